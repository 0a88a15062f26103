import { importKinds } from '#contract/imports.ts';
import { recognise } from '../columns/recognise.ts';

/** A column of which this share of the cells is alike has a form. */
const alike = 0.8;
const date = /^\d{1,4}[-/.年]\s?(?:\d{1,2}|[A-Za-z]{3})[-/.月]\s?\d{1,4}/;
const number = /^[+-]?\d+(?:[.,]\d+)?$/;
const letter = /\p{L}/u;
const digit = /\p{Nd}/u;
const longestForm = 60;
/** A table has no more columns than this whose names are known. */
const mostNames = 300;
/** Rows that are compared. */
const compared = 100;

/**
 * Whether a row names the columns below it: its cells are names that are known, or have not the form of the cells below.
 * Where nothing tells, it is taken for a header: a library that leaves it away exports numbers and dates.
 */
export function isHeaderRow(first: readonly string[], below: readonly (readonly string[])[]): boolean {
  const known = Math.max(...importKinds.map((kind) => recognise(first.slice(0, mostNames), kind).filter((field) => field !== null).length));
  if (known >= 2) return true;
  const rows = below.slice(0, compared);
  let [header, data] = [0, 0];
  for (const [column, cell] of first.entries()) {
    const form = formOf(cell);
    const cells = rows.map((row) => row[column] ?? '').filter((each) => each.trim() !== '');
    if (form === '' || cells.length < Math.min(2, rows.length)) continue;
    const usual = usualForm(cells);
    if (usual !== undefined && /[9d]/.test(usual)) {
      if (form === usual) data += 1;
      else header += 1;
    } else if (cells.includes(cell) && !rows.some((row) => row.every((each, at) => each === first[at]))) {
      data += 1;
    }
  }
  if (below.length === 0) return first.every((cell) => !/^[9d]$/.test(formOf(cell)));
  return known > 0 || header * 2 >= data;
}

/** What a cell looks like: `d` a date, `9` a number, else letters, digits and Chinese characters each as one sign. */
export function formOf(cell: string): string {
  const text = cell.trim().slice(0, longestForm);
  if (text === '') return '';
  const begin = text.charCodeAt(0);
  if (begin >= 48 && begin <= 57 && date.test(text)) return 'd';
  if (number.test(text)) return '9';
  let form = '';
  let before = '';
  for (const sign of text) {
    const kind = kindOf(sign);
    if (kind !== before || kind === sign) form += kind;
    before = kind;
  }
  return form;
}

function kindOf(sign: string): string {
  if (sign >= '0' && sign <= '9') return '9';
  if ((sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z')) return 'a';
  if (sign < '\x80') return sign;
  if ((sign >= '\u3400' && sign <= '\u9fff') || sign > '\uffff') return 'c';
  return letter.test(sign) ? 'a' : digit.test(sign) ? '9' : sign;
}

/** The form that nearly all cells have. */
export function usualForm(cells: readonly string[], share = alike): string | undefined {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const form = formOf(cell);
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  const [form, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0] as [string, number]);
  return count >= share * cells.length ? form : undefined;
}
