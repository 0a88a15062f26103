import type { TitleRecord } from '#contract/records.ts';
import { row, write, type WritableDB } from '../database.ts';
import { indexText } from '../search-text.ts';
import { codeId } from './codes.ts';
import { completeRow, updateRow, type Outcome, type Values } from './import-changes.ts';

const storedValues = (record: TitleRecord): Values => ({
  title: record.title, author: record.author, material: record.material, language: record.language, collection: record.collection,
  class_mark: record.classMark, subjects: record.subjects?.join('; '), audience: record.audience, year: record.year, publisher: record.publisher,
  series: record.series, series_number: record.seriesNumber, isbns: record.isbns?.join(' '),
});

/** Adds or completes a title and its copy. A field the file does not have keeps its value. */
export function putTitle(db: WritableDB, record: TitleRecord, batchId: number): Outcome {
  const known = knownTitle(db, record.titleId);
  const id = known ?? newTitle(db, record.titleId, batchId);
  const outcome = known === undefined ? 'added' : completeRow(db, 'title', id, storedValues(record), batchId);
  if (outcome === 'added') updateRow(db, 'title', id, storedValues(record));
  if (outcome !== 'unchanged') indexTitle(db, id);
  const newCopy = record.itemBarcode !== undefined && putItem(db, record.itemBarcode, id, codeId(db, 'branch', record.branch), batchId).isNew;
  return outcome === 'unchanged' && newCopy ? 'updated' : outcome;
}

/** Writes the present columns of a title and its search text. */
export function changeTitle(db: WritableDB, id: number, values: Values): void {
  updateRow(db, 'title', id, values);
  indexTitle(db, id);
}

/** Id of the title with this number; a title that only a loan names is made empty, for a title file to describe. */
export function titleIdFor(db: WritableDB, externalId: string, material: string | undefined, batchId: number): number {
  const known = knownTitle(db, externalId);
  if (known !== undefined) return known;
  const id = newTitle(db, externalId, batchId);
  if (material !== undefined) updateRow(db, 'title', id, { material });
  indexTitle(db, id);
  return id;
}

/** Id of the copy with this barcode, made where it is new. */
export function putItem(db: WritableDB, barcode: string, titleId: number, branchId: number | null, batchId: number): { id: number; isNew: boolean } {
  const known = row<{ id: number }>(db, 'SELECT id FROM item WHERE barcode = ?', barcode);
  if (known !== undefined) return { id: known.id, isNew: false };
  return { id: write(db, 'INSERT INTO item (barcode, title_id, branch_id, batch_id) VALUES (?, ?, ?, ?)', barcode, titleId, branchId, batchId).id, isNew: true };
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
  const title = row<{ external_id: string; title: string; author: string; subjects: string; series: string | null; isbns: string }>(
    db, 'SELECT external_id, title, author, subjects, series, isbns FROM title WHERE id = ?', id)!;
  unindexTitle(db, id);
  write(db, 'INSERT INTO title_search (rowid, title, author, subjects, series, numbers) VALUES (?, ?, ?, ?, ?, ?)', id,
    indexText(title.title), indexText(title.author), indexText(title.subjects), indexText(title.series ?? ''), indexText(`${title.external_id} ${title.isbns}`));
}
