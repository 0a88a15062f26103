import { rows, write, type ReadableDB, type WritableDB } from '../database.ts';
import type { Values } from './import-changes.ts';

/** The names of the columns that have a value set by hand, with what imports say of them. */
export function importedBelow(db: ReadableDB, table: string, id: number): Values {
  return Object.fromEntries(rows<{ name: string; imported: string | number | null }>(db, 'SELECT name, imported FROM kept_value WHERE subject = ? AND row_id = ?', table, id)
    .map(({ name, imported }) => [name, imported]));
}

/** Puts what an import says of corrected columns below the corrections, and answers what is left to write. */
export function besideKept(db: WritableDB, table: string, id: number, values: Values): Values {
  const below = importedBelow(db, table, id);
  const left: Record<string, string | number | null | undefined> = { ...values };
  for (const name of Object.keys(below)) {
    if (left[name] === undefined) continue;
    write(db, 'UPDATE kept_value SET imported = ? WHERE subject = ? AND row_id = ? AND name = ?', left[name], table, id, name);
    delete left[name];
  }
  return left;
}

/** A value is set by hand from now on; `imported`: what imports said so far, where it is the first time. */
export function keepValue(db: WritableDB, table: string, id: number, name: string, imported: string | number | null): void {
  write(db, 'INSERT OR IGNORE INTO kept_value (subject, row_id, name, imported) VALUES (?, ?, ?, ?)', table, id, name, imported);
}

/** What imports say counts again. */
export function letGo(db: WritableDB, table: string, id: number, name: string): void {
  write(db, 'DELETE FROM kept_value WHERE subject = ? AND row_id = ? AND name = ?', table, id, name);
}

/** The row that a merged number stands for now; undefined: it was not merged. */
export const mergedInto = (db: ReadableDB, subject: 'patron' | 'title', number: string): number | undefined =>
  rows<{ id: number }>(db, 'SELECT row_id AS id FROM merged_number WHERE subject = ? AND external_id = ?', subject, number)[0]?.id;
