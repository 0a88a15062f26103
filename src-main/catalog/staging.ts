import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { prepared, type ReadableDB } from './database.ts';

const prefix = 'catalog.staged';

/** Takes away what an import that was killed has left in the catalogue's folder: staged rows, and copies made for a review. */
export function clearStaging(folder: string): void {
  for (const name of readdirSync(folder)) if (name.startsWith(prefix)) rmSync(join(folder, name), { recursive: true, force: true });
}

/** A folder inside the catalogue's, for a copy that is thrown away. */
export const reviewFolder = (folder: string): string => join(folder, `${prefix}-review`);

/** A file for loans that are put aside in binary form. */
export const stagedLoansFile = (folder: string): string => join(folder, `${prefix}-loans`);

/** Rows of a file put aside on the disk until all of them are read, to be had in another order: a file of any size needs little memory. */
export class StagedRows {
  readonly #db: ReadableDB;
  readonly #path: string;

  constructor(folder: string) {
    this.#path = join(folder, `${prefix}-rows`);
    this.#remove();
    this.#db = new Database(this.#path) as ReadableDB;
    for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'locking_mode = EXCLUSIVE', 'cache_size = -32000', 'temp_store = FILE']) this.#db.pragma(pragma);
    this.#db.exec('CREATE TABLE staged (number INTEGER PRIMARY KEY, key TEXT NOT NULL, at INTEGER NOT NULL, parent TEXT, row TEXT NOT NULL) STRICT; BEGIN');
  }

  /** @param key what belongs together; `parent`: the key of the row that this one follows */
  add(key: string, at: number, row: object, parent: string | null = null): void {
    prepared(this.#db, 'INSERT INTO staged (key, at, parent, row) VALUES (?, ?, ?, ?)').run(key, at, parent, JSON.stringify(row));
  }

  /** All rows by key and time; rows of one moment in the order of the file. */
  *sorted<Row>(): Generator<{ readonly key: string; readonly row: Row }, void, undefined> {
    for (const { key, row } of prepared<{ key: string; row: string }>(this.#db, 'SELECT key, row FROM staged ORDER BY key, at, number').iterate()) yield { key, row: JSON.parse(row) as Row };
  }

  /** Rows that follow no row of the file, in its order, each with all that follow it, one after the other. */
  *chains<Row>(): Generator<[Row, ...Row[]], void, undefined> {
    this.#db.exec('CREATE INDEX IF NOT EXISTS staged_by_key ON staged (key); CREATE INDEX IF NOT EXISTS staged_by_parent ON staged (parent) WHERE parent IS NOT NULL');
    const following = prepared<{ number: number; row: string }>(this.#db, `
      WITH RECURSIVE later (number, key, depth) AS (
        SELECT number, key, 0 FROM staged WHERE number = ?
        UNION SELECT staged.number, staged.key, depth + 1 FROM later JOIN staged ON staged.parent = later.key AND staged.number <> later.number WHERE depth < 1000
      ) SELECT staged.number, staged.row FROM later JOIN staged USING (number) GROUP BY staged.number ORDER BY min(depth), staged.at, staged.number`);
    const roots = this.#db.prepare('SELECT number FROM staged WHERE parent IS NULL OR parent = key OR NOT EXISTS (SELECT 1 FROM staged AS first WHERE first.key = staged.parent) ORDER BY number').pluck();
    for (const number of roots.all() as number[]) {
      yield following.all(number).map(({ row }) => JSON.parse(row) as Row) as [Row, ...Row[]];
    }
  }

  close(): void {
    this.#db.close();
    this.#remove();
  }

  #remove(): void {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${this.#path}${end}`, { force: true });
  }
}
