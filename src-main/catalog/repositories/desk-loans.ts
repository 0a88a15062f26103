import { row, rows, type ReadableDB } from '../database.ts';
import { sqlNow } from './times.ts';

/**
 * A loan that has not come back. Many exports never say that a copy was returned: of such a file only what is due, or was due within a year, is taken to be
 * on loan; of all others, and of what the desk itself has lent, the record is believed.
 */
export const isOpenLoan = `loan.returned_at IS NULL AND (loan.desk_at IS NOT NULL OR loan.batch_id IS NULL OR loan.due_at > ${sqlNow} - 31536000
  OR (SELECT kind = 'events' OR mapping LIKE '%"returned_at"%' FROM import_batch WHERE import_batch.id = loan.batch_id))`;

export interface OpenLoan { readonly id: number; readonly patronId: number | null; readonly titleId: number; readonly itemId: number | null; readonly loanedAt: number; readonly dueAt: number | null; readonly renewals: number }
const openColumns = 'loan.id, loan.patron_id AS patronId, loan.title_id AS titleId, loan.item_id AS itemId, loan.loaned_at AS loanedAt, loan.due_at AS dueAt, loan.renewals FROM loan';

export const openLoanOfCopySql = `SELECT ${openColumns} WHERE loan.item_id = ? AND ${isOpenLoan}`;

/** The loan that a copy is out on: the newest where a file has left several open. */
export const openLoanOfCopy = (db: ReadableDB, itemId: number): OpenLoan | undefined =>
  rows<OpenLoan>(db, openLoanOfCopySql, itemId).reduce<OpenLoan | undefined>((newest, loan) => (newest === undefined || loan.loanedAt > newest.loanedAt ? loan : newest), undefined);

/** The open loans of a title that names no copies, the oldest first. */
export const openLoansOfTitle = (db: ReadableDB, titleId: number): OpenLoan[] =>
  rows<OpenLoan>(db, `SELECT ${openColumns} WHERE loan.title_id = ? AND loan.item_id IS NULL AND ${isOpenLoan} ORDER BY loan.loaned_at LIMIT 50`, titleId);

export const loanById = (db: ReadableDB, id: number): OpenLoan | undefined => row<OpenLoan>(db, `SELECT ${openColumns} WHERE loan.id = ? AND ${isOpenLoan}`, id);

export interface StoredPatronLoan extends OpenLoan {
  readonly title: string; readonly author: string; readonly material: string | null; readonly classMark: string; readonly subjects: string;
  readonly barcode: string | null; readonly callNumber: string | null; readonly branch: string | null;
}
export const openLoansOfPatronSql = `
  SELECT loan.id, loan.patron_id AS patronId, loan.title_id AS titleId, loan.item_id AS itemId, loan.loaned_at AS loanedAt, loan.due_at AS dueAt, loan.renewals,
    title.title, title.author, title.material, coalesce(title.class_mark, '') AS classMark, title.subjects, coalesce(item.barcode, item.external_id) AS barcode,
    coalesce(item.call_number, title.call_number) AS callNumber, branch.code AS branch
  FROM loan JOIN title ON title.id = loan.title_id LEFT JOIN item ON item.id = loan.item_id LEFT JOIN branch ON branch.id = item.branch_id
  WHERE loan.patron_id = ? AND ${isOpenLoan}`;

/** What a patron has on loan, the first due first, of one day the newest first. */
export const openLoansOfPatron = (db: ReadableDB, patronId: number): StoredPatronLoan[] =>
  rows<StoredPatronLoan>(db, openLoansOfPatronSql, patronId).sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || b.id - a.id);

/** When a patron last borrowed this title or another edition of its work; null: never. */
export const lastBorrowed = (db: ReadableDB, patronId: number, titleId: number): number | null =>
  row<{ at: number | null }>(db, `
    SELECT max(loan.loaned_at) AS at FROM loan
    WHERE loan.patron_id = ? AND (loan.title_id = ? OR loan.title_id IN (SELECT id FROM title WHERE work_id = (SELECT work_id FROM title WHERE id = ?)))`, patronId, titleId, titleId)!.at;

/** Whether the same patron (null: nobody) took the same copy at that very second. */
export const isTaken = (db: ReadableDB, patronId: number | null, titleId: number, itemId: number | null, at: number): boolean =>
  row(db, 'SELECT 1 FROM loan WHERE title_id = ? AND loaned_at = ? AND patron_id IS ? AND item_id IS ?', titleId, at, patronId, itemId) !== undefined;
