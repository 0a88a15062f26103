import Database from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { catalogFile } from '#catalog/folder.ts';
import { migrations } from '#catalog/migrations/all.ts';

/** What the program writes into its files to know them by. */
export const ours = 0x53484247;

/** Makes the catalogue that a program of an earlier version has left in `folder`: its tables, made by the migrations up to `version`, and a patron. */
export function makeEarlierCatalog(folder: string, version: number): void {
  makeDatabase(folder, ours, version, migrations.filter((step) => step.version <= version));
  const db = new Database(catalogFile(folder));
  db.exec("INSERT INTO patron (external_id) VALUES ('007')");
  db.close();
}

/** Makes a database of some application, by these steps. */
export function makeDatabase(folder: string, owner: number, version: number, steps: readonly { readonly sql: string }[]): void {
  mkdirSync(folder, { recursive: true });
  const db = new Database(catalogFile(folder));
  db.pragma('journal_mode = WAL');
  db.pragma(`application_id = ${String(owner)}`);
  for (const { sql } of steps) db.exec(sql);
  db.pragma(`user_version = ${String(version)}`);
  db.close();
}
