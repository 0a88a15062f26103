import type { OpenOptions } from '../source.ts';
import { guessDelimiter } from '../file/delimiter.ts';
import { formOf, isHeaderRow, usualForm } from './header-row.ts';
import { RowReader, type RowShape } from './read-rows.ts';
import { typedHeader } from './typed-header.ts';

/** How the rows of a delimited text lie. */
export interface Layout {
  readonly delimiter: string;
  readonly quote: string | null;
  /** Lines above the header, or above the first row where there is no header. */
  readonly skip: number;
  /** Lines above the first row of data. */
  readonly above: number;
  readonly hasHeader: boolean;
  readonly header: readonly string[];
  /** A row of data that stands behind the header in the header's own line. */
  readonly glued: readonly string[] | null;
}

/** Rows that are looked at. */
const looked = 300;
const mostTitleRows = 10;
const quoteSigns = 1 << 14;
/** A line for Excel, which says how the next ones are parted. */
const excelHint = /^"?sep=([^\s"])"?[;,]*\r?\n/i;
const comment = /^\s*(?:#|--|\/\/)/;

export const beginsWithHint = (text: string): boolean => excelHint.test(text);

/** What the beginning of a text looks like, with what the user says of it laid over; null where it has no row. */
export function guessLayout(text: string, whole: boolean, options: OpenOptions): Layout | null {
  const said = excelHint.exec(text)?.[1];
  if (said !== undefined && options.skip === undefined) return guessLayout(text, whole, { delimiter: said, ...options, skip: 1 });
  const delimiter = options.delimiter ?? guessDelimiter(linesBelow(text, options.skip ?? 0));
  const some = text.length > quoteSigns ? text.slice(0, text.lastIndexOf('\n', quoteSigns) + 1) || text : text;
  const quote = options.quote === undefined ? guessQuote(some, whole && some === text, delimiter) : options.quote || null;
  const { rows, lines } = looseRows(text, whole, { delimiter, quote });
  if (rows.length === 0) return null;
  const usual = usualWidth(rows);
  const top = options.skip === undefined ? firstOfTable(rows, usual) : lines.findIndex((line) => line > (options.skip ?? 0));
  const first = rows[top];
  if (first === undefined) return null;
  const skip = options.skip ?? (lines[top] ?? 1) - 1;
  const below = rows.slice(top + 1).filter((row) => row.length >= usual);
  const hasHeader = options.hasHeader ?? (typedHeader(first, usual) !== null || isHeaderRow(first, below));
  if (!hasHeader) return { delimiter, quote, skip, above: skip, hasHeader, header: Array.from({ length: usual }, () => ''), glued: null };
  const { header, glued } = typedHeader(first, usual) ?? { header: withRowNames(withoutEnd(first, usual), below), glued: null };
  return { delimiter, quote, skip, above: skip + first.join('').split('\n').length, hasHeader, header, glued };
}

/** Rows of any width, the lines at which they begin, and how many could not be read. */
function looseRows(text: string, whole: boolean, shape: RowShape): { rows: string[][]; lines: number[]; faults: number } {
  const { rows, lines, broken } = new RowReader(shape).take(Buffer.from(text), whole);
  return { rows: rows.slice(0, looked), lines, faults: broken.length };
}

/** The sign around cells: the one with which the rows come out most even; none where it makes them worse. One bad row among commas is a bad row. */
function guessQuote(text: string, whole: boolean, delimiter: string): string | null {
  const unevenWith = (quote: string | null): number => {
    const { rows, faults } = looseRows(text, whole, { delimiter, quote });
    const width = usualWidth(rows);
    return faults + rows.filter((row) => row.length !== width).length + (rows.length === 0 ? 1 : 0);
  };
  if (!text.includes('"')) return hasSingleQuotes(text, delimiter) ? "'" : '"';
  const doubt = delimiter === ',' || delimiter === ';' ? 1 + 0.01 * text.split('\n').length : 0;
  return unevenWith('"') > unevenWith(null) + doubt ? null : '"';
}

/** Whether some column stands between apostrophes in every line, with none inside. */
function hasSingleQuotes(text: string, delimiter: string): boolean {
  const lines = text.split(/\r?\n/).slice(0, looked).filter((line) => line !== '');
  const cell = new RegExp(`(?:^|${RegExp.escape(delimiter)})'[^']*'(?:${RegExp.escape(delimiter)}|$)`);
  const quoted = lines.filter((line) => cell.test(line));
  return lines.length > 1 && quoted.length >= lines.length - 1;
}

/** The number of cells that most rows have, without the empty one that a delimiter at the end of every row makes. */
function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const [width] = [...counts].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a), [0, 0] as [number, number]);
  return width > 1 && rows.every((row) => row.length !== width || row.at(-1) === '') ? width - 1 : width;
}

/** The first row that is no title or comment above the table: a row of few cells is one only where no fuller header follows. */
function firstOfTable(rows: readonly (readonly string[])[], usual: number): number {
  const beginning = usualForm(rows.slice(0, 100).filter((row) => row.length >= usual).map((row) => row[0] ?? ''));
  const isAbove = (row: readonly string[]): boolean => {
    if (comment.test(row[0] ?? '') && (row.length < usual || usual === 1)) return true;
    return usual > 2 && (row.length < usual - 1 || filled(row) <= 1) && !beginsLikeRows(row[0] ?? '', beginning);
  };
  const top = Math.max(0, rows.findIndex((row) => !isAbove(row)));
  if (filled(rows[top] ?? []) * 2 >= usual) return top;
  const header = rows.findIndex((row, at) => at > top && at <= top + mostTitleRows && filled(row) * 2 > usual && isHeaderRow(row, rows.slice(at + 1)));
  return header < 0 ? top : header;
}

/** A row that is torn begins with a number or date like the others. */
const beginsLikeRows = (cell: string, form: string | undefined): boolean => form !== undefined && /[9d]/.test(form) && formOf(cell) === form;

const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;

/** A header whose line ends with a delimiter has no column there, unless rows have. */
function withoutEnd(header: readonly string[], usual: number): readonly string[] {
  let width = header.length;
  while (width > usual && header[width - 1] === '') width -= 1;
  return header.slice(0, width);
}

/** Some programs write a name before each row and none above them: then the header is one short. */
function withRowNames(header: readonly string[], below: readonly (readonly string[])[]): readonly string[] {
  const longer = below.filter((row) => row.length > header.length && row[header.length] !== '').length;
  return below.length > 2 && longer >= 0.9 * below.length ? ['', ...header] : header;
}

function linesBelow(text: string, skip: number): string {
  let from = 0;
  for (let line = 0; line < skip; line += 1) {
    const end = text.indexOf('\n', from);
    if (end < 0) return '';
    from = end + 1;
  }
  return text.slice(from);
}
