import type { ImportField } from '#contract/imports.ts';
import { Refusal } from './refusal.ts';

const longest = 200;
const rounded = /^\d+(?:[.,]\d+)?E\+?\d+$/i;
const empties = new Set(['', 'NULL', 'null', '\\N', '(null)', '(NULL)', 'None', 'N/A', 'NaN', 'nan', '-', '#N/A']);

/** Reads a number of the library system from a cell: a text, a refusal, or nothing. */
export type IdReader = (cell: string | undefined) => string | Refusal | undefined;

/** @param tidy takes off what this system adds to its numbers */
export function idReader(field: ImportField, tidy?: (id: string) => string): IdReader {
  const tooLong = new Refusal('id-too-long', field);
  const damaged = new Refusal('number-damaged', field);
  return (cell) => {
    if (cell === undefined) return undefined;
    const id = cleanId(cell);
    const { length } = id;
    if (length <= 6 && empties.has(id)) return undefined;
    if (length > longest) return tooLong;
    if (length < 30 && (id.includes('E+') || id.includes('e+')) && rounded.test(id)) return damaged;
    return tidy === undefined ? id : tidy(id);
  };
}

/**
 * An id without the spaces around it, in half-width signs, and without what spreadsheets are tricked with so that they keep leading zeros (`="00123"`, `'00123`)
 * or make of numbers (`123.0`).
 */
export function cleanId(cell: string): string {
  let id = cell;
  const { length } = id;
  if (length === 0) return id;
  const first = id.charCodeAt(0);
  const last = id.charCodeAt(length - 1);
  if (first <= 32 || last <= 32 || first === 0xa0 || last === 0xa0) return cleanId(id.trim());
  for (let i = 0; i < length; i += 1) {
    if (id.charCodeAt(i) < 0x2000) continue;
    id = id.normalize('NFKC').trim();
    break;
  }
  if (first === 61 && id.startsWith('="') && id.endsWith('"')) id = id.slice(2, -1).trim();
  else if (first === 39 && /^'\d+$/.test(id)) id = id.slice(1);
  else if (last === 48 && id.charCodeAt(id.length - 2) === 46 && /^\d+\.0$/.test(id)) id = id.slice(0, -2);
  return id;
}

const sierraNumber = /^\.?[abcilop]\d{6,9}[\dax]?$/i;
/** A letter, eight digits: seven of the number and the check digit. */
const longestWithout = 9;
/** The number of a Sierra record: letter, seven digits or more, and perhaps a check digit. */
const withCheckLetter = /^\.?[abcilop]\d{6,9}[ax]$/i;

/**
 * What takes the check digit off the record numbers of a Sierra column; undefined where it has none. Numbers that end in `a` (any) or `x` tell; otherwise all
 * of them have to be one digit longer than the shortest that Sierra gives and to end in the right one.
 */
export function sierraTidier(values: readonly string[]): ((id: string) => string) | undefined {
  const ids = values.map((value) => value.trim()).filter((value) => value !== '');
  if (ids.length === 0 || !ids.every((id) => sierraNumber.test(id))) return undefined;
  const digits = ids.filter((id) => !withCheckLetter.test(id));
  const haveChecks = digits.length >= 3 && digits.every(endsRight);
  return (id) => {
    const bare = id.startsWith('.') ? id.slice(1) : id;
    return withCheckLetter.test(bare) || (haveChecks && bare.length >= longestWithout) ? bare.slice(0, -1) : bare;
  };
}

/** Whether the last digit is the check digit of those before it: each times 2, 3, 4 … from the right, added up, modulo 11. */
function endsRight(id: string): boolean {
  const number = id.replace(/^\.?[a-z]/i, '');
  if (number.length < 8) return false;
  let sum = 0;
  for (let i = number.length - 2, weight = 2; i >= 0; i -= 1, weight += 1) sum += Number(number[i]) * weight;
  return String(sum % 11) === number.at(-1);
}
