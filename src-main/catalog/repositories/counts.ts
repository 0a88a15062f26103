import { row, type ReadableDB } from '../database.ts';

/** How many of the next `limit` rows after the id `after` there are, and the id of the last of them. */
export function countRowsAfter(db: ReadableDB, table: 'patron' | 'title' | 'loan', after: number, limit: number): { count: number; last: number } {
  return row<{ count: number; last: number }>(db,
    `SELECT count(*) AS count, coalesce(max(id), 0) AS last FROM (SELECT id FROM ${table} WHERE id > ? ORDER BY id LIMIT ?)`, after, limit)!;
}

/** Is there nothing in the catalogue yet? */
export const isEmpty = (db: ReadableDB): boolean =>
  row<{ n: number }>(db, 'SELECT EXISTS (SELECT 1 FROM title) OR EXISTS (SELECT 1 FROM patron) AS n')!.n === 0;
