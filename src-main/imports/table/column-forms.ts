import { formOf, usualForm } from './header-row.ts';

/** Whether a cell may stand in a column, by what the cells of good rows look like. */
export interface ColumnForm {
  /** Its cells look alike: numbers of some length, dates, codes, addresses that begin alike. Text is what has no such form. */
  readonly isFixed: boolean;
  fits(cell: string): boolean;
}

const alike = 0.95;
const judged = 200;
const longestPrefix = 12;
const scripts = [/\p{Script=Han}/u, /[^\P{L}\p{Script=Han}]/u, /\p{Nd}/u];

/** What the columns of a table look like. */
export function columnForms(rows: readonly (readonly string[])[], width: number): ColumnForm[] {
  const some = rows.slice(0, judged);
  return Array.from({ length: width }, (_, column) => formOfColumn(some.map((row) => (row[column] ?? '').trim())));
}

function formOfColumn(cells: readonly string[]): ColumnForm {
  const full = cells.filter((cell) => cell !== '');
  const mayBeEmpty = full.length < cells.length;
  if (full.length < 3) return { isFixed: false, fits: () => true };
  const form = usualForm(full, alike);
  const lengths = full.map((cell) => cell.length);
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
  if (form !== undefined && /[9d]/.test(form)) {
    return { isFixed: true, fits: (cell) => (cell === '' ? mayBeEmpty : formOf(cell) === form && cell.length >= shortest - 1 && cell.length <= longest + 1) };
  }
  const prefix = commonPrefix(full);
  if (prefix.length >= 4) return { isFixed: true, fits: (cell) => (cell === '' ? mayBeEmpty : cell.startsWith(prefix)) };
  const signs = new Set(full.flatMap(kindsOf));
  return { isFixed: false, fits: (cell) => cell.length <= 2 * longest + 20 && kindsOf(cell).every((kind) => signs.has(kind)) };
}

/** Which kinds of signs a cell has; marks do not count. */
function kindsOf(cell: string): string[] {
  return scripts.filter((script) => script.test(cell)).map(({ source }) => source);
}

function commonPrefix(cells: readonly string[]): string {
  let prefix = (cells[0] ?? '').slice(0, longestPrefix);
  for (const cell of cells) while (!cell.startsWith(prefix)) prefix = prefix.slice(0, -1);
  return prefix;
}
