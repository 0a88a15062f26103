import type { ItemRecord } from '#contract/records.ts';
import { row, type WritableDB } from '../database.ts';
import { putCopy } from './copies.ts';
import { completeRow, type Outcome } from './import-changes.ts';
import { titleIdFor } from './title-writing.ts';

/** Adds or completes a copy of an items file. Its title is made where it is new; material and collection are its title's where that has none. */
export function putItem(db: WritableDB, record: ItemRecord, batchId: number): Outcome {
  const titleId = titleIdFor(db, record.titleId, undefined, batchId);
  const outcome = putCopy(db, record, titleId, batchId);
  const title = row<{ material: string | null; collection: string | null }>(db, 'SELECT material, collection FROM title WHERE id = ?', titleId)!;
  const missing = { material: title.material === null ? record.material : undefined, collection: title.collection === null ? record.collection : undefined };
  const described = completeRow(db, 'title', titleId, missing, batchId);
  return outcome === 'unchanged' && described === 'updated' ? 'updated' : outcome;
}
