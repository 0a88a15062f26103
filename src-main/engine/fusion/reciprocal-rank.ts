/** The constant of Cormack, Clarke & Büttcher: how little the very first ranks stand out from those after them. */
export const RANK_OFFSET = 60;

/** Columns put together from several lists, best first, with the sums they are ordered by. */
export interface FusedList {
  readonly columns: Uint32Array;
  readonly scores: Float64Array;
}

/**
 * Reciprocal-rank fusion: score(j) = Σ_lists 1 / (offset + rank of j in the list), ranks from 1, a list that lacks j adds nothing
 * (Cormack, Clarke & Büttcher 2009). Only ranks count, so lists of methods whose scores do not compare can be put together.
 * Each list holds distinct columns, best first; columns of equal sums keep the order of their first appearance, list by list.
 */
export function reciprocalRankFusion(lists: readonly Uint32Array[], offset = RANK_OFFSET): FusedList {
  const sums = new Map<number, number>();
  for (const list of lists) {
    for (let r = 0; r < list.length; r += 1) sums.set(list[r]!, (sums.get(list[r]!) ?? 0) + 1 / (offset + r + 1));
  }
  const ordered = [...sums].sort((a, b) => b[1] - a[1]);
  return { columns: Uint32Array.from(ordered, ([column]) => column), scores: Float64Array.from(ordered, ([, sum]) => sum) };
}
