/** Figures of one list of one patron; every one lies in 0..1. */
export interface ListMetrics {
  /** Binary nDCG@k, ideal over min(k, relevant): Σ_{hit at rank r} 1/log2(r+1) ÷ Σ_{r=1}^{min(k,|T|)} 1/log2(r+1). */
  readonly ndcg: number;
  /** Hits ÷ |T| (the RecBole form). */
  readonly recall: number;
  /** Hits ÷ min(k, |T|) (the VAE form). */
  readonly cappedRecall: number;
  /** Hits ÷ k. */
  readonly precision: number;
  /** 1 when at least one title of the list is relevant. */
  readonly hit: number;
  /** 1 ÷ rank of the first relevant title in the full ranking, not cut at k. */
  readonly reciprocalRank: number;
}

/** The titles to be found: a set of columns, or anything that answers like one. */
export interface Relevant {
  readonly size: number;
  has(column: number): boolean;
}

/** Figures of the list `top` (best first, meant to have k entries) against the columns `relevant`. */
export function listMetrics(top: Uint32Array, relevant: Relevant, k: number, firstRelevantRank: number): ListMetrics {
  let hits = 0;
  let gain = 0;
  const length = Math.min(k, top.length);
  for (let r = 0; r < length; r += 1) {
    if (!relevant.has(top[r]!)) continue;
    hits += 1;
    gain += 1 / Math.log2(r + 2);
  }
  const reachable = Math.min(k, relevant.size);
  const ideal = idealGain(reachable);
  return {
    ndcg: ideal > 0 ? gain / ideal : 0,
    recall: relevant.size > 0 ? hits / relevant.size : 0,
    cappedRecall: reachable > 0 ? hits / reachable : 0,
    precision: hits / k,
    hit: hits > 0 ? 1 : 0,
    reciprocalRank: 1 / firstRelevantRank,
  };
}

function idealGain(count: number): number {
  let sum = 0;
  for (let r = 0; r < count; r += 1) sum += 1 / Math.log2(r + 2);
  return sum;
}
