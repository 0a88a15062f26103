import { prepared, rows, type ReadableDB } from '../database.ts';

/** Where the reading of a title's loans stands: the last loan that was counted. */
export interface CopyLoansPlace { readonly title: number; readonly at: number; readonly id: number }

/** The titles that copies are of, each once. */
export const titlesOfCopies = (db: ReadableDB, copies: readonly number[]): number[] =>
  rows<{ id: number }>(db, 'SELECT DISTINCT title_id AS id FROM json_each(?) AS wanted CROSS JOIN item ON item.id = wanted.value', JSON.stringify(copies)).map(({ id }) => id);

export const loansOfTitleSql = 'SELECT loaned_at, id, item_id FROM loan WHERE title_id = ? AND loaned_at >= ? AND (loaned_at > ? OR id > ?) ORDER BY loaned_at, id LIMIT ?';

/**
 * Counts the next `limit` loans of a title by copy: a title's loans are read once for all its copies, as there is no index of loans by copy.
 * @returns where to go on; null: all are counted
 */
export function countCopyLoans(db: ReadableDB, { title, at, id }: CopyLoansPlace, limit: number, counts: Map<number, number>): CopyLoansPlace | null {
  const found = prepared(db, loansOfTitleSql).raw().all(title, at, at, id, limit) as [at: number, id: number, copy: number | null][];
  for (const [, , copy] of found) if (copy !== null) counts.set(copy, (counts.get(copy) ?? 0) + 1);
  const last = found.at(-1);
  return found.length < limit || last === undefined ? null : { title, at: last[0], id: last[1] };
}
