import type { ImportKind } from '#contract/imports.ts';
import { keysOf, normalise } from './normalise.ts';
import { isNameOrNumber, isPersonal } from './personal.ts';
import type { Profile } from '../profiles/profile.ts';
import { isNobody, isNoReader } from '../records/patron-ids.ts';
import { lookOf } from './sniff.ts';

const privateLooks = new Set(['email', 'phone', 'national-id']);

export interface Columns {
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
}

const valuesOf = (table: Columns, column: number): string[] => table.sample.map((cells) => cells[column] ?? '');

/** The columns that are never read: by their header, by what the system's profile says of them, and by what stands in them. */
export function privateColumns(table: Columns, kind: ImportKind | null, profile: Profile | null): Set<number> {
  const own = new Set(keysOf(profile?.personal));
  return new Set([...table.header.keys()].filter((column) => {
    const name = table.header[column] ?? '';
    if (own.has(normalise(name))) return true;
    if (isPersonal(name, kind)) return !isNameOrNumber(name) || !holdsNumbers(valuesOf(table, column));
    return false;
  }));
}

/** Columns that are not read and whose values are private all the same, whatever their header says. */
export function privateByLook(table: Columns, isRead: (column: number) => boolean): number[] {
  return [...table.header.keys()].filter((column) => !isRead(column) && privateLooks.has(lookOf(valuesOf(table, column))));
}

/** Whether patrons are told by what is private to them: an address, a number of identity, their names. */
export function isPrivateKey(table: Columns, column: number): boolean {
  const values = valuesOf(table, column);
  return privateLooks.has(lookOf(values)) || holdsNames(values);
}

const nameOfTwoWords = /^[\p{L}.'’-]+,?\s+[\p{L}.'’ -]+$/u;
const chineseName = /^\p{Script=Han}{2,4}$/u;

/** A column that should hold card numbers holds names where hardly any value has a digit. */
function holdsNames(values: readonly string[]): boolean {
  const there = [...new Set(values.map((value) => value.trim()))].filter((value) => value !== '' && !isNobody(value) && !isNoReader(value));
  return there.length > 0 && there.filter((value) => nameOfTwoWords.test(value) || chineseName.test(value)).length >= 0.7 * there.length;
}

/** A column called "reader" holds numbers where nearly every value has a digit in it. */
function holdsNumbers(values: readonly string[]): boolean {
  const there = values.filter((value) => value.trim() !== '');
  return there.length > 0 && there.filter((value) => /\d/.test(value)).length >= 0.9 * there.length;
}
