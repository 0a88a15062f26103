import { row, write, type WritableDB } from '../database.ts';
import { keepBefore, updateRow } from './import-changes.ts';

/** What stands for a title while nothing but a copy's number or barcode is known. */
export const placeholderFor = (copy: string): string => `=item:${copy}`;
export const isPlaceholder = (externalId: string): boolean => externalId.startsWith('=item:');

/**
 * Takes a copy from its placeholder to the title it belongs to, with its loans (a loan's copy is always one of the loan's title).
 * A placeholder that is left without copies goes; undoing makes it again.
 */
export function repoint(db: WritableDB, itemId: number, titleId: number, batchId: number): void {
  const before = titleOf(db, itemId);
  keepBefore(db, 'item', itemId, { title_id: before, placeholder: row<{ number: string }>(db, 'SELECT external_id AS number FROM title WHERE id = ?', before)!.number }, batchId);
  move(db, itemId, before, titleId);
  if (row(db, 'SELECT 1 FROM item WHERE title_id = ?', before) === undefined && row(db, 'SELECT 1 FROM loan WHERE title_id = ?', before) === undefined) {
    for (const table of ['hold', 'local_use']) write(db, `UPDATE ${table} SET title_id = ? WHERE title_id = ?`, titleId, before);
    write(db, 'DELETE FROM domain_assignment WHERE title_id = ?', before);
    write(db, 'DELETE FROM title WHERE id = ?', before);
  }
}

/** Takes a copy and its loans back to the placeholder they stood under. */
export function pointBack(db: WritableDB, itemId: number, placeholderId: number, placeholder: string): void {
  const titleId = titleOf(db, itemId);
  write(db, 'INSERT OR IGNORE INTO title (id, external_id, batch_id) SELECT ?, ?, batch_id FROM item WHERE id = ?', placeholderId, placeholder, itemId);
  move(db, itemId, titleId, placeholderId);
}

const titleOf = (db: WritableDB, itemId: number): number => row<{ id: number }>(db, 'SELECT title_id AS id FROM item WHERE id = ?', itemId)!.id;

function move(db: WritableDB, itemId: number, from: number, to: number): void {
  updateRow(db, 'item', itemId, { title_id: to });
  write(db, 'UPDATE loan SET title_id = ? WHERE title_id = ? AND item_id = ?', to, from, itemId);
}
