import type { LoanRecord } from '#contract/records.ts';
import { row, write, type WritableDB } from '../database.ts';
import { codeId } from './codes.ts';
import { knownCopy, newCopy } from './copies.ts';
import { completeRow, type Outcome } from './import-changes.ts';
import { patronIdFor } from './patron-writing.ts';
import { isPlaceholder, placeholderFor, repoint } from './placeholders.ts';
import { titleIdFor } from './title-writing.ts';

/** Adds a loan, or completes the known one (returned since, renewed since). Patron, title and copy are made where they are new. */
export function putLoan(db: WritableDB, record: LoanRecord, batchId: number): Outcome {
  const patronId = record.patronId === undefined ? null : patronIdFor(db, record.patronId, record.patronGroup, batchId);
  const branchId = codeId(db, 'branch', record.branch);
  const { titleId, itemId } = lent(db, record, branchId, batchId);
  const inserted = write(db, `
    INSERT INTO loan (external_id, patron_id, title_id, item_id, branch_id, loaned_at, due_at, returned_at, renewals, batch_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  record.loanId ?? null, patronId, titleId, itemId, branchId, record.loanedAt, record.dueAt ?? null, record.returnedAt ?? null, record.renewals ?? 0, batchId);
  if (inserted.changes === 1) return 'added';
  const { id } = row<{ id: number }>(db, 'SELECT id FROM loan WHERE patron_id IS ? AND loaned_at = ? AND title_id = ? AND coalesce(item_id, 0) = ?',
    patronId, record.loanedAt, titleId, itemId ?? 0)!;
  return completeRow(db, 'loan', id, { due_at: record.dueAt, returned_at: record.returnedAt, renewals: record.renewals }, batchId);
}

/** The title and copy of a loan. A known copy of another title is not this loan's; a row that names no title goes by its copy. */
function lent(db: WritableDB, record: LoanRecord, branchId: number | null, batchId: number): { titleId: number; itemId: number | null } {
  const named = record.itemId ?? record.itemBarcode;
  const copy = named === undefined ? undefined : knownCopy(db, record.itemId, record.itemBarcode);
  if (record.titleId === undefined && copy !== undefined) return { titleId: copy.titleId, itemId: copy.id };
  const titleId = titleIdFor(db, record.titleId ?? placeholderFor(named!), record.title, batchId);
  if (named === undefined) return { titleId, itemId: null };
  if (copy === undefined) return { titleId, itemId: newCopy(db, record.itemId, record.itemBarcode, titleId, branchId, undefined, batchId) };
  if (copy.titleId !== titleId && isPlaceholder(copy.title)) repoint(db, copy.id, titleId, batchId);
  else if (copy.titleId !== titleId) return { titleId, itemId: null };
  return { titleId, itemId: copy.id };
}
