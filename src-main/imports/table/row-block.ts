import type { RejectCode } from '#contract/imports.ts';

/** Rows read in one go, and the lines at which they begin. */
export interface RowBlock {
  readonly rows: string[][];
  readonly lines: number[];
  readonly broken: BrokenRow[];
}

/** A row that is no row of this table. Its cells are as they were read, or the raw line where they could not be. */
export interface BrokenRow {
  readonly line: number;
  /** Byte at which a record begins, where the file has no lines. */
  readonly offset?: number;
  readonly code: Extract<RejectCode, 'too-few-cells' | 'too-many-cells' | 'bad-quotes' | 'record-broken' | 'record-cut' | 'record-empty' | 'error-line'>;
  readonly cells: readonly string[];
}

/** Takes off empty cells beyond the last column: some programs end every row with a delimiter. */
export function dropExtra(cells: string[], width: number): void {
  while (cells.length > width && cells.at(-1) === '') cells.pop();
}

/** Puts a row where it belongs: among the rows when it has `width` cells, otherwise aside. */
export function keepRow(block: RowBlock, cells: string[], line: number, width: number): void {
  if (cells.length === width) {
    block.rows.push(cells);
    block.lines.push(line);
  } else {
    block.broken.push({ line, code: cells.length < width ? 'too-few-cells' : 'too-many-cells', cells });
  }
}
