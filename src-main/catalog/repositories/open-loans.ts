import type { LoanRecord } from '#contract/records.ts';
import { row, rows, type WritableDB } from '../database.ts';
import { knownCopy } from './copies.ts';
import { completeRow, type Outcome } from './import-changes.ts';

/** Returns of one copy within this many seconds are one return told twice. */
const sameReturn = 60;

/** Closes the loan of a copy that was open at that time, unless that return is known already; undefined where there is no such loan. */
export function closeLoan(db: WritableDB, number: string | undefined, barcode: string | undefined, at: number, batchId: number): Outcome | undefined {
  const copy = knownCopy(db, number, barcode);
  if (copy === undefined) return undefined;
  const isKnown = row(db, 'SELECT 1 FROM loan WHERE title_id = ? AND item_id = ? AND loaned_at <= ? AND abs(returned_at - ?) < ?', copy.titleId, copy.id, at, at, sameReturn) !== undefined;
  if (isKnown) return 'unchanged';
  const open = row<{ id: number }>(db, 'SELECT id FROM loan WHERE item_id = ? AND returned_at IS NULL AND loaned_at <= ? ORDER BY loaned_at DESC LIMIT 1', copy.id, at);
  return open === undefined ? undefined : completeRow(db, 'loan', open.id, { returned_at: at }, batchId);
}

interface EarlierLoan { readonly id: number; readonly number: string | null; readonly patron: string | null; readonly dueAt: number | null; readonly returnedAt: number | null; readonly renewals: number }

/** Loans of a copy that a renewal is compared with. */
const mostCompared = 50;

/**
 * Writes a renewal that is a row of its own into the loan that it renews: the one that it names, else the patron's loan of that copy that was not over.
 * A renewal that is in already adds nothing.
 * @returns undefined where the catalogue has no such loan
 */
export function renewLoan(db: WritableDB, { parentLoanId, patronId, itemId, itemBarcode, loanedAt, dueAt, returnedAt, renewals }: LoanRecord, batchId: number): Outcome | undefined {
  const copy = knownCopy(db, itemId, itemBarcode);
  if (copy === undefined) return undefined;
  const earlier = rows<EarlierLoan>(db, `
    SELECT loan.id, loan.external_id AS number, patron.external_id AS patron, due_at AS dueAt, returned_at AS returnedAt, renewals FROM loan LEFT JOIN patron ON patron.id = loan.patron_id
    WHERE title_id = ? AND item_id = ? AND loaned_at < ? ORDER BY loaned_at DESC LIMIT ?`, copy.titleId, copy.id, loanedAt, mostCompared);
  const wasOut = (loan: EarlierLoan): boolean => loan.patron === (patronId ?? null) && (loan.returnedAt === null || loan.returnedAt > loanedAt - sameReturn);
  const renewed = earlier.find(({ number }) => number !== null && number === parentLoanId) ?? (earlier[0] !== undefined && wasOut(earlier[0]) ? earlier[0] : undefined);
  if (renewed === undefined) return undefined;
  const isNew = dueAt === undefined ? renewed.returnedAt !== (returnedAt ?? null) : renewed.dueAt === null || renewed.dueAt < dueAt;
  const stillOut = renewed.returnedAt !== null && renewed.returnedAt < loanedAt + sameReturn ? null : undefined; // the renewal had closed it
  return completeRow(db, 'loan', renewed.id, { due_at: isNew ? dueAt : undefined, returned_at: returnedAt ?? stillOut, renewals: isNew ? renewed.renewals + (renewals ?? 0) + 1 : undefined }, batchId);
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
