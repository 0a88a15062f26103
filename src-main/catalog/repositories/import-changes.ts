import { rows, write, type ReadableDB, type WritableDB } from '../database.ts';

export type ChangeSubject = 'patron' | 'title' | 'loan' | 'item';
export interface Change { readonly id: number; readonly subject: ChangeSubject; readonly rowId: number; readonly before: Readonly<Record<string, string | number | null>> }

/** Keeps the values that a batch is about to write over. */
export function noteChange(db: WritableDB, batchId: number, subject: ChangeSubject, rowId: number, before: Change['before']): void {
  write(db, 'INSERT INTO import_change (batch_id, subject, row_id, before) VALUES (?, ?, ?, ?)', batchId, subject, rowId, JSON.stringify(before));
}

/** The newest changes of a batch first, so that a row changed twice ends with its oldest value. */
export function newestChanges(db: ReadableDB, batchId: number, limit: number): Change[] {
  return rows<{ id: number; subject: ChangeSubject; rowId: number; before: string }>(db,
    'SELECT id, subject, row_id AS rowId, before FROM import_change WHERE batch_id = ? ORDER BY id DESC LIMIT ?', batchId, limit)
    .map((change) => ({ ...change, before: JSON.parse(change.before) as Change['before'] }));
}

export function forgetChange(db: WritableDB, id: number): void {
  write(db, 'DELETE FROM import_change WHERE id = ?', id);
}
