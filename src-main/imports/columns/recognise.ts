import { importFields, type ImportField, type ImportKind } from '#contract/imports.ts';
import type { Profile } from '../profiles/profile.ts';
import { aliases } from './aliases.ts';
import { keysOf, normalise, withoutTable } from './normalise.ts';
import { personalByHeader } from './personal.ts';

/** Names of dates so plain that a file has to hold more of a loan before they are believed. */
const plainDates: ReadonlySet<string> = new Set(['date', 'datetime', 'timestamp']);

/**
 * The field each column would be read as: first what the profile says, then the usual names. A field is given to one column only.
 * @param hidden columns that are never read
 */
export function recognise(header: readonly string[], kind: ImportKind, profile: Profile | null = null, hidden: ReadonlySet<number> = personalByHeader(header, kind)): (ImportField | null)[] {
  const places = profile?.places?.fields(header.length);
  const saysNothing = places != null && !matchesByHeader(header, profile);
  if (saysNothing) return header.map((_, column) => (hidden.has(column) ? null : places[column] ?? null));
  const keys = header.map((name, column) => (hidden.has(column) ? '' : normalise(name)));
  const bare = keys.map(withoutTable);
  const found = header.map((): ImportField | null => null);
  const left = new Set(keysOf(profile?.leave));
  const at = (name: string): number => {
    const exact = keys.findIndex((key, column) => key === name && found[column] === null);
    return exact >= 0 ? exact : bare.findIndex((key, column) => key === name && found[column] === null);
  };
  const claim = (field: ImportField, names: readonly string[]): boolean => {
    const column = names.map(at).find((index) => index >= 0);
    if (column !== undefined) found[column] = field;
    return column !== undefined;
  };
  const taken = new Set<ImportField>();
  for (const [field, names] of Object.entries(profile?.columns ?? {}) as [ImportField, string][]) {
    if ((importFields[kind] as readonly string[]).includes(field) && claim(field, keysOf(names))) taken.add(field);
  }
  for (const [field, names] of aliases[kind]) {
    if (!taken.has(field)) claim(field, names.filter((name) => !left.has(name)));
  }
  const loanAt = found.indexOf('loan_at');
  const has = (...fields: ImportField[]): boolean => fields.some((field) => found.includes(field));
  if (!taken.has('loan_at') && plainDates.has(keys[loanAt] ?? '') && !has('returned_at', 'due_at') && !(has('patron_id') && has('item_id', 'item_barcode', 'title_id'))) found[loanAt] = null;
  return found;
}

/** Whether the headers of the profile are there, so that its places need not be gone by. */
function matchesByHeader(header: readonly string[], profile: Profile | null): boolean {
  const keys = new Set(header.map(normalise));
  return (profile?.needs ?? '').split(', ').every((need) => need.split('|').some((name) => keys.has(normalise(name))));
}
