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
  readonly code: Extract<RejectCode, 'too-few-cells' | 'too-many-cells' | 'bad-quotes'>;
  readonly cells: readonly string[];
}

/** Puts a row where it belongs: among the rows when it has `width` cells, otherwise aside. Empty cells beyond the last column do not count. */
export function keepRow(block: RowBlock, cells: string[], line: number, width: number): void {
  while (cells.length > width && cells.at(-1) === '') cells.pop();
  if (cells.length === width) {
    block.rows.push(cells);
    block.lines.push(line);
  } else {
    block.broken.push({ line, code: cells.length < width ? 'too-few-cells' : 'too-many-cells', cells });
  }
}
