import { row, rows, type ReadableDB } from '../database.ts';
import { isOpenLoan } from './desk-loans.ts';
import { mergedInto } from './kept-values.ts';

/** A copy as the desk needs it; of a title without copies `itemId` is null. */
export interface StoredCopy {
  readonly itemId: number | null; readonly titleId: number; readonly barcode: string | null; readonly callNumber: string | null;
  readonly title: string; readonly author: string; readonly material: string | null; readonly classMark: string; readonly subjects: string; readonly branch: string | null;
  readonly isOut: 0 | 1; readonly isOnHoldShelf: 0 | 1;
}

const copyColumns = `
  item.id AS itemId, title.id AS titleId, coalesce(item.barcode, item.external_id) AS barcode, coalesce(item.call_number, title.call_number) AS callNumber,
  title.title, title.author, title.material, coalesce(title.class_mark, '') AS classMark, title.subjects, branch.code AS branch,
  EXISTS (SELECT 1 FROM loan WHERE loan.item_id = item.id AND ${isOpenLoan}) AS isOut,
  EXISTS (SELECT 1 FROM hold WHERE hold.item_id = item.id AND hold.filled_at IS NOT NULL AND hold.collected_at IS NULL AND hold.cancelled_at IS NULL) AS isOnHoldShelf
  FROM item JOIN title ON title.id = item.title_id LEFT JOIN branch ON branch.id = item.branch_id`;

export const copyByBarcodeSql = `SELECT ${copyColumns} WHERE item.barcode = ?`;
export const copyByNumberSql = `SELECT ${copyColumns} WHERE item.external_id = ?`;
export const copiesOfTitleSql = `SELECT ${copyColumns} WHERE item.title_id = ? LIMIT 100`;
export const titlesByIsbnSql = 'SELECT rowid AS id FROM title_search WHERE title_search MATCH ? LIMIT 20';

/** The copy with this barcode, else with this number. */
export const findCopy = (db: ReadableDB, number: string): StoredCopy | undefined => row<StoredCopy>(db, copyByBarcodeSql, number) ?? row<StoredCopy>(db, copyByNumberSql, number);
export const copyById = (db: ReadableDB, itemId: number): StoredCopy | undefined => row<StoredCopy>(db, `SELECT ${copyColumns} WHERE item.id = ?`, itemId);

/** The copies of a title, at most 100; where it has none, the title itself. */
export function copiesOf(db: ReadableDB, titleId: number): StoredCopy[] {
  const found = rows<StoredCopy>(db, copiesOfTitleSql, titleId);
  return found.length > 0 ? found : rows<StoredCopy>(db, `
    SELECT NULL AS itemId, title.id AS titleId, NULL AS barcode, title.call_number AS callNumber, title.title, title.author, title.material,
      coalesce(title.class_mark, '') AS classMark, title.subjects, NULL AS branch, 0 AS isOut, 0 AS isOnHoldShelf FROM title WHERE title.id = ?`, titleId);
}

/** How many copies a title has, and how many of them are in. */
export const countCopies = (db: ReadableDB, titleId: number): { copies: number; copiesIn: number } => {
  const found = rows<StoredCopy>(db, copiesOfTitleSql, titleId);
  return { copies: found.length, copiesIn: found.filter(({ isOut, isOnHoldShelf }) => isOut === 0 && isOnHoldShelf === 0).length };
};

/** Titles with this number of the library system, also where it was merged into another, or with this ISBN-13. */
export function titlesWithNumber(db: ReadableDB, number: string, isbn: string | undefined): number[] {
  const own = row<{ id: number }>(db, 'SELECT id FROM title WHERE external_id = ?', number)?.id ?? mergedInto(db, 'title', number);
  if (own !== undefined) return [own];
  if (isbn === undefined) return [];
  return rows<{ id: number }>(db, titlesByIsbnSql, `numbers : "${isbn}"`).map(({ id }) => id)
    .filter((id) => row<{ isbns: string }>(db, 'SELECT isbns FROM title WHERE id = ?', id)?.isbns.split(' ').includes(isbn) === true);
}
