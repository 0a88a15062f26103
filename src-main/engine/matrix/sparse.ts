import type { Pacer } from '../pacer.ts';

/** A weightless sparse matrix by rows: `start` has rowCount + 1 entries, `index` one column a stored cell. */
export interface SparsePattern {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly start: Uint32Array;
  readonly index: Uint32Array;
}

/** A sparse matrix by rows with one weight a stored cell. */
export interface SparseRows extends SparsePattern {
  readonly weight: Float32Array;
}

/** The transpose of a pattern, in one counting pass; cells of a row come out in ascending order. */
export function transposePattern(pattern: SparsePattern): SparsePattern {
  const start = new Uint32Array(pattern.columnCount + 1);
  for (const c of pattern.index) start[c + 1]! += 1;
  for (let c = 0; c < pattern.columnCount; c += 1) start[c + 1]! += start[c]!;
  const cursor = start.slice(0, pattern.columnCount);
  const index = new Uint32Array(pattern.index.length);
  for (let r = 0; r < pattern.rowCount; r += 1) {
    for (let e = pattern.start[r]!; e < pattern.start[r + 1]!; e += 1) index[cursor[pattern.index[e]!]!++] = r;
  }
  return { rowCount: pattern.columnCount, columnCount: pattern.rowCount, start, index };
}

/** `transposePattern` with pauses. */
export function transposePaced(pattern: SparsePattern, pacer: Pacer): Promise<SparsePattern> {
  return moved(pattern, null, pacer);
}

/** The transpose with weights, with pauses. */
export async function transposeRows(rows: SparseRows, pacer: Pacer): Promise<SparseRows> {
  const weight = new Float32Array(rows.index.length);
  return { ...await moved(rows, { from: rows.weight, to: weight }, pacer), weight };
}

/** Weights that are moved with the cells. */
interface MovedWeights { readonly from: Float32Array; readonly to: Float32Array }

async function moved(rows: SparsePattern, weights: MovedWeights | null, pacer: Pacer): Promise<SparsePattern> {
  const start = new Uint32Array(rows.columnCount + 1);
  start.set(columnCounts(rows), 1);
  for (let c = 0; c < rows.columnCount; c += 1) start[c + 1]! += start[c]!;
  if (pacer.due()) await pacer.pause();
  const cursor = start.slice(0, rows.columnCount);
  const index = new Uint32Array(rows.index.length);
  for (let from = 0; from < rows.rowCount; from += SLICE_ROWS) {
    moveRows(rows, from, Math.min(rows.rowCount, from + SLICE_ROWS), cursor, index, weights);
    if (pacer.due()) await pacer.pause();
  }
  return { rowCount: rows.columnCount, columnCount: rows.rowCount, start, index };
}

const SLICE_ROWS = 512;

function moveRows(rows: SparsePattern, from: number, to: number, cursor: Uint32Array, index: Uint32Array, weights: MovedWeights | null): void {
  for (let r = from; r < to; r += 1) {
    for (let e = rows.start[r]!; e < rows.start[r + 1]!; e += 1) {
      const at = cursor[rows.index[e]!]!++;
      index[at] = r;
      if (weights !== null) weights.to[at] = weights.from[e]!;
    }
  }
}

/** A copy of the rows from `from` to before `to`. */
export function rowsBetween(rows: SparseRows, from: number, to: number): SparseRows {
  const first = rows.start[from]!;
  const end = rows.start[to]!;
  return {
    rowCount: to - from, columnCount: rows.columnCount, start: rows.start.slice(from, to + 1).map((at) => at - first),
    index: rows.index.slice(first, end), weight: rows.weight.slice(first, end),
  };
}

/** How many cells each column has (length columnCount). */
export function columnCounts(pattern: SparsePattern): Uint32Array {
  const counts = new Uint32Array(pattern.columnCount);
  const { index } = pattern;
  for (let e = 0; e < index.length; e += 1) counts[index[e]!]! += 1;
  return counts;
}

/** Place of a cell among the stored ones, −1: not stored. Cells of a row are in ascending order: binary search. */
export function cellAt(rows: SparsePattern, row: number, column: number): number {
  let low = rows.start[row]!;
  let high = rows.start[row + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = rows.index[middle]!;
    if (found === column) return middle;
    if (found < column) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
