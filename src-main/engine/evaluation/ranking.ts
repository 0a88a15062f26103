import { scramble } from '../matrix/random.ts';

/**
 * The order of a list: greater score first, then greater `secondary` (usually popularity), then a seeded random order,
 * never the column number (engine notes 3.3: constant scores must not score). Columns marked 1 in `excluded` are not ranked.
 */
export interface Ranking {
  readonly scores: Float32Array;
  readonly secondary: Float32Array | null;
  /** Seed of the last tie-break, different for each patron. */
  readonly salt: number;
  readonly excluded: Uint8Array;
}

/** Whether column `a` stands before column `b`. */
export function standsBefore(ranking: Ranking, a: number, b: number): boolean {
  const { scores, secondary } = ranking;
  const first = scores[a]!;
  const second = scores[b]!;
  if (first !== second) return first > second;
  if (secondary) {
    const next = secondary[a]!;
    const other = secondary[b]!;
    if (next !== other) return next > other;
  }
  return scramble(a ^ ranking.salt) < scramble(b ^ ranking.salt);
}

/** The best k columns, best first; fewer when fewer remain. O(titles + titles·log k). */
export function topColumns(ranking: Ranking, k: number): Uint32Array {
  const { scores, excluded } = ranking;
  const best = new Uint32Array(k);
  let size = 0;
  let bar = -Infinity;
  for (let column = 0; column < scores.length; column += 1) {
    if (scores[column]! < bar || excluded[column] === 1) continue;
    if (size === k && !standsBefore(ranking, column, best[k - 1]!)) continue;
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (standsBefore(ranking, best[middle]!, column)) low = middle + 1;
      else high = middle;
    }
    if (size < k) size += 1;
    best.copyWithin(low + 1, low, size - 1);
    best[low] = column;
    if (size === k) bar = scores[best[k - 1]!]!;
  }
  return best.slice(0, size);
}

/** Rank (1 = first) of the best placed column of `relevant` in the full ranking; Infinity when none is ranked. */
export function firstRank(ranking: Ranking, relevant: Uint32Array): number {
  let best = -1;
  for (const column of relevant) {
    if (ranking.excluded[column] !== 1 && (best < 0 || standsBefore(ranking, column, best))) best = column;
  }
  if (best < 0) return Infinity;
  const bar = ranking.scores[best]!;
  let ahead = 0;
  for (let column = 0; column < ranking.scores.length; column += 1) {
    if (ranking.scores[column]! >= bar && ranking.excluded[column] !== 1 && column !== best && standsBefore(ranking, column, best)) ahead += 1;
  }
  return ahead + 1;
}
