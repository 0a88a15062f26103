import Database from 'better-sqlite3';

declare const access: unique symbol;
/** A connection that may only read; a function that takes it cannot write. */
export type ReadableDB = Database.Database & { readonly [access]?: 'read' | 'write' };
/** A connection that may write; the process that owns the catalogue holds the only one. */
export type WritableDB = Database.Database & { readonly [access]: 'write' };

const statements = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/** The prepared statement for this text, prepared once a connection. */
export function prepared<Row>(db: ReadableDB, sql: string): Database.Statement<unknown[], Row> {
  let known = statements.get(db);
  if (known === undefined) statements.set(db, known = new Map());
  let statement = known.get(sql);
  if (statement === undefined) known.set(sql, statement = db.prepare(sql));
  return statement as Database.Statement<unknown[], Row>;
}

/** All rows of a query. */
export const rows = <Row>(db: ReadableDB, sql: string, ...values: unknown[]): Row[] => prepared<Row>(db, sql).all(...values);
/** The first row of a query, if there is one. */
export const row = <Row>(db: ReadableDB, sql: string, ...values: unknown[]): Row | undefined => prepared<Row>(db, sql).get(...values);
/** Runs a writing statement: how many rows it changed and the id of the last new one. */
export function write(db: WritableDB, sql: string, ...values: unknown[]): { changes: number; id: number } {
  const { changes, lastInsertRowid } = prepared(db, sql).run(...values);
  return { changes, id: Number(lastInsertRowid) };
}

/** Runs `work` in one transaction; everything or nothing. Never await inside. */
export function transaction<T>(db: WritableDB, work: () => T): T {
  return db.transaction(work).immediate();
}

/**
 * Runs `work` in one transaction in which SQLite does not look for what names a row that goes, as it would read all loans for a copy: `work` looks itself
 * (`removeUnnamed`), and changes nothing that names others.
 */
export function uncheckedTransaction<T>(db: WritableDB, work: () => T): T {
  db.pragma('foreign_keys = OFF');
  try {
    return transaction(db, work);
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

/** Whether a commit of this connection may bring the log into the database file: not while another process writes, which sees to it, as all of the log would be brought. */
export function letCheckpoint(db: WritableDB, may: boolean): void {
  if (db.open) db.pragma(`wal_autocheckpoint = ${may ? 1000 : 0}`);
}

/** Brings what was committed from the log into the database file, as far as no reader needs the log; never waits. */
export function checkpoint(db: WritableDB): void {
  db.pragma('wal_checkpoint(PASSIVE)');
}
