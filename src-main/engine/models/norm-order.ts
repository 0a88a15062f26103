import type { ColumnSums } from './column-sums.ts';

/** Rows scored between two looks at the bound. */
const STRIDE = 64;

/** The item factors, longest vector first: the order in which the best titles of any patron are found soonest. */
export interface NormOrder {
  readonly columns: Uint32Array;
  /** Euclidean length of each row, or another factor that the score is bounded by, descending. */
  readonly norms: Float64Array;
  /** Rows in this order, row-major. */
  readonly rows: Float32Array;
}

/** Sorts the rows of `items` (row-major, `width` columns) by length. */
export function normOrder(items: Float32Array, width: number): NormOrder {
  const count = items.length / width;
  const lengths = new Float64Array(count);
  for (let j = 0; j < count; j += 1) {
    let sum = 0;
    for (let at = j * width; at < (j + 1) * width; at += 1) sum += items[at]! * items[at]!;
    lengths[j] = Math.sqrt(sum);
  }
  const columns = Uint32Array.from(lengths.keys()).sort((a, b) => lengths[b]! - lengths[a]! || a - b);
  const rows = new Float32Array(items.length);
  for (let r = 0; r < count; r += 1) rows.set(items.subarray(columns[r]! * width, (columns[r]! + 1) * width), r * width);
  return { columns, norms: Float64Array.from(columns, (column) => lengths[column]!), rows };
}

/**
 * Gathers y_j·x of all titles that can stand among the k best not excluded, ties included. Exact: rows are read in order of length and
 * reading ends where even a vector that points straight along x could not reach the k-th best, |y|·|x| < bar (Cauchy–Schwarz).
 */
export function gatherBest(order: NormOrder, vector: Float64Array, excluded: Uint8Array, k: number, sums: ColumnSums): void {
  const { columns, norms, rows } = order;
  const d = vector.length;
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) * (1 + 1e-6);
  const best = new Float32Array(k).fill(-Infinity);
  for (let r = 0; r < columns.length; r += 1) {
    if (r % STRIDE === 0 && norms[r]! * length < best[k - 1]!) return;
    const column = columns[r]!;
    if (excluded[column] === 1) continue;
    const score = Math.fround(rowDot(rows, r * d, vector));
    if (score < best[k - 1]!) continue;
    sums.put(column, score);
    let at = k - 1;
    for (; at > 0 && best[at - 1]! < score; at -= 1) best[at] = best[at - 1]!;
    best[at] = score;
  }
}

/** Σ rows[from + f]·vector[f]; four running sums: additions need not wait for each other. */
export function rowDot(rows: Float32Array, from: number, vector: Float64Array): number {
  const d = vector.length;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let f = 0;
  for (; f + 3 < d; f += 4) {
    s0 += rows[from + f]! * vector[f]!;
    s1 += rows[from + f + 1]! * vector[f + 1]!;
    s2 += rows[from + f + 2]! * vector[f + 2]!;
    s3 += rows[from + f + 3]! * vector[f + 3]!;
  }
  for (; f < d; f += 1) s0 += rows[from + f]! * vector[f]!;
  return s0 + s1 + (s2 + s3);
}
