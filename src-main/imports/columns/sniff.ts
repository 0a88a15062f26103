import type { ImportField } from '#contract/imports.ts';
import { dateReader } from '../values/dates.ts';
import { readIsbns } from '../values/isbn.ts';

/** What the values of a column look like. */
export type Look = 'email' | 'phone' | 'national-id' | 'date' | 'isbn' | 'barcode' | 'number' | 'text';

const email = /^[^@\s]+@[^@\s]+\.[^@\s.]{2,}$/;
const chinaMobile = /^(?:\+?86[- ]?)?1[3-9]\d{9}$/;
const writtenPhone = /^\+\d[\d ()-]{7,17}$|^\(?\d{3,4}\)?[- ]\d{3,4}[- ]\d{3,4}$/;
const chinaId = /^[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An 18-digit Chinese identity number with a right check digit. */
export function isNationalId(text: string): boolean {
  if (!chinaId.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += Number(text[i]) * weights[i]!;
  return '10X98765432'[sum % 11] === text[17]!.toUpperCase();
}

const readDate = dateReader('dmy');
const readOtherDate = dateReader('mdy');
const isDate = (text: string): boolean => /\D/.test(text.trim()) || /^(?:19|20)\d{6}(?:\d{4}|\d{6})?$/.test(text.trim()) ? Number(readDate(text) ?? Number.NaN) > -5e9 || Number(readOtherDate(text) ?? Number.NaN) > -5e9 : false;

const looks: readonly (readonly [Look, (text: string) => boolean])[] = [
  ['email', (text) => email.test(text)], ['national-id', isNationalId], ['phone', (text) => chinaMobile.test(text) || writtenPhone.test(text)], ['date', isDate],
  ['isbn', (text) => readIsbns(text).length > 0], ['barcode', (text) => /^[A-Za-z]{0,4}\d{6,20}$/.test(text)], ['number', (text) => /^\d+$/.test(text)],
];
/** Of the values that are there, so many have to look alike. */
const most = 0.7;

/** What most values of a column look like; `text` where they have nothing in common. */
export function lookOf(values: readonly string[]): Look {
  const there = [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))].slice(0, 100);
  if (there.length === 0) return 'text';
  return looks.find(([, fits]) => there.filter(fits).length >= most * there.length)?.[0] ?? 'text';
}

const suggested: Partial<Record<Look, ImportField>> = { date: 'loan_at', isbn: 'isbn', barcode: 'item_barcode' };
/** The field that such values may belong to; nothing more than an offer. */
export const fieldOfLook = (look: Look): ImportField | undefined => suggested[look];
