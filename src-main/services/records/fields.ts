import type { EditField, FieldValue, Subject } from '#contract/corrections.ts';
import { AppError } from '#contract/errors.ts';
import type { ReadableDB, WritableDB } from '#catalog/database.ts';
import { codeId, codeOf } from '#catalog/repositories/codes.ts';
import type { Values } from '#catalog/repositories/import-changes.ts';
import { readIsbns } from '#imports/values/isbn.ts';

type Kind = 'text' | 'needed' | 'number' | 'unique' | 'year' | 'day' | 'moment' | 'flag' | 'isbns' | 'group' | 'branch' | 'count';
interface Field { readonly column: string; readonly kind: Kind }

const field = (column: string, kind: Kind = 'text'): Field => ({ column, kind });
const fields: { readonly [Of in Subject]: Readonly<Record<string, Field>> } = {
  patron: { card: field('external_id', 'number'), group: field('group_id', 'group'), birthYear: field('birth_year', 'year'), homeBranch: field('home_branch_id', 'branch'), consent: field('consent', 'flag'), expiresOn: field('expires_on', 'day') },
  title: {
    title: field('title', 'needed'), author: field('author', 'needed'), originalTitle: field('original_title'), material: field('material'), language: field('language'), originalLanguage: field('original_language'),
    collection: field('collection'), classMark: field('class_mark'), callNumber: field('call_number'), subjects: field('subjects', 'needed'), audience: field('audience'), year: field('year', 'year'), publisher: field('publisher'),
    series: field('series'), seriesNumber: field('series_number'), volume: field('volume'), isbn: field('isbns', 'isbns'),
  },
  item: { barcode: field('barcode', 'unique'), number: field('external_id', 'unique'), branch: field('branch_id', 'branch'), callNumber: field('call_number') },
  loan: { dueOn: field('due_at', 'moment'), returnedOn: field('returned_at', 'moment'), renewals: field('renewals', 'count') },
};

/** @throws AppError invalid-argument where the subject has no such field */
function fieldOf(subject: Subject, name: string): Field {
  const found = Object.hasOwn(fields[subject], name) ? fields[subject][name] : undefined;
  if (found === undefined) throw new AppError('invalid-argument', { place: 'field' });
  return found;
}

export const columnOf = (subject: Subject, name: string): string => fieldOf(subject, name).column;

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** What was typed into a field, as it is stored. Codes that are new are made. @throws AppError value-invalid */
export function storedValue(db: WritableDB, subject: Subject, name: string, value: FieldValue): string | number | null {
  const { kind } = fieldOf(subject, name);
  const text = value === null ? '' : String(value).trim();
  const invalid = (): never => { throw new AppError('value-invalid', { field: name }); };
  switch (kind) {
    case 'needed': return text;
    case 'number': return text === '' || text.startsWith('=') ? invalid() : text;
    case 'group': return codeId(db, 'patron_group', text || undefined);
    case 'branch': return codeId(db, 'branch', text || undefined);
    case 'isbns': {
      const isbns = readIsbns(text);
      return text !== '' && isbns.length === 0 ? invalid() : isbns.join(' ');
    }
    case 'flag': return text === '' || text === 'never' ? null : text === 'yes' ? 1 : text === 'no' ? 0 : invalid();
    case 'count': return /^\d{1,3}$/.test(text) ? Number(text) : invalid();
    case 'year': return text === '' ? null : /^\d{1,4}$/.test(text) ? Number(text) : invalid();
    case 'day': return text === '' ? null : isDay(text) ? text : invalid();
    case 'moment': return text === '' ? null : isDay(text) ? Date.parse(`${text}T23:59:59Z`) / 1000 : invalid();
    case 'text': case 'unique': return text === '' ? null : text;
  }
}

/** A stored value as the form shows it. */
export function shownValue(db: ReadableDB, subject: Subject, name: string, stored: string | number | null): FieldValue {
  const { kind } = fieldOf(subject, name);
  if (stored === null) return null;
  if (kind === 'group') return codeOf(db, 'patron_group', Number(stored));
  if (kind === 'branch') return codeOf(db, 'branch', Number(stored));
  if (kind === 'flag') return stored === 1 ? 'yes' : 'no';
  if (kind === 'moment') return new Date(Number(stored) * 1000).toISOString().slice(0, 10);
  return stored === '' ? null : stored;
}

/** What was typed into several fields, as it is stored. A loan keeps the hour of a day that is not changed. @throws AppError value-invalid, invalid-argument */
export const storedValues = (db: WritableDB, subject: Subject, values: Readonly<Record<string, FieldValue>>): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [columnOf(subject, name), storedValue(db, subject, name, value)]));

/** The fields whose columns stand in a change. */
export const fieldsOfColumns = (subject: Subject, columns: readonly string[]): [name: EditField, column: string][] =>
  Object.entries(fields[subject]).filter(([, { column }]) => columns.includes(column)).map(([name, { column }]) => [name as EditField, column]);
