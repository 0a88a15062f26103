import { AppError } from '#contract/errors.ts';
import { importFields, requiredFields, type ColumnMapping, type ImportField, type ImportKind } from '#contract/imports.ts';
import type { ReadRequest } from '../request.ts';
import { normalise } from './normalise.ts';
import { isPersonal } from './personal.ts';
import { recognise } from './recognise.ts';

/** Where the value of a field comes from: a column's place, or one text for every row. */
export type Slots = Readonly<Partial<Record<ImportField, number | string>>>;

export interface SettledColumns {
  readonly kind: ImportKind;
  /** The field of each column; null: not read. */
  readonly fields: readonly (ImportField | null)[];
  readonly slots: Slots;
}

/**
 * What each column is read as: what the user said, then what is recognised.
 * @throws AppError mapping-invalid
 */
export function settleColumns(header: readonly string[], kind: ImportKind, request: ReadRequest, file: string): SettledColumns {
  const { fields, wrong } = overlay(header, kind, request.mapping ?? {});
  const slots: Partial<Record<ImportField, number | string>> = {};
  const named = new Set<string>(Object.values(request.mapping ?? {}));
  for (const [field, value] of Object.entries(request.fixed ?? {})) {
    if (!isField(field, kind) || named.has(field) || value.trim() === '') {
      wrong.push(field);
      continue;
    }
    const column = fields.indexOf(field);
    if (column >= 0) fields[column] = null;
    slots[field] = value;
  }
  if (wrong.length > 0) throw new AppError('mapping-invalid', { file, names: wrong.join(', ') });
  for (const [column, field] of fields.entries()) if (field !== null) slots[field] = column;
  return { kind, fields, slots };
}

/** The recognised columns with the user's mapping laid over them, and what of it names nothing. */
export function overlay(header: readonly string[], kind: ImportKind, mapping: ColumnMapping): { fields: (ImportField | null)[]; wrong: string[] } {
  const fields = recognise(header, kind);
  const wrong: string[] = [];
  const said = new Map<number, ImportField | null>();
  for (const [name, field] of Object.entries(mapping)) {
    const column = findColumn(header, name);
    if (column < 0 || said.has(column)) wrong.push(name);
    else if (field === '') said.set(column, null);
    else if (!isField(field, kind) || [...said.values()].includes(field)) wrong.push(field);
    else if (isPersonal(header[column] ?? '', kind)) wrong.push(name);
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

const isField = (name: string, kind: ImportKind): name is ImportField => (importFields[kind] as readonly string[]).includes(name);

/** What a column is called in a mapping: its header, or its number where the header does not tell it from others. */
export function columnKey(header: readonly string[], column: number): string {
  const name = header[column] ?? '';
  return name !== '' && header.indexOf(name) === header.lastIndexOf(name) ? name : `#${String(column + 1)}`;
}

/** For each group of needed fields of which none is read, the field to name. */
export function missingFields(kind: ImportKind, slots: Slots): ImportField[] {
  const groups: readonly (readonly ImportField[])[] = requiredFields[kind];
  return groups.filter((group) => group.every((field) => slots[field] === undefined)).map(([first]) => first!);
}
