import type { RowBlock } from './row-block.ts';

/** Koha writes what went wrong below the rows. */
const errorLine = /^#\s?ERROR\b/i;

/** Database programs draw a line under the header and count the rows below them. */
const lineSigns = /^[\s+|=-]*$/;
const isLine = (cell: string): boolean => cell.includes('--') && lineSigns.test(cell);
const notRow = /^\s*$|^\(\d+ (?:rows?\b|行)/;

/** What was found among the rows that is none. */
export interface Passed {
  /** Lines in which the library system reports an error. */
  errorLines: number;
  /** Copies of the header between rows: exports that were put one behind the other. */
  headers: number;
}

/** Takes copies of the header out of a block and names the lines that report an error. */
export function cleanBlock(block: RowBlock, header: readonly string[] | null, passed: Passed): void {
  const isHeader = (cells: readonly string[]): boolean => header !== null && header[0] === cells[0] && header.length === cells.length && header.every((name, at) => name === cells[at]);
  const alone = block.rows[0]?.length === 1;
  for (let at = 0; at < block.rows.length; at += 1) {
    const cells = block.rows[at]!;
    const isDrawn = (cells[0] ?? '').startsWith('--') && cells.every((cell) => isLine(cell));
    const isError = alone && errorLine.test(cells[0] ?? '');
    if (!isError && !isDrawn && !isHeader(cells)) continue;
    if (isError) block.broken.push({ line: block.lines[at] ?? 0, code: 'error-line', cells });
    else if (!isDrawn) passed.headers += 1;
    block.rows.splice(at, 1);
    block.lines.splice(at, 1);
    at -= 1;
  }
  const told = block.broken.filter(({ cells }) => !(cells.every((cell) => cell === '' || isLine(cell)) || (cells.length === 1 && notRow.test(cells[0] ?? ''))));
  if (told.length < block.broken.length) block.broken.splice(0, block.broken.length, ...told);
  for (const [at, row] of block.broken.entries()) {
    if (!errorLine.test(row.cells[0] ?? '')) continue;
    block.broken[at] = { ...row, code: 'error-line' };
    passed.errorLines += 1;
  }
}

/** The last row of a file whose last line has no end: one that is broken was cut off there, and one that ends inside a character as well. */
export function markCut(block: RowBlock, insideCharacter: boolean): void {
  const line = block.lines.at(-1) ?? 0;
  const broken = block.broken.at(-1);
  if (broken !== undefined && broken.line > line) {
    if (broken.code === 'bad-quotes' || broken.code === 'too-few-cells') block.broken[block.broken.length - 1] = { ...broken, code: 'record-cut' };
  } else if (insideCharacter && block.rows.length > 0) {
    block.broken.push({ line, code: 'record-cut', cells: block.rows.pop() ?? [] });
    block.lines.pop();
  }
}
