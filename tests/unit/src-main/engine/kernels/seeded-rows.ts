import { seededRandom } from '#engine/matrix/random.ts';
import type { SparsePattern } from '#engine/matrix/sparse.ts';

/** Rows of distinct columns, low ones more often than high ones; some rows are empty. */
export function seededRows(rowCount: number, columnCount: number, longest: number, seed: number): SparsePattern {
  const random = seededRandom(seed);
  const rows = Array.from({ length: rowCount }, () => [...new Set(Array.from({ length: Math.floor(random() * longest) }, () => Math.floor(random() ** 2 * columnCount)))]);
  const start = new Uint32Array(rowCount + 1);
  rows.forEach((row, r) => { start[r + 1] = start[r]! + row.length; });
  return { rowCount, columnCount, start, index: Uint32Array.from(rows.flat()) };
}
