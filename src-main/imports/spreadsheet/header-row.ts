import { isHeaderRow } from '../table/header-row.ts';
import type { SheetRow } from './workbook.ts';

/** Where the table of a sheet begins. */
export interface TableStart {
  /** Rows of the sheet above the header, or above the first row where there is no header. */
  readonly skip: number;
  readonly hasHeader: boolean;
}

const looked = 30;

/**
 * Finds the header below the titles of a report: the first row about as wide as those below it that names their columns.
 * @param rows the first rows of the sheet that are not empty
 */
export function findHeader(rows: readonly SheetRow[]): TableStart {
  const usual = median(rows.map(({ cells }) => filled(cells)).filter((count) => count > 1));
  const isWide = ({ cells }: SheetRow): boolean => filled(cells) >= Math.max(Math.min(2, usual), 0.6 * usual);
  const names = (at: number): boolean => isHeaderRow(rows[at]?.cells ?? [], rows.slice(at + 1, at + looked).filter(isWide).map(({ cells }) => cells));
  let doubtful: TableStart | undefined;
  for (const [at, row] of rows.slice(0, looked).entries()) {
    if (!isWide(row)) continue;
    if (!names(at)) return doubtful ?? { skip: row.line - 1, hasHeader: false };
    const start = { skip: row.line - 1, hasHeader: true };
    const next = rows[at + 1];
    // names of groups of columns, with the columns' own below
    const isGroups = next !== undefined && filled(next.cells) > filled(row.cells) && !next.cells.some(isValue) && names(at + 1);
    if (!row.cells.some(isValue) && !isGroups) return start;
    // what a report was made for (`from`, a date, `to`, a date) may be nearly as wide as its table
    if (!isGroups && filled(row.cells) >= usual) doubtful ??= start;
  }
  return doubtful ?? { skip: (rows[0]?.line ?? 1) - 1, hasHeader: true };
}

/** Whether the first row below so many lines names the columns. */
export function isHeaderBelow(rows: readonly SheetRow[], skip: number): boolean {
  const [first, ...below] = rows.filter(({ line }) => line > skip).map(({ cells }) => cells);
  return first === undefined || isHeaderRow(first, below.slice(0, looked));
}

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;

/** A number or a date, which no header consists of. */
const isValue = (cell: string): boolean => cell.length <= 40 && /^\s*[+-]?[\d.,/:\-年月日\s]*\d[\d.,/:\-年月日\s]*(E\+\d+)?\s*$/.test(cell);

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
