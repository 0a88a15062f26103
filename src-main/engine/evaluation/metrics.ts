/**
 * Figures of one patron's list cut at k, all in 0..1. Below H = hits among the first k, T = titles to be found, r = their ranks from 1,
 * N = titles that could be ranked (engine notes 3.4).
 */
export interface ListMetrics {
  /** Binary nDCG@k, ideal over min(k, T): Σ_{r ≤ k} 1/log2(r+1) ÷ Σ_{r=1}^{min(k,T)} 1/log2(r+1) (Järvelin & Kekäläinen 2002). */
  readonly ndcg: number;
  /** H ÷ T (the RecBole form). */
  readonly recall: number;
  /** H ÷ min(k, T) (the form of the variational autoencoder papers). */
  readonly cappedRecall: number;
  /** H ÷ k. */
  readonly precision: number;
  /** Harmonic mean of precision and recall: 2PR ÷ (P + R) = 2H ÷ (k + T). */
  readonly f1: number;
  /** Average precision: Σ_{r ≤ k} (hits up to r ÷ r) ÷ min(k, T). */
  readonly averagePrecision: number;
  /** 1 when H > 0. */
  readonly hit: number;
  /** (true positives + true negatives) ÷ N = (N − k − T + 2H) ÷ N. Close to 1 for any list: nearly every title is neither shown nor borrowed. */
  readonly accuracy: number;
}

/** Lengths of list that figures are given for. */
export const listLengths = [5, 10, 20, 50] as const;

/** Names of the figures, in the order of `ListMetrics`. */
export const listMetricNames = ['ndcg', 'recall', 'cappedRecall', 'precision', 'f1', 'averagePrecision', 'hit', 'accuracy'] as const satisfies readonly (keyof ListMetrics)[];

/** The figures of a list of k from the ranks of the titles to be found in the full ranking (1 = first, 0 = not ranked), in any order. */
export function metricsAt(ranks: ArrayLike<number>, k: number, candidates: number): ListMetrics {
  const total = ranks.length;
  const found = ascendingWithin(ranks, k);
  const hits = found.length;
  const reachable = Math.min(k, total);
  let gain = 0;
  let precisions = 0;
  for (let h = 0; h < hits; h += 1) {
    gain += discount(found[h]!);
    precisions += (h + 1) / found[h]!;
  }
  const shown = Math.min(k, candidates);
  return {
    ndcg: reachable > 0 ? gain / idealGain(reachable) : 0,
    recall: total > 0 ? hits / total : 0,
    cappedRecall: reachable > 0 ? hits / reachable : 0,
    precision: hits / k,
    f1: (2 * hits) / (k + total),
    averagePrecision: reachable > 0 ? precisions / reachable : 0,
    hit: hits > 0 ? 1 : 0,
    accuracy: candidates > 0 ? (candidates - shown - total + 2 * hits) / candidates : 0,
  };
}

/** nDCG@k of a list, best first, against the titles `wanted` answers yes for; `total` = how many there are to be found. */
export function ndcgOfList(top: Uint32Array, k: number, total: number, wanted: (column: number) => boolean): number {
  let gain = 0;
  const length = Math.min(k, top.length);
  for (let at = 0; at < length; at += 1) if (wanted(top[at]!)) gain += discount(at + 1);
  return total > 0 ? gain / idealGain(Math.min(k, total)) : 0;
}

/** 1 ÷ rank of the first title to be found, not cut at any k; 0 when none is ranked. Its mean over patrons is MRR. */
export function reciprocalRank(ranks: ArrayLike<number>): number {
  let best = Infinity;
  for (let i = 0; i < ranks.length; i += 1) if (ranks[i]! > 0) best = Math.min(best, ranks[i]!);
  return 1 / best;
}

/**
 * Area under the ROC curve: share of pairs of a title to be found and another one that the ranking puts right,
 * Σ_i ((N − r_i) − (T − i)) ÷ (T·(N − T)) over ascending ranks r_1 < … < r_T (Mann–Whitney). 0.5 is chance.
 */
export function areaUnderCurve(ranks: ArrayLike<number>, candidates: number): number {
  const sorted = ascendingWithin(ranks, Infinity);
  const total = sorted.length;
  const others = candidates - total;
  if (total === 0 || others <= 0) return 0.5;
  let right = 0;
  for (let i = 0; i < total; i += 1) right += candidates - sorted[i]! - (total - i - 1);
  return right / (total * others);
}

/**
 * Accuracy over as many titles that were borrowed as were not: (share of `ranks` ≤ threshold + share of `others` > threshold) ÷ 2, where
 * `others` are the ranks of titles about equally popular, and the threshold says "will be borrowed" as often as loans occur in training.
 */
export function balancedAccuracy(ranks: ArrayLike<number>, others: ArrayLike<number>, threshold: number): number {
  const share = (values: ArrayLike<number>) => {
    let count = 0;
    for (let i = 0; i < values.length; i += 1) if (values[i]! > 0 && values[i]! <= threshold) count += 1;
    return values.length > 0 ? count / values.length : 0;
  };
  return (share(ranks) + 1 - share(others)) / 2;
}

function ascendingWithin(ranks: ArrayLike<number>, k: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < ranks.length; i += 1) if (ranks[i]! > 0 && ranks[i]! <= k) found.push(ranks[i]!);
  return found.length > 1 ? found.sort((a, b) => a - b) : found;
}

const discount = (rank: number): number => 1 / Math.log2(rank + 1);

/** Ideal gains of up to that many hits, kept from one call to the next. */
const ideals: number[] = [0];

function idealGain(count: number): number {
  while (ideals.length <= count) ideals.push(ideals.at(-1)! + discount(ideals.length));
  return ideals[count]!;
}
