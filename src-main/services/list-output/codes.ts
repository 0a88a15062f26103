import { encode } from 'uqr';
import type { TitleId } from '#contract/ids.ts';
import type { SheetCode } from '#contract/list-sheet.ts';
import { libraryNumber } from '#contract/title-number.ts';
import { titleNumbers } from '#catalog/repositories/title-numbers.ts';
import type { Library } from '../library.ts';
import { breathing } from '../sheets/breathing.ts';

/** A longer text would make squares too small to read from paper. */
const longest = 300;

/**
 * The codes of titles: the address that the library has set for its catalogue with the number or ISBN of the title in it, else the ISBN, else the number.
 * A title without an ISBN or a number of the library's has no code where the address asks for it; a text of more than 300 characters gets none.
 */
export async function codesOf(library: Library, titleIds: readonly TitleId[]): Promise<Map<TitleId, SheetCode>> {
  const address = library.environment.settings.all.catalogAddress;
  const codes = new Map<TitleId, SheetCode>();
  for await (const { id, number, isbn } of breathing(titleNumbers(library.db, [...new Set(titleIds)]))) { // a code takes up to a millisecond
    const text = address === '' ? isbn ?? libraryNumber(number) : addressOf(address, libraryNumber(number), isbn);
    if (text !== null && text.length <= longest) codes.set(id, codeOf(text, address === ''));
  }
  return codes;
}

/** The address with {id} and {isbn} filled in; null where the title lacks what is asked for. */
export function addressOf(pattern: string, number: string | null, isbn: string | null): string | null {
  if ((isbn === null && pattern.includes('{isbn}')) || (number === null && pattern.includes('{id}'))) return null;
  return pattern.replaceAll('{id}', encodeURIComponent(number ?? '')).replaceAll('{isbn}', isbn ?? '');
}

function codeOf(text: string, isNumber: boolean): SheetCode {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  return { text, isNumber, size, path: data.map((row, y) => rowPath(row, y)).join('') };
}

/** Black squares that stand side by side are one bar. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true) continue;
    const from = x;
    while (row[x + 1] === true) x += 1;
    path += `M${from} ${y}h${x - from + 1}v1h${from - x - 1}z`;
  }
  return path;
}
