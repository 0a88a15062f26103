import { row, type WritableDB } from '../database.ts';
import { knownCopy } from './copies.ts';
import { completeRow } from './import-changes.ts';

/** Closes the loan of a copy that was open at that time; false where there is none. */
export function closeLoan(db: WritableDB, number: string | undefined, barcode: string | undefined, at: number, batchId: number): boolean {
  const copy = knownCopy(db, number, barcode);
  if (copy === undefined) return false;
  const open = row<{ id: number }>(db, 'SELECT id FROM loan WHERE item_id = ? AND returned_at IS NULL AND loaned_at <= ? ORDER BY loaned_at DESC LIMIT 1', copy.id, at);
  if (open === undefined) return false;
  completeRow(db, 'loan', open.id, { returned_at: at }, batchId);
  return true;
}

/** Takes the patron off the latest loan of a copy up to that time, as the library's system has done; false where there is none. */
export function forgetPatron(db: WritableDB, number: string | undefined, barcode: string | undefined, at: number, batchId: number): boolean {
  const copy = knownCopy(db, number, barcode);
  if (copy === undefined) return false;
  const last = row<{ id: number }>(db, 'SELECT id FROM loan WHERE title_id = ? AND item_id = ? AND loaned_at <= ? ORDER BY loaned_at DESC LIMIT 1', copy.titleId, copy.id, at);
  return last !== undefined && completeRow(db, 'loan', last.id, { patron_id: null }, batchId) === 'updated';
}

/** Whether the same patron took another copy of that title within that minute: pieces of one kit are charged one by one. */
export const isKitPiece = (db: WritableDB, patronId: number, titleId: number, itemId: number, loanedAt: number): boolean =>
  row(db, 'SELECT 1 FROM loan WHERE patron_id = ? AND loaned_at BETWEEN ? AND ? AND title_id = ? AND item_id <> ?', patronId, loanedAt - (loanedAt % 60), loanedAt - (loanedAt % 60) + 59, titleId, itemId) !== undefined;
