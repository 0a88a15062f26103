import { prepared, row, rows, type ReadableDB } from '../database.ts';

export const valueColumns = ['material', 'language', 'collection', 'audience'] as const;
export type ValueColumn = (typeof valueColumns)[number];

/** Codes of all branches, or of all groups, sorted. */
export const codesOf = (db: ReadableDB, table: 'branch' | 'patron_group'): string[] => rows<{ code: string }>(db, `SELECT code FROM ${table} ORDER BY code LIMIT 1000`).map(({ code }) => code);

/** The next titles after a row id, as the last of them and the different values of their columns; null at the end. */
export function titleValuesAfter(db: ReadableDB, after: number, limit: number): { last: number; values: readonly (readonly [string | null, string | null, string | null, string | null])[] } | null {
  const last = row<{ last: number | null }>(db, 'SELECT max(id) AS last FROM (SELECT id FROM title WHERE id > ? ORDER BY id LIMIT ?)', after, limit)!.last;
  if (last === null) return null;
  const values = prepared(db, `SELECT DISTINCT ${valueColumns.join(', ')} FROM title WHERE id > ? AND id <= ?`).raw().all(after, last) as [string | null, string | null, string | null, string | null][];
  return { last, values };
}
