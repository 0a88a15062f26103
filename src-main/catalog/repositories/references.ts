import Database from 'better-sqlite3';
import { rows, write, type ReadableDB, type WritableDB } from '../database.ts';
import { correctRow, deleteRow, insertRow } from './corrections.ts';
import { referencesTo, type Reference } from './named-rows.ts';

type Stored = Readonly<Record<string, string | number | null>>;
const namedBy = (db: ReadableDB, { table, column }: Reference, id: number): Stored[] => rows<Stored>(db, `SELECT * FROM "${table}" WHERE "${column}" = ?`, id);
export const countNamed = (db: ReadableDB, { table, column }: Reference, id: number): number =>
  rows<{ n: number }>(db, `SELECT count(*) AS n FROM "${table}" WHERE "${column}" = ?`, id)[0]!.n;

/** Brings all that names one row over to another, as a part of a set. What the other has already goes, and is kept in the set; numbers of loans are added up. */
export function moveReferences(db: WritableDB, setId: number, table: string, from: number, to: number): void {
  for (const reference of referencesTo(db, table)) {
    for (const stored of namedBy(db, reference, from)) {
      if (!moved(db, setId, reference, stored, to)) removeWithChildren(db, setId, reference.table, stored);
    }
  }
}

function moved(db: WritableDB, setId: number, { table, column }: Reference, stored: Stored, to: number): boolean {
  write(db, 'SAVEPOINT move_one');
  try {
    if (stored['id'] !== undefined) correctRow(db, setId, table, Number(stored['id']), { [column]: to });
    else {
      deleteRow(db, setId, table, stored);
      insertRow(db, setId, table, { ...stored, [column]: to });
    }
    write(db, 'RELEASE move_one');
    return true;
  } catch (error) {
    write(db, 'ROLLBACK TO move_one');
    write(db, 'RELEASE move_one');
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) throw error;
    if (table === 'title_count') addUp(db, setId, stored, to);
    return false;
  }
}

function addUp(db: WritableDB, setId: number, { period, branch_id: branchId, loans }: Stored, to: number): void {
  const own = rows<{ id: number; loans: number }>(db, 'SELECT id, loans FROM title_count WHERE title_id = ? AND period = ? AND branch_id = ?', to, period, branchId)[0];
  if (own !== undefined) correctRow(db, setId, 'title_count', own.id, { loans: own.loans + Number(loans) });
}

/** A row goes with all that hangs on it. */
function removeWithChildren(db: WritableDB, setId: number, table: string, stored: Stored): void {
  if (stored['id'] !== undefined) {
    for (const reference of referencesTo(db, table)) for (const child of namedBy(db, reference, Number(stored['id']))) removeWithChildren(db, setId, reference.table, child);
  }
  deleteRow(db, setId, table, stored);
}
