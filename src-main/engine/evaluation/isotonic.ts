/** A non-decreasing step function: from `from[i]` on its value is `value[i]`; before the first step it is the first value. */
export interface Steps {
  readonly from: readonly number[];
  readonly value: readonly number[];
}

/**
 * Isotonic regression by pooling adjacent violators (Ayer et al. 1955): the non-decreasing function of `scores` with the least squared error
 * to `outcomes`; equal scores get one value. O(n log n). No steps for no points.
 */
export function isotonicSteps(scores: ArrayLike<number>, outcomes: ArrayLike<number>): Steps {
  const order = Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => scores[a]! - scores[b]!);
  const pools: { from: number; sum: number; count: number }[] = [];
  for (const at of order) {
    const last = pools.at(-1);
    if (last && last.from === scores[at]!) {
      last.sum += outcomes[at]!;
      last.count += 1;
    } else pools.push({ from: scores[at]!, sum: outcomes[at]!, count: 1 });
  }
  const merged: typeof pools = [];
  for (const pool of pools) {
    merged.push(pool);
    while (merged.length > 1) {
      const [before, after] = [merged.at(-2)!, merged.at(-1)!];
      if (before.sum / before.count < after.sum / after.count) break;
      before.sum += after.sum;
      before.count += after.count;
      merged.pop();
    }
  }
  return { from: merged.map(({ from }) => from), value: merged.map(({ sum, count }) => sum / count) };
}

/** The function's value at a score. */
export function stepAt({ from, value }: Steps, score: number): number {
  let low = 0;
  let high = from.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (from[middle]! <= score) low = middle;
    else high = middle - 1;
  }
  return value[low] ?? 0;
}
