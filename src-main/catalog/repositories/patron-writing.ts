import type { PatronRecord } from '#contract/records.ts';
import { prepared, row, rows, write, type WritableDB } from '../database.ts';
import { codeId } from './codes.ts';
import { completeRow, updateRow, type Outcome, type Values } from './import-changes.ts';
import { mergedInto } from './kept-values.ts';
import type { PatronDetails } from './loan-columns.ts';

const storedValues = (db: WritableDB, record: Omit<PatronRecord, 'patronId'>): Values => ({
  group_id: record.group === undefined ? undefined : codeId(db, 'patron_group', record.group),
  birth_year: record.birthYear,
  home_branch_id: record.homeBranch === undefined ? undefined : codeId(db, 'branch', record.homeBranch),
  consent: record.consent === undefined ? undefined : Number(record.consent),
  expires_on: record.expiresOn,
  refuses_history: record.refusesHistory === undefined ? undefined : Number(record.refusesHistory),
});

const hasValues = (values: Values): boolean => Object.values(values).some((value) => value !== undefined);

/** Adds or completes a patron. A field the file does not have keeps its value. */
export function putPatron(db: WritableDB, record: PatronRecord, batchId: number): Outcome {
  const values = storedValues(db, record);
  const known = knownPatron(db, record.patronId);
  if (known === undefined && mergedInto(db, 'patron', record.patronId) !== undefined) return 'unchanged'; // the card it was merged into says more
  if (known !== undefined) {
    const outcome = completeRow(db, 'patron', known, values, batchId);
    if (record.refusesHistory === true) forgetLoans(db, known, batchId);
    return outcome;
  }
  const id = newPatron(db, record.patronId, batchId);
  if (hasValues(values)) updateRow(db, 'patron', id, values);
  return 'added';
}

/** What she had borrowed before she refused becomes nobody's; undoing the import gives it back. */
function forgetLoans(db: WritableDB, patronId: number, batchId: number): void {
  const loans = rows<{ id: number }>(db, `
    SELECT id FROM loan WHERE patron_id = ? AND NOT EXISTS (SELECT 1 FROM loan AS same WHERE same.patron_id IS NULL AND same.title_id = loan.title_id AND same.loaned_at = loan.loaned_at
      AND coalesce(same.item_id, 0) = coalesce(loan.item_id, 0) AND coalesce(same.external_id, '') = coalesce(loan.external_id, ''))`, patronId);
  for (const { id } of loans) completeRow(db, 'loan', id, { patron_id: null }, batchId);
}

/** Makes a patron that only a loan names, with what the loan says of her. */
export function newNamedPatron(db: WritableDB, externalId: string, said: Omit<PatronRecord, 'patronId'> | undefined, batchId: number): number {
  const id = newPatron(db, externalId, batchId);
  if (said !== undefined) updateRow(db, 'patron', id, storedValues(db, said));
  return id;
}

/** Patrons that are made by one statement. */
export const patronGroup = 32;
const groupSql = `INSERT OR IGNORE INTO patron (external_id, batch_id) VALUES ${new Array(patronGroup).fill('(?, ?)').join(', ')}`;

/**
 * Makes `patronGroup` patrons that only loans name.
 * @returns the first new patron, the others follow; undefined where one of the numbers is there already or there are fewer to make, and nothing is made
 */
export function newNamedPatrons(db: WritableDB, patrons: readonly { readonly number: string; readonly details: PatronDetails | undefined }[], batchId: number): number | undefined {
  if (patrons.length < patronGroup || row(db, "SELECT 1 FROM merged_number WHERE subject = 'patron' LIMIT 1") !== undefined) return undefined; // one of them may have been merged
  const { changes, lastInsertRowid } = prepared(db, groupSql).run(patrons.flatMap(({ number }) => [number, batchId]));
  const first = Number(lastInsertRowid) - changes + 1; // new ids follow one another
  if (changes < patronGroup) {
    if (changes > 0) write(db, 'DELETE FROM patron WHERE id BETWEEN ? AND ?', first, first + changes - 1);
    return undefined;
  }
  for (const [n, { details }] of patrons.entries()) if (details !== undefined) updateRow(db, 'patron', first + n, storedValues(db, details));
  return first;
}

const knownPatron = (db: WritableDB, externalId: string): number | undefined =>
  row<{ id: number }>(db, 'SELECT id FROM patron WHERE external_id = ?', externalId)?.id;

const newPatron = (db: WritableDB, externalId: string, batchId: number): number =>
  write(db, 'INSERT INTO patron (external_id, batch_id) VALUES (?, ?)', externalId, batchId).id;
