import type { CoCounts } from '../kernels/co-counts.ts';
import type { SparsePattern } from '../matrix/sparse.ts';
import type { Pacer } from '../pacer.ts';

/** The columns that occur at all, the heaviest first, equal ones by number: short rows of co-counts to look a pair up in. */
export function activeColumns(diagonal: Float32Array): Uint32Array {
  return Uint32Array.from(diagonal.keys()).filter((c) => diagonal[c]! > 0).sort((a, b) => diagonal[b]! - diagonal[a]! || a - b);
}

/** The rows over the numbers of the active columns; the other columns are left out. */
export function renumbered(rows: SparsePattern, active: Uint32Array): SparsePattern {
  const number = numbers(active, rows.columnCount);
  const start = new Uint32Array(rows.rowCount + 1);
  const index = new Uint32Array(rows.index.length);
  let size = 0;
  for (let r = 0; r < rows.rowCount; r += 1) {
    for (let e = rows.start[r]!; e < rows.start[r + 1]!; e += 1) {
      const own = number[rows.index[e]!]!;
      if (own >= 0) index[size++] = own;
    }
    start[r + 1] = size;
  }
  return { rowCount: rows.rowCount, columnCount: active.length, start, index: index.slice(0, size) };
}

/** Co-counts over the numbers of the active columns. */
export async function renumberedCounts({ counts, diagonal }: CoCounts, active: Uint32Array, pacer: Pacer): Promise<CoCounts> {
  const number = numbers(active, diagonal.length);
  const start = new Uint32Array(active.length + 1);
  active.forEach((c, at) => { start[at + 1] = start[at]! + counts.start[c + 1]! - counts.start[c]!; });
  const index = new Uint32Array(start[active.length]!);
  const weight = new Float32Array(index.length);
  for (const [at, c] of active.entries()) {
    if (pacer.due()) await pacer.pause();
    const cells = Array.from({ length: counts.start[c + 1]! - counts.start[c]! }, (_, k) => counts.start[c]! + k)
      .sort((a, b) => number[counts.index[a]!]! - number[counts.index[b]!]!);
    cells.forEach((e, k) => {
      index[start[at]! + k] = number[counts.index[e]!]!;
      weight[start[at]! + k] = counts.weight[e]!;
    });
  }
  return { counts: { rowCount: active.length, columnCount: active.length, start, index, weight }, diagonal: Float32Array.from(active, (c) => diagonal[c]!) };
}

function numbers(active: Uint32Array, columnCount: number): Int32Array {
  const number = new Int32Array(columnCount).fill(-1);
  active.forEach((c, at) => { number[c] = at; });
  return number;
}
