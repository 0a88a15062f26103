import type { ImportField, ImportKind } from '#contract/imports.ts';
import type { Profile } from '../profiles/profile.ts';
import type { ReadRequest } from '../request.ts';
import type { Table } from '../table/table.ts';
import { fieldOf } from './fields.ts';
import { normalise } from './normalise.ts';
import { privateColumns } from './private-columns.ts';
import { recognise } from './recognise.ts';

/** The field of each column, and the names in the user's mapping that name nothing. */
export interface Overlay { readonly fields: (ImportField | null)[]; readonly wrong: string[] }

/** The recognised columns with the user's mapping laid over them, and what of it names nothing. */
export function overlay({ header, sample }: Pick<Table, 'header' | 'sample'>, kind: ImportKind, { mapping = {}, privacy }: ReadRequest, profile: Profile | null): Overlay {
  const hidden = privateColumns({ header, sample }, kind, profile);
  const fields = recognise(header, kind, profile, hidden);
  const wrong: string[] = [];
  const said = new Map<number, ImportField | null>();
  for (const [name, wish] of Object.entries(mapping)) {
    const column = findColumn(header, name);
    const field = fieldOf(wish, kind);
    const mayHide = field === 'patron_id' && privacy?.pseudonymKey !== undefined;
    if (column < 0 || said.has(column)) wrong.push(name);
    else if (wish === '') said.set(column, null);
    else if (field === null || [...said.values()].includes(field)) wrong.push(wish);
    else if (hidden.has(column) && !mayHide) wrong.push(name);
    else said.set(column, field);
  }
  const taken = new Set(said.values());
  for (const [column, field] of fields.entries()) if (taken.has(field)) fields[column] = null;
  for (const [column, field] of said) fields[column] = field;
  return { fields, wrong };
}

/** A column by its header, by its header loosely written, or by its number (`#3`). */
function findColumn(header: readonly string[], name: string): number {
  const exact = header.indexOf(name);
  if (exact >= 0) return exact;
  const number = /^#(\d{1,4})$/.exec(name)?.[1];
  if (number !== undefined) return Number(number) <= header.length ? Number(number) - 1 : -1;
  const key = normalise(name);
  return key === '' ? -1 : header.findIndex((each) => normalise(each) === key);
}

/** What a column is called in a mapping: its header, or its number where the header does not tell it from others. */
export function columnKey(header: readonly string[], column: number): string {
  const name = header[column] ?? '';
  return name !== '' && header.indexOf(name) === header.lastIndexOf(name) ? name : `#${String(column + 1)}`;
}
