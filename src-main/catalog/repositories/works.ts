import type { Medium } from '#contract/titles.ts';
import { prepared, row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';

/** What of a title says which work it is; an empty text: not known. */
export interface KeylessTitle {
  readonly id: number;
  readonly title: string;
  readonly author: string;
  readonly originalTitle: string;
  readonly material: string;
  readonly publisher: string;
  readonly series: string;
  readonly seriesNumber: string;
  readonly volume: string;
  readonly isbns: string;
}

/** The last title by row id; 0: there is none. */
export const lastTitle = (db: ReadableDB): number => row<{ id: number | null }>(db, 'SELECT max(id) AS id FROM title')?.id ?? 0;

/** Titles between two row ids (first excluded, last included) that have no keys, in their order. */
export function keylessTitles(db: ReadableDB, after: number, last: number): KeylessTitle[] {
  return rows(db, `
    SELECT id, title, author, coalesce(original_title, '') AS originalTitle, coalesce(material, '') AS material, coalesce(publisher, '') AS publisher,
      coalesce(series, '') AS series, coalesce(series_number, '') AS seriesNumber, coalesce(volume, '') AS volume, isbns
    FROM title WHERE id > ? AND id <= ? AND NOT EXISTS (SELECT 1 FROM title_keys WHERE title_id = title.id) ORDER BY id`, after, last);
}

/** Keeps the keys of titles. */
export function putKeys(db: WritableDB, keysOf: Iterable<readonly [titleId: number, keys: Uint8Array]>): void {
  const insert = prepared(db, 'INSERT OR REPLACE INTO title_keys (title_id, keys) VALUES (?, ?)');
  for (const [titleId, keys] of keysOf) insert.run(titleId, keys);
}

/** Gives up all keys: they were made in another way. */
export function forgetKeys(db: WritableDB): void {
  write(db, 'DELETE FROM title_keys');
}

/** Keys of the titles between two row ids (first excluded, last included), in their order. */
export const keysBetween = (db: ReadableDB, after: number, last: number): (readonly [titleId: number, keys: Uint8Array])[] =>
  prepared(db, 'SELECT title_id, keys FROM title_keys WHERE title_id > ? AND title_id <= ? ORDER BY title_id').raw().all(after, last) as (readonly [number, Uint8Array])[];

/** Titles after `after` (by work, then row id) that belong to a work. */
export const workTitlesAfter = (db: ReadableDB, after: readonly [workId: number, titleId: number], limit: number): (readonly [workId: number, titleId: number])[] =>
  prepared(db, 'SELECT work_id, id FROM title WHERE work_id IS NOT NULL AND (work_id, id) > (?, ?) ORDER BY work_id, id LIMIT ?').raw().all(...after, limit) as (readonly [number, number])[];

/** Makes a work, or says anew what it is a work of. */
export function putWork(db: WritableDB, id: number, medium: Medium): void {
  write(db, 'INSERT INTO work (id, medium) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET medium = excluded.medium WHERE medium <> excluded.medium', id, medium);
}

/** Puts a title to a work; 0: it stands alone. */
export function putWorkOf(db: WritableDB, titleId: number, workId: number): void {
  write(db, 'UPDATE title SET work_id = nullif(?, 0) WHERE id = ?', workId, titleId);
}

export const workIds = (db: ReadableDB): number[] => prepared<number>(db, 'SELECT id FROM work').pluck().all() as number[];

export function removeWork(db: WritableDB, id: number): void {
  write(db, 'DELETE FROM work WHERE id = ?', id);
}

/** All pairs of works that tell one story. */
export const workLinks = (db: ReadableDB): (readonly [number, number])[] => prepared(db, 'SELECT a, b FROM work_link').raw().all() as (readonly [number, number])[];

export function putLink(db: WritableDB, a: number, b: number): void {
  write(db, "INSERT OR IGNORE INTO work_link (a, b, kind) VALUES (?, ?, 'adaptation')", Math.min(a, b), Math.max(a, b));
}

export function removeLink(db: WritableDB, a: number, b: number): void {
  write(db, 'DELETE FROM work_link WHERE a = ? AND b = ?', a, b);
}

/** How and of how many titles works were last formed; null: never. */
export function formedWorks(db: ReadableDB): { readonly version: number; readonly titles: number } | null {
  const stored = row<{ value: string }>(db, "SELECT value FROM setting WHERE key = 'works'")?.value;
  return stored === undefined ? null : JSON.parse(stored) as { version: number; titles: number };
}

export function noteFormedWorks(db: WritableDB, formed: { readonly version: number; readonly titles: number } | null): void {
  if (formed === null) write(db, "DELETE FROM setting WHERE key = 'works'");
  else write(db, "INSERT INTO setting (key, value) VALUES ('works', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", JSON.stringify(formed));
}

/** Titles that a batch made or described and that belong to a work whose first title is another one. */
export const editionsIn = (db: ReadableDB, batchId: number): number =>
  row<{ n: number }>(db, `
    SELECT count(*) AS n FROM title WHERE work_id IS NOT NULL AND work_id <> id AND id IN (
      SELECT id FROM title WHERE batch_id = ? UNION SELECT row_id FROM import_change WHERE batch_id = ? AND subject = 'title')`, batchId, batchId)!.n;
