import { columnCounts, type SparsePattern } from '../matrix/sparse.ts';

/** The columns that occur at all, most frequent first, equal ones by number: short rows of co-counts to look a pair up in. */
export interface ActiveColumns {
  /** Column of each active number. */
  readonly column: Uint32Array;
  /** The rows over active numbers. */
  readonly rows: SparsePattern;
}

/** Renumbers the columns of a pattern by frequency and leaves out the empty ones. */
export function activeColumns(rows: SparsePattern): ActiveColumns {
  const counts = columnCounts(rows);
  const column = Uint32Array.from(counts.keys()).filter((c) => counts[c]! > 0).sort((a, b) => counts[b]! - counts[a]! || a - b);
  const number = new Uint32Array(rows.columnCount);
  column.forEach((c, at) => { number[c] = at; });
  return { column, rows: { ...rows, columnCount: column.length, index: rows.index.map((c) => number[c]!) } };
}
