import { gramOf, rowDot } from '../matrix/dense.ts';
import { symmetricEigen } from '../matrix/eigen.ts';
import type { ColumnSums } from './column-sums.ts';

/** Rows scored between two looks at the bound on all that follow. */
const STRIDE = 64;
/** Leading coordinates that are looked at before a row is scored whole, and the width from which that saves anything. */
const HEAD = 16;
const WIDE = 32;
/** Rows that the leading directions are taken from, at most. */
const SAMPLED = 8192;
/** Room for the rounding of the heads, as a share of the greatest score that a row could have. */
const SLACK = 1e-5;

/** The item vectors in the order in which the best titles of any patron are found soonest. */
export interface ItemOrder {
  readonly columns: Uint32Array;
  /** Bound on the score of each row ÷ the length of the patron's vector, descending. */
  readonly reach: Float64Array;
  /** The same by column. */
  readonly reachOf: Float64Array;
  /** The rows turned so that most of their length lies in few coordinates; null for narrow ones. */
  readonly heads: Heads | null;
}

interface Heads {
  /** HEAD orthonormal directions, row-major. */
  readonly basis: Float64Array;
  /** The coordinates of each row along them, by column, row-major. */
  readonly rows: Float32Array;
  /** Length of what they leave of each row, by column. */
  readonly rest: Float32Array;
}

/** Euclidean length of each row of `items` (row-major, `width` columns). */
function lengthsOf(items: Float32Array, width: number): Float64Array {
  return Float64Array.from({ length: items.length / width }, (_, j) => {
    let sum = 0;
    for (let at = j * width; at < (j + 1) * width; at += 1) sum += items[at]! * items[at]!;
    return Math.sqrt(sum);
  });
}

/** Sorts the rows of `items` by length. */
export function itemOrder(items: Float32Array, width: number): ItemOrder {
  const reach = lengthsOf(items, width);
  const columns = Uint32Array.from(reach.keys()).sort((a, b) => reach[b]! - reach[a]! || a - b);
  return { columns, reach: Float64Array.from(columns, (column) => reach[column]!), reachOf: reach, heads: width < WIDE ? null : headsOf(items, width, columns) };
}

/** Turns the rows towards their principal directions (Bachrach et al. 2014; the incremental pruning of FEXIPRO, Li et al. 2017). */
function headsOf(items: Float32Array, width: number, columns: Uint32Array): Heads {
  const step = Math.max(1, Math.ceil(columns.length / SAMPLED));
  const sample = new Float32Array(Math.ceil(columns.length / step) * width);
  for (let r = 0, at = 0; r < columns.length; r += step, at += width) sample.set(items.subarray(columns[r]! * width, (columns[r]! + 1) * width), at);
  const { values, vectors } = symmetricEigen(gramOf(sample, width), width);
  const leading = [...values.keys()].sort((a, b) => values[b]! - values[a]!).slice(0, HEAD);
  const basis = new Float64Array(HEAD * width);
  leading.forEach((v, h) => basis.set(vectors.subarray(v * width, (v + 1) * width), h * width));
  const rows = new Float32Array(columns.length * HEAD);
  const rest = new Float32Array(columns.length);
  for (let r = 0; r < columns.length; r += 1) {
    const from = r * width;
    let left = 0;
    for (let f = 0; f < width; f += 1) left += items[from + f]! * items[from + f]!;
    for (let h = 0; h < HEAD; h += 1) {
      let sum = 0;
      for (let f = 0, at = h * width; f < width; f += 1, at += 1) sum += items[from + f]! * basis[at]!;
      rows[r * HEAD + h] = sum;
      left -= sum * sum;
    }
    rest[r] = Math.sqrt(Math.max(0, left));
  }
  return { basis, rows, rest };
}

/** Length of a vector, rounded up. */
function lengthOf(vector: Float64Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) * (1 + 1e-6);
}

/** Length of a vector, its coordinates along the directions, and the length of what they leave of it. */
function turned({ basis }: Heads, vector: Float64Array): { length: number; head: Float64Array; rest: number } {
  const d = vector.length;
  const length = lengthOf(vector);
  const head = new Float64Array(HEAD);
  let left = length * length;
  for (let h = 0; h < HEAD; h += 1) {
    for (let f = 0; f < d; f += 1) head[h]! += basis[h * d + f]! * vector[f]!;
    left -= head[h]! ** 2;
  }
  return { length, head, rest: Math.sqrt(Math.max(0, left)) };
}

/** Bounds on y_j·x by column: the leading coordinates and the lengths of the rest; the score itself where rows are narrow. */
export function boundsFor({ reachOf, heads }: ItemOrder, items: Float32Array, vector: Float64Array): (column: number) => number {
  const d = vector.length;
  if (heads === null) return (column) => Math.fround(rowDot(items, column * d, vector));
  const { length, head, rest } = turned(heads, vector);
  return (column) => rowDot(heads.rows, column * HEAD, head) + heads.rest[column]! * rest + SLACK * reachOf[column]! * length;
}

/**
 * Gathers y_j·x of all titles that can stand among the k best not excluded, ties included. Exact: a row is scored only where its leading
 * coordinates and the lengths of the rest (Cauchy–Schwarz) leave room for the k-th best, and reading ends where no later row could reach it.
 */
export function gatherBest({ columns, reach, heads }: ItemOrder, items: Float32Array, vector: Float64Array, excluded: Uint8Array, k: number, sums: ColumnSums): void {
  const d = vector.length;
  const length = lengthOf(vector);
  const own = heads && turned(heads, vector);
  const best = new Float32Array(k).fill(-Infinity);
  let bar = -Infinity;
  for (let r = 0; r < columns.length; r += 1) {
    if (r % STRIDE === 0 && reach[r]! * length < bar) return;
    const column = columns[r]!;
    if (excluded[column] === 1) continue;
    if (own !== null && rowDot(heads!.rows, column * HEAD, own.head) + heads!.rest[column]! * own.rest + SLACK * reach[r]! * length < bar) continue;
    const score = Math.fround(rowDot(items, column * d, vector));
    if (score < bar) continue;
    sums.put(column, score);
    let at = k - 1;
    for (; at > 0 && best[at - 1]! < score; at -= 1) best[at] = best[at - 1]!;
    best[at] = score;
    bar = best[k - 1]!;
  }
}
