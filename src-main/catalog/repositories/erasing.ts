import { row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';
import { referencesTo } from './named-rows.ts';
import { nowSeconds } from './times.ts';

/** Whose card it is, and with what numbers it was merged; undefined: there is no such patron. */
export function cardNumbers(db: ReadableDB, id: number): string[] | undefined {
  const own = row<{ number: string }>(db, 'SELECT external_id AS number FROM patron WHERE id = ?', id);
  if (own === undefined) return undefined;
  return [own.number, ...rows<{ number: string }>(db, "SELECT external_id AS number FROM merged_number WHERE subject = 'patron' AND row_id = ?", id).map(({ number }) => number)];
}

/** Takes a patron out of the catalogue with all that names her. Loans that stay are nobody's. */
export function erasePatron(db: WritableDB, id: number, loans: 'keep' | 'remove'): void {
  const loanIds = rows<{ id: number }>(db, 'SELECT id FROM loan WHERE patron_id = ?', id).map((loan) => loan.id);
  for (const loanId of loanIds) {
    write(db, "DELETE FROM import_change WHERE subject = 'loan' AND row_id = ? AND json_extract(before, '$.patron_id') IS NOT NULL", loanId);
    write(db, "DELETE FROM correction WHERE subject = 'loan' AND row_id = ?", loanId);
    // a loan of nobody at that moment may be there already: then it is the same
    const isKept = loans === 'keep' && write(db, 'UPDATE OR IGNORE loan SET patron_id = NULL WHERE id = ?', loanId).changes === 1;
    if (!isKept) write(db, 'DELETE FROM loan WHERE id = ?', loanId);
  }
  for (const { table, column } of referencesTo(db, 'patron')) if (table !== 'loan') write(db, `DELETE FROM "${table}" WHERE "${column}" = ?`, id);
  for (const table of ['import_change', 'kept_value', 'merged_number', 'correction']) write(db, `DELETE FROM ${table} WHERE subject = 'patron' AND row_id = ?`, id);
  write(db, 'DELETE FROM patron WHERE id = ?', id);
  write(db, "INSERT INTO correction_set (at, action, subject, rows) VALUES (?, 'delete', 'patron', 1)", nowSeconds());
}

/** Looks through what imports and corrections have kept, and takes out what still names the patron; answers the last row looked at, null at the end. */
export function forgetAmong(db: WritableDB, table: 'import_change' | 'import_reject' | 'correction', after: number, limit: number, id: number, numbers: readonly string[]): number | null {
  if (table === 'import_reject') return forgetRejects(db, after, numbers);
  const text = table === 'import_change' ? 'before' : "coalesce(before, '') || coalesce(after, '')";
  const found = rows<{ id: number; names: 0 | 1 }>(db, `SELECT id, (${text} LIKE ? OR ${text} LIKE ?) AS names FROM ${table} WHERE id > ? ORDER BY id LIMIT ?`, `%"patron_id":${id},%`, `%"patron_id":${id}}%`, after, limit);
  for (const { id: rowId, names } of found) if (names === 1) write(db, `DELETE FROM ${table} WHERE id = ?`, rowId);
  return found.at(-1)?.id ?? null;
}

/** Rejected rows are kept by import and line: a whole import at a time. */
function forgetRejects(db: WritableDB, after: number, numbers: readonly string[]): number | null {
  const batch = row<{ id: number | null }>(db, 'SELECT min(id) AS id FROM import_batch WHERE id > ?', after)?.id ?? null;
  if (batch === null) return null;
  for (const number of numbers) write(db, 'DELETE FROM import_reject WHERE batch_id = ? AND EXISTS (SELECT 1 FROM json_each(cells) WHERE value = ?)', batch, number);
  return batch;
}
