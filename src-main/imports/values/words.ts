const empties = new Set(['NULL', 'null', '\\N', '(null)', '(NULL)', 'None', 'none', 'N/A', 'n/a', '#N/A', 'NaN', 'nan', '-', '--', '—']);
const longestEmpty = 6;

/** A cell as text, with the line ends inside it made spaces; undefined where it says nothing. */
export function readText(cell: string | undefined): string | undefined {
  if (cell === undefined) return undefined;
  const text = cell.trim();
  if (text === '' || (text.length <= longestEmpty && empties.has(text))) return undefined;
  return text.includes('\n') || text.includes('\r') ? text.replace(/\s*[\r\n]+\s*/g, ' ') : text;
}

/** The year a cell names, among whatever else it says (`c1998`, `[2003]`, `2008.5`, `19990304`). */
export function readYear(cell: string | undefined): number | undefined {
  const text = readText(cell)?.normalize('NFKC');
  if (text === undefined) return undefined;
  const found = /(?<!\d)(1\d{3}|20\d{2})(?!\d)/.exec(text) ?? /^(1\d{3}|20\d{2})(?:\d{2}){1,2}$/.exec(text);
  return found === null ? undefined : Number(found[1]);
}

/** A small whole number; anything else is passed over. */
export function readCount(cell: string | undefined): number | undefined {
  const found = cell === undefined ? null : /^\s*(\d{1,4})(?:\.0+)?\s*$/.exec(cell);
  return found === null ? undefined : Number(found[1]);
}

/** A whole number of any size, also with signs between its thousands (`1,234`); NaN where it is none, undefined where there is nothing. */
export function readAmount(cell: string | undefined): number | undefined {
  const text = readText(cell)?.normalize('NFKC');
  if (text === undefined) return undefined;
  return /^(?:\d{1,12}|\d{1,3}(?:[,.'\s]\d{3}){1,3})(?:\.0+)?$/.test(text) ? Number(text.replace(/\.0+$/, '').replace(/[,.'\s]/g, '')) : Number.NaN;
}

/** Headings of one cell, each once. */
export function readList(cell: string | undefined): string[] {
  const parts = readText(cell)?.split(/[;；|]/).map((part) => part.trim()).filter((part) => part !== '');
  return [...new Set(parts)];
}

const yes = new Set(['yes', 'y', 'true', 't', '1', '是', '同意', '已同意']);
const no = new Set(['no', 'n', 'false', 'f', '0', '否', '不同意', '拒绝', '未同意']);

export function readConsent(cell: string | undefined): boolean | undefined {
  const text = readText(cell)?.normalize('NFKC').toLowerCase() ?? '';
  return yes.has(text) ? true : no.has(text) ? false : undefined;
}

const keepsNothing = new Set(['2', 'never', 'no history', 'refuse', 'refused', 'opt out', 'opted out', 'opt-out', '从不', '不保留', '拒绝']);

/** Whether a privacy setting says that no loans may be kept (Koha: 2, never). */
export const refusesHistory = (cell: string | undefined): boolean => keepsNothing.has(readText(cell)?.normalize('NFKC').toLowerCase() ?? '');
