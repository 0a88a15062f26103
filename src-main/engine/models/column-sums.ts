import type { SparseRows } from '../matrix/sparse.ts';

/** One sum a target column that remembers which columns were added to, so that neither reading nor clearing scans the whole catalogue. */
export class ColumnSums {
  /** The sums, 0 where nothing was added. */
  readonly values: Float32Array;
  /** The columns added to, in order of their first addition; the first `size` entries count. */
  readonly touched: Uint32Array;
  size = 0;

  constructor(columns: number) {
    this.values = new Float32Array(columns);
    this.touched = new Uint32Array(columns);
  }

  /** Notes the sum of a column not touched before. */
  put(column: number, value: number): void {
    this.values[column] = value;
    this.touched[this.size] = column;
    this.size += 1;
  }

  /** Sets everything back to 0. */
  clear(): void {
    for (let t = 0; t < this.size; t += 1) this.values[this.touched[t]!] = 0;
    this.size = 0;
  }
}

/** Adds weight · row to sums whose parts are all above 0. */
export function addRow({ start, index, weight: weights }: SparseRows, row: number, weight: number, sums: ColumnSums): void {
  const { values, touched } = sums;
  let size = sums.size;
  for (let e = start[row]!, end = start[row + 1]!; e < end; e += 1) {
    const column = index[e]!;
    const before = values[column]!;
    if (before === 0) touched[size++] = column;
    values[column] = before + weight * weights[e]!;
  }
  sums.size = size;
}

/** Column numbers by weight, greatest first. */
export function descending(weights: Float32Array): Uint32Array {
  return Uint32Array.from(weights.keys()).sort((a, b) => weights[b]! - weights[a]! || a - b);
}

/** Gathers the k greatest weights of columns not excluded, and all that equal the last of them; `order` is `descending(weights)`. */
export function gatherGreatest(weights: Float32Array, order: Uint32Array, excluded: Uint8Array, k: number, sums: ColumnSums): void {
  let last = -Infinity;
  for (let at = 0; at < order.length; at += 1) {
    const column = order[at]!;
    const weight = weights[column]!;
    if (sums.size >= k && weight < last) return;
    if (excluded[column] === 1) continue;
    sums.put(column, weight);
    last = weight;
  }
}
