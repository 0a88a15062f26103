import type { LoanRecord } from '#contract/records.ts';
import { row, write, type WritableDB } from '../database.ts';
import { codeId } from './codes.ts';
import { completeRow, type Outcome } from './import-changes.ts';
import { patronIdFor } from './patron-writing.ts';
import { putItem, titleIdFor } from './title-writing.ts';

/** Adds a loan, or completes the known one (returned since, renewed since). Patron, title and copy are made where they are new. */
export function putLoan(db: WritableDB, record: LoanRecord, batchId: number): Outcome {
  const patronId = patronIdFor(db, record.patronId!, record.patronGroup, batchId);
  const titleId = titleIdFor(db, record.titleId!, record.title?.material, batchId);
  const branchId = codeId(db, 'branch', record.branch);
  const itemId = record.itemBarcode === undefined ? null : putItem(db, record.itemBarcode, titleId, branchId, batchId).id;
  const inserted = write(db, `
    INSERT INTO loan (external_id, patron_id, title_id, item_id, branch_id, loaned_at, due_at, returned_at, renewals, batch_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (patron_id, loaned_at, title_id, coalesce(item_id, 0)) DO NOTHING`,
  record.loanId ?? null, patronId, titleId, itemId, branchId, record.loanedAt, record.dueAt ?? null, record.returnedAt ?? null, record.renewals ?? 0, batchId);
  if (inserted.changes === 1) return 'added';
  const { id } = row<{ id: number }>(db, 'SELECT id FROM loan WHERE patron_id = ? AND loaned_at = ? AND title_id = ? AND coalesce(item_id, 0) = ?',
    patronId, record.loanedAt, titleId, itemId ?? 0)!;
  return completeRow(db, 'loan', id, { due_at: record.dueAt, returned_at: record.returnedAt, renewals: record.renewals }, batchId);
}
