import type { TitleRecord } from '#contract/records.ts';
import { row, write, type WritableDB } from '../database.ts';
import { indexText } from '../search-text.ts';
import { putCopy } from './copies.ts';
import { completeRow, updateRow, type Outcome, type Values } from './import-changes.ts';
import { isPlaceholder } from './placeholders.ts';

const storedValues = (record: TitleRecord): Values => ({
  title: record.title, author: record.author, original_title: record.originalTitle, material: record.material, language: record.language,
  original_language: record.originalLanguage, collection: record.collection, class_mark: record.classMark, subjects: record.subjects?.join('; '),
  audience: record.audience, year: record.year, publisher: record.publisher, series: record.series, series_number: record.seriesNumber, volume: record.volume,
  isbns: record.isbns?.join(' '), call_number: record.callNumber,
});

/** Adds or completes a title and its copy. A field the file does not have keeps its value. */
export function putTitle(db: WritableDB, record: TitleRecord, batchId: number): Outcome {
  const known = knownTitle(db, record.titleId);
  const id = known ?? newTitle(db, record.titleId, batchId);
  const outcome = known === undefined ? 'added' : describe(db, id, record, batchId);
  if (outcome === 'added') changeTitle(db, id, storedValues(record));
  if (record.itemId === undefined && record.itemBarcode === undefined) return outcome;
  const copy = putCopy(db, record, id, batchId);
  return outcome === 'unchanged' && copy !== 'unchanged' ? 'updated' : outcome;
}

/** Writes the present columns of a title and its search text. */
export function changeTitle(db: WritableDB, id: number, values: Values): void {
  updateRow(db, 'title', id, values);
  indexTitle(db, id);
}

/**
 * Id of the title with this number; a title that only a loan or a copy names is made empty, for a title file to describe.
 * What a loan says of it counts where nothing has described it yet.
 */
export function titleIdFor(db: WritableDB, externalId: string, said: TitleRecord | undefined, batchId: number): number {
  const known = knownTitle(db, externalId);
  if (known !== undefined) {
    if (said?.title !== undefined && isUndescribed(db, known)) describe(db, known, said, batchId);
    return known;
  }
  const id = newTitle(db, externalId, batchId);
  if (said !== undefined) updateRow(db, 'title', id, storedValues(said));
  if (!isPlaceholder(externalId)) indexTitle(db, id);
  return id;
}

const isUndescribed = (db: WritableDB, id: number): boolean => row<{ title: string }>(db, 'SELECT title FROM title WHERE id = ?', id)!.title === '';

/** Writes what a record says of a title known by its number. */
export function describe(db: WritableDB, id: number, said: TitleRecord, batchId: number): Outcome {
  const outcome = completeRow(db, 'title', id, storedValues(said), batchId);
  if (outcome !== 'unchanged') indexTitle(db, id);
  return outcome;
}

/** Takes a title out of the search index. */
export function unindexTitle(db: WritableDB, id: number): void {
  write(db, 'DELETE FROM title_search WHERE rowid = ?', id);
}

const knownTitle = (db: WritableDB, externalId: string): number | undefined =>
  row<{ id: number }>(db, 'SELECT id FROM title WHERE external_id = ?', externalId)?.id;

const newTitle = (db: WritableDB, externalId: string, batchId: number): number =>
  write(db, 'INSERT INTO title (external_id, batch_id) VALUES (?, ?)', externalId, batchId).id;

function indexTitle(db: WritableDB, id: number): void {
  const title = row<{ external_id: string; title: string; original_title: string | null; author: string; subjects: string; series: string | null; isbns: string }>(
    db, 'SELECT external_id, title, original_title, author, subjects, series, isbns FROM title WHERE id = ?', id)!;
  unindexTitle(db, id);
  write(db, 'INSERT INTO title_search (rowid, title, author, subjects, series, numbers) VALUES (?, ?, ?, ?, ?, ?)', id,
    indexText(`${title.title} ${title.original_title ?? ''}`), indexText(title.author), indexText(title.subjects), indexText(title.series ?? ''), indexText(`${title.external_id.startsWith('=') ? '' : title.external_id} ${title.isbns}`));
}
