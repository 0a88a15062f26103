import { row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';

export interface Reference { readonly table: string; readonly column: string }

/** What is made of the titles themselves and comes again by itself. */
const derived = ['title_keys', 'domain_assignment'] as const;

/** Every column that names a row of a table: whatever part of the program keeps it. */
export const referencesTo = (db: ReadableDB, table: string): Reference[] => rows<{ table: string; column: string }>(db, `
  SELECT schema.name AS "table", key."from" AS "column" FROM sqlite_schema AS schema JOIN pragma_foreign_key_list(schema.name) AS key
  WHERE schema.type = 'table' AND key."table" = ? AND key."to" = 'id' ORDER BY schema.name, key."from"`, table)
  .filter((reference) => !(derived as readonly string[]).includes(reference.table));

export const loanOfCopySql = 'SELECT 1 FROM loan WHERE title_id = (SELECT title_id FROM item WHERE id = ?) AND item_id = ? LIMIT 1';

/** Whether anything names a row. The loans of a copy are looked for among those of its title, which they always belong to: there is no index of all loans by copy. */
const isNamed = (db: ReadableDB, table: string, id: number): boolean => referencesTo(db, table).some((reference) => (table === 'item' && reference.table === 'loan'
  ? row(db, loanOfCopySql, id, id) : row(db, `SELECT 1 FROM "${reference.table}" WHERE "${reference.column}" = ? LIMIT 1`, id)) !== undefined);

/**
 * Takes a row out, in an `uncheckedTransaction`, where nothing names it.
 * @returns false where something does: nothing is done
 */
export function removeUnnamed(db: WritableDB, table: 'title' | 'item', id: number): boolean {
  if (isNamed(db, table, id)) return false;
  if (table === 'title') for (const made of derived) write(db, `DELETE FROM ${made} WHERE title_id = ?`, id);
  write(db, `DELETE FROM ${table} WHERE id = ?`, id);
  return true;
}
