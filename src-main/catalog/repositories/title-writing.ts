import type { TitleRecord } from '#contract/records.ts';
import { row, write, type WritableDB } from '../database.ts';
import { indexText } from '../search-text.ts';
import { codeId } from './codes.ts';
import { noteChange } from './import-changes.ts';

/** What became of a row: it was new, it changed something, or it was known already. */
export type Outcome = 'added' | 'updated' | 'unchanged';

/** The columns an import may write, as they are stored. */
const fields = ['title', 'author', 'material', 'language', 'collection', 'class_mark', 'subjects', 'audience', 'year', 'publisher', 'series', 'series_number', 'isbns'] as const;
type Stored = Record<(typeof fields)[number], string | number | null>;

const storedValues = (record: TitleRecord): Partial<Stored> => {
  const given: Partial<Record<keyof Stored, string | number | undefined>> = {
    title: record.title, author: record.author, material: record.material, language: record.language, collection: record.collection,
    class_mark: record.classMark, subjects: record.subjects?.join('; '), audience: record.audience, year: record.year, publisher: record.publisher,
    series: record.series, series_number: record.seriesNumber, isbns: record.isbns?.join(' '),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Stored>;
};

/** Adds or completes a title and its copy. A field the file does not have keeps its value. */
export function putTitle(db: WritableDB, record: TitleRecord, batchId: number): Outcome {
  const values = storedValues(record);
  const known = row<Stored & { id: number }>(db, `SELECT id, ${fields.join(', ')} FROM title WHERE external_id = ?`, record.titleId);
  if (known === undefined) {
    const all = fields.map((field) => values[field] ?? (textFields.has(field) ? '' : null));
    const { id } = write(db, `INSERT INTO title (external_id, batch_id, ${fields.join(', ')}) VALUES (?, ?, ${fields.map(() => '?').join(', ')})`, record.titleId, batchId, ...all);
    indexTitle(db, id);
    putItem(db, record, id, batchId);
    return 'added';
  }
  const changed = fields.filter((field) => field in values && values[field] !== known[field]);
  const newItem = putItem(db, record, known.id, batchId);
  if (changed.length === 0) return newItem ? 'updated' : 'unchanged';
  noteChange(db, batchId, 'title', known.id, Object.fromEntries(changed.map((field) => [field, known[field]])));
  changeTitle(db, known.id, Object.fromEntries(changed.map((field) => [field, values[field]!])));
  return 'updated';
}

const textFields: ReadonlySet<string> = new Set(['title', 'author', 'subjects', 'isbns']);

/** Writes the named columns of a title and its search text. */
export function changeTitle(db: WritableDB, id: number, values: Readonly<Record<string, string | number | null>>): void {
  const names = fields.filter((field) => field in values);
  write(db, `UPDATE title SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, ...names.map((name) => values[name]), id);
  unindexTitle(db, id);
  indexTitle(db, id);
}

/** Id of the title with this number; a title that only a loan names is made empty, for a title file to describe. */
export function titleIdFor(db: WritableDB, externalId: string, material: string | undefined, batchId: number): number {
  const known = row<{ id: number }>(db, 'SELECT id FROM title WHERE external_id = ?', externalId);
  if (known !== undefined) return known.id;
  const { id } = write(db, 'INSERT INTO title (external_id, material, batch_id) VALUES (?, ?, ?)', externalId, material ?? null, batchId);
  indexTitle(db, id);
  return id;
}

function putItem(db: WritableDB, record: TitleRecord, titleId: number, batchId: number): boolean {
  if (record.itemBarcode === undefined) return false;
  if (row(db, 'SELECT id FROM item WHERE barcode = ?', record.itemBarcode) !== undefined) return false;
  write(db, 'INSERT INTO item (barcode, title_id, branch_id, batch_id) VALUES (?, ?, ?, ?)', record.itemBarcode, titleId, codeId(db, 'branch', record.branch), batchId);
  return true;
}

function indexTitle(db: WritableDB, id: number): void {
  const title = row<{ external_id: string; title: string; author: string; subjects: string; series: string | null; isbns: string }>(
    db, 'SELECT external_id, title, author, subjects, series, isbns FROM title WHERE id = ?', id)!;
  write(db, 'INSERT INTO title_search (rowid, title, author, subjects, series, numbers) VALUES (?, ?, ?, ?, ?, ?)', id,
    indexText(title.title), indexText(title.author), indexText(title.subjects), indexText(title.series ?? ''), indexText(`${title.external_id} ${title.isbns}`));
}

/** Takes a title out of the search index. */
export function unindexTitle(db: WritableDB, id: number): void {
  write(db, 'DELETE FROM title_search WHERE rowid = ?', id);
}
