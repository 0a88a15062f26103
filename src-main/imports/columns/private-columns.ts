import type { ImportKind } from '#contract/imports.ts';
import { keysOf, normalise } from './normalise.ts';
import { isNameOrNumber, isPersonal } from './personal.ts';
import type { Profile } from '../profiles/profile.ts';
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

/** Whether patrons are named by what is private to them. */
export const isPrivateKey = (table: Columns, column: number): boolean => privateLooks.has(lookOf(valuesOf(table, column)));

/** A column called "reader" holds numbers where nearly every value has a digit in it. */
function holdsNumbers(values: readonly string[]): boolean {
  const there = values.filter((value) => value.trim() !== '');
  return there.length > 0 && there.filter((value) => /\d/.test(value)).length >= 0.9 * there.length;
}
