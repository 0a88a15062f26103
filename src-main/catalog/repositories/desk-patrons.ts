import { row, rows, type ReadableDB } from '../database.ts';
import { mergedInto } from './kept-values.ts';

export interface StoredDeskPatron {
  readonly id: number; readonly card: string; readonly groupId: number | null; readonly group: string | null; readonly birthYear: number | null; readonly homeBranch: string | null;
  readonly consent: 0 | 1 | null; readonly expiresOn: string | null; readonly refusesHistory: 0 | 1; readonly loansEver: number;
}
const columns = `
  patron.id, patron.external_id AS card, patron.group_id AS groupId, patron_group.code AS "group", patron.birth_year AS birthYear, branch.code AS homeBranch, patron.consent,
  patron.expires_on AS expiresOn, patron.refuses_history AS refusesHistory, (SELECT count(*) FROM loan WHERE loan.patron_id = patron.id) AS loansEver
  FROM patron LEFT JOIN patron_group ON patron_group.id = patron.group_id LEFT JOIN branch ON branch.id = patron.home_branch_id`;
export const patronByCardSql = `SELECT ${columns} WHERE patron.external_id = ?`;

/** The patron with this card, else the one that the patron with this card was merged into. */
export const patronByCard = (db: ReadableDB, card: string): StoredDeskPatron | undefined => {
  const own = row<StoredDeskPatron>(db, patronByCardSql, card);
  const kept = own === undefined ? mergedInto(db, 'patron', card) : undefined;
  return kept === undefined ? own : deskPatron(db, kept);
};
export const deskPatron = (db: ReadableDB, id: number): StoredDeskPatron | undefined => row<StoredDeskPatron>(db, `SELECT ${columns} WHERE patron.id = ?`, id);

/** Whether card numbers stand as pseudonyms here (`~` before them): then a scanned card is looked up by its pseudonym. */
export const hasPseudonyms = (db: ReadableDB): boolean => row(db, "SELECT 1 FROM patron WHERE external_id > '~' AND external_id < '\u007f' LIMIT 1") !== undefined;

export interface StoredBlock { readonly id: number; readonly patronId: number; readonly reason: string; readonly note: string; readonly setAt: number; readonly until: string | null }
const blockColumns = 'id, patron_id AS patronId, reason, note, set_at AS setAt, until FROM patron_block';

/** What keeps a patron from borrowing on a day (ISO date). */
export const blocksOf = (db: ReadableDB, patronId: number, day: string): StoredBlock[] =>
  rows<StoredBlock>(db, `SELECT ${blockColumns} WHERE patron_id = ? AND lifted_at IS NULL AND (until IS NULL OR until >= ?) ORDER BY id`, patronId, day);
export const blockById = (db: ReadableDB, id: number): StoredBlock | undefined => row<StoredBlock>(db, `SELECT ${blockColumns} WHERE id = ? AND lifted_at IS NULL`, id);
