import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#contract/errors.ts';
import { type ReadableDB, type WritableDB } from './database.ts';
import { catalogError } from './failures.ts';
import { catalogFile, lockFile, modelsFolder, reserveFile } from './folder.ts';
import { migrations, newestVersion } from './migrations/all.ts';
import { watchLoans } from './watch-loans.ts';

/** An open catalogue: the only connection that writes, and the lock that keeps other programs out. */
export interface OpenCatalog {
  readonly folder: string;
  readonly db: WritableDB;
  close(): void;
}

/**
 * Opens the catalogue in `folder`, making it where there is none and bringing an older one up to date (a copy is put aside first).
 * @throws AppError catalog-in-use, catalog-newer, catalog-damaged, catalog-unwritable, disk-full
 */
export function openCatalog(folder: string): OpenCatalog {
  try {
    makeFolder(modelsFolder(folder));
  } catch (error) {
    const failure = catalogError(error, folder);
    throw failure instanceof AppError ? failure : new AppError('catalog-unwritable', { folder });
  }
  const unlock = lock(folder);
  try {
    rmSync(reserveFile(folder), { force: true });
    const db = new Database(catalogFile(folder)) as WritableDB;
    try {
      refuseForeign(db);
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = NORMAL');
      db.pragma('cache_size = -64000');
      db.pragma('temp_store = MEMORY');
      db.pragma('foreign_keys = OFF'); // a migration may make a table anew that others refer to
      migrate(db, folder);
      db.pragma('foreign_keys = ON');
      watchLoans(db);
    } catch (error) {
      db.close();
      throw error;
    }
    return { folder, db, close: () => { db.close(); unlock(); } };
  } catch (error) {
    unlock();
    throw catalogError(error, folder);
  }
}

/** Whether an older program has left this catalogue, so that opening it takes long where it is large. What else is wrong with it `openCatalog` tells. */
export function isOutOfDate(folder: string): boolean {
  try {
    const db = new Database(catalogFile(folder), { readonly: true, fileMustExist: true });
    try {
      const version = versionOf(db);
      return ownerOf(db) === applicationId && version > 0 && version < newestVersion;
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}

/** Opens the catalogue for reading only, as the worker process does; the owner's lock does not stop it. */
export function openReadOnly(folder: string): ReadableDB {
  const db = new Database(catalogFile(folder), { readonly: true, fileMustExist: true });
  db.pragma('cache_size = -64000');
  db.pragma('temp_store = MEMORY');
  return db;
}

/**
 * Opens the catalogue for a worker process that writes while the owner lends it the right to. Row ids are looked up before they are written, so
 * foreign keys are not checked again; the log grows until `checkpoint`.
 */
export function openWritable(folder: string): WritableDB {
  const db = new Database(catalogFile(folder), { fileMustExist: true, timeout: 10_000 }) as WritableDB;
  db.pragma('synchronous = NORMAL');
  db.pragma('foreign_keys = OFF');
  db.pragma('cache_size = -28000');
  db.pragma('temp_store = MEMORY');
  db.pragma('wal_autocheckpoint = 0');
  return db;
}

/** Makes a folder and those above it; Node's own recursive way never returns on some file systems (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

/** Holds an exclusive transaction on a file of its own: the system lets go of it when the process ends, however it ends. */
function lock(folder: string): () => void {
  try {
    const holder = new Database(lockFile(folder), { timeout: 0 });
    try {
      holder.pragma('journal_mode = DELETE');
      holder.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      holder.close();
      throw error;
    }
    return () => holder.close();
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw new AppError('catalog-in-use');
    throw catalogError(error, folder);
  }
}

const applicationId = 0x53_48_42_47; // "SHBG"

const versionOf = (db: ReadableDB): number => db.pragma('user_version', { simple: true }) as number;
const ownerOf = (db: ReadableDB): number => db.pragma('application_id', { simple: true }) as number;

function refuseForeign(db: WritableDB): void {
  const version = versionOf(db);
  const tables = db.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").pluck().get() as number;
  if (ownerOf(db) !== applicationId && (tables > 0 || version > 0)) throw new AppError('catalog-damaged');
  if (version > newestVersion) throw new AppError('catalog-newer', { found: version, known: newestVersion });
}

function migrate(db: WritableDB, folder: string): void {
  const from = versionOf(db);
  const due = migrations.filter((migration) => migration.version > from);
  if (due.length === 0) return;
  if (from > 0) {
    db.pragma('wal_checkpoint(TRUNCATE)');
    const copy = `${catalogFile(folder)}.before-${from}`;
    if (!existsSync(copy)) {
      copyFileSync(catalogFile(folder), `${copy}.part`);
      renameSync(`${copy}.part`, copy);
    }
  }
  db.pragma(`application_id = ${applicationId}`);
  for (const migration of due) {
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.version}`);
    }).exclusive();
  }
}
