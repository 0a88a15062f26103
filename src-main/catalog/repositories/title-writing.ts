import type { TitleRecord } from '#contract/records.ts';
import { authorKey, lastSortKey, sortKey } from '#text/sort-key.ts';
import { row, write, type WritableDB } from '../database.ts';
import { putCopy } from './copies.ts';
import { completeRow, updateRow, type Outcome, type Values } from './import-changes.ts';
import { mergedInto } from './kept-values.ts';
import { isPlaceholder } from './placeholders.ts';
import { addToIndex, indexTitle } from './title-indexing.ts';

const storedValues = (record: TitleRecord): Values => ({
  title: record.title, author: record.author, original_title: record.originalTitle, material: record.material, language: record.language,
  original_language: record.originalLanguage, collection: record.collection, class_mark: record.classMark, subjects: record.subjects?.join('; '),
  audience: record.audience, year: record.year, publisher: record.publisher, series: record.series, series_number: record.seriesNumber, volume: record.volume,
  isbns: record.isbns?.join(' '), call_number: record.callNumber,
});

/** Adds or completes a title and its copy. A field the file does not have keeps its value. */
export function putTitle(db: WritableDB, record: TitleRecord, batchId: number): Outcome {
  const own = ownTitle(db, record.titleId);
  const merged = own === undefined ? mergedInto(db, 'title', record.titleId) : undefined;
  const known = own ?? merged;
  const id = known ?? newTitle(db, record.titleId, record, batchId);
  const outcome = known === undefined ? 'added' : merged !== undefined ? 'unchanged' : describe(db, id, record, batchId);
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
  return newTitle(db, externalId, said, batchId);
}

const isUndescribed = (db: WritableDB, id: number): boolean => row<{ title: string }>(db, 'SELECT title FROM title WHERE id = ?', id)!.title === '';

/** Writes what a record says of a title known by its number. */
export function describe(db: WritableDB, id: number, said: TitleRecord, batchId: number): Outcome {
  const outcome = completeRow(db, 'title', id, storedValues(said), batchId);
  if (outcome !== 'unchanged') indexTitle(db, id);
  return outcome;
}

const ownTitle = (db: WritableDB, externalId: string): number | undefined =>
  row<{ id: number }>(db, 'SELECT id FROM title WHERE external_id = ?', externalId)?.id;

/** Also a title that the one of this number was merged into. */
const knownTitle = (db: WritableDB, externalId: string): number | undefined => ownTitle(db, externalId) ?? mergedInto(db, 'title', externalId);

function newTitle(db: WritableDB, externalId: string, said: TitleRecord | undefined, batchId: number): number {
  const values: Values = said === undefined ? {} : storedValues(said);
  const present = Object.keys(values).filter((column) => values[column] !== undefined);
  const sort = said?.title === undefined ? lastSortKey : sortKey(said.title, said.language);
  const { id } = write(db, `INSERT INTO title (external_id, batch_id, sort_key, author_key${present.map((column) => `, ${column}`).join('')}) VALUES (?, ?, ?, ?${', ?'.repeat(present.length)})`,
    externalId, batchId, sort, authorKey(said?.author ?? ''), ...present.map((column) => values[column]));
  if (!isPlaceholder(externalId)) addToIndex(db, { id, external_id: externalId, ...values });
  return id;
}
