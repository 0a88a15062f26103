import { row, write, type ReadableDB, type WritableDB } from '../database.ts';

const caches = new WeakMap<WritableDB, Map<string, number>>();

/** Id of the branch or patron group with this code, made where it is new; null for no code. */
export function codeId(db: WritableDB, table: 'branch' | 'patron_group', code: string | undefined): number | null {
  if (code === undefined || code === '') return null;
  let cache = caches.get(db);
  if (cache === undefined) caches.set(db, cache = new Map());
  const key = `${table} ${code.toLowerCase()}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const id = row<{ id: number }>(db, `SELECT id FROM ${table} WHERE code = ?`, code)?.id ?? write(db, `INSERT INTO ${table} (code) VALUES (?)`, code).id;
  cache.set(key, id);
  return id;
}

/** Forgets the ids that were looked up: after a transaction was rolled back. */
export function forgetCodes(db: WritableDB): void {
  caches.delete(db);
}

/** The code of a branch or patron group; null where there is none. */
export const codeOf = (db: ReadableDB, table: 'branch' | 'patron_group', id: number): string | null => row<{ code: string }>(db, `SELECT code FROM ${table} WHERE id = ?`, id)?.code ?? null;
