import type { LoanRecord } from '#contract/records.ts';
import { row, write, type WritableDB } from '../database.ts';
import { codeId } from './codes.ts';
import { noteChange } from './import-changes.ts';
import { patronIdFor } from './patron-writing.ts';
import { titleIdFor, type Outcome } from './title-writing.ts';

const fields = ['due_at', 'returned_at', 'renewals'] as const;
type Stored = Record<(typeof fields)[number], number | null>;

/** Adds a loan, or completes the known one (returned since, renewed since). Patron, title and copy are made where they are new. */
export function putLoan(db: WritableDB, record: LoanRecord, batchId: number): Outcome {
  const patronId = patronIdFor(db, record.patronId, record.patronGroup, batchId);
  const titleId = titleIdFor(db, record.titleId, record.material, batchId);
  const branchId = codeId(db, 'branch', record.branch);
  const itemId = record.itemBarcode === undefined ? null : itemIdFor(db, record.itemBarcode, titleId, branchId, batchId);
  const inserted = write(db, `
    INSERT INTO loan (external_id, patron_id, title_id, item_id, branch_id, loaned_at, due_at, returned_at, renewals, batch_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (patron_id, loaned_at, title_id, coalesce(item_id, 0)) DO NOTHING`,
  record.loanId ?? null, patronId, titleId, itemId, branchId, record.loanedAt, record.dueAt ?? null, record.returnedAt ?? null, record.renewals ?? 0, batchId);
  if (inserted.changes === 1) return 'added';
  const known = row<Stored & { id: number }>(db, `
    SELECT id, due_at, returned_at, renewals FROM loan WHERE patron_id = ? AND loaned_at = ? AND title_id = ? AND coalesce(item_id, 0) = ?`,
  patronId, record.loanedAt, titleId, itemId ?? 0)!;
  const values: Record<(typeof fields)[number], number | undefined> = { due_at: record.dueAt, returned_at: record.returnedAt, renewals: record.renewals };
  const changed = fields.filter((field) => values[field] !== undefined && values[field] !== known[field]);
  if (changed.length === 0) return 'unchanged';
  noteChange(db, batchId, 'loan', known.id, Object.fromEntries(changed.map((field) => [field, known[field]])));
  changeLoan(db, known.id, Object.fromEntries(changed.map((field) => [field, values[field]!])));
  return 'updated';
}

/** Writes the named columns of a loan. */
export function changeLoan(db: WritableDB, id: number, values: Readonly<Record<string, string | number | null>>): void {
  const names = fields.filter((field) => field in values);
  write(db, `UPDATE loan SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, ...names.map((name) => values[name]), id);
}

function itemIdFor(db: WritableDB, barcode: string, titleId: number, branchId: number | null, batchId: number): number {
  const known = row<{ id: number }>(db, 'SELECT id FROM item WHERE barcode = ?', barcode);
  if (known !== undefined) return known.id;
  return write(db, 'INSERT INTO item (barcode, title_id, branch_id, batch_id) VALUES (?, ?, ?, ?)', barcode, titleId, branchId, batchId).id;
}
