import type { TitleId } from '#contract/ids.ts';
import { rows, type ReadableDB } from '../database.ts';

/** The library's own number of a title, and its first ISBN. */
export interface TitleNumbers { readonly id: TitleId; readonly number: string; readonly isbn: string | null }

/** The numbers of these titles; what is gone is left out. */
export const titleNumbers = (db: ReadableDB, ids: readonly TitleId[]): TitleNumbers[] =>
  rows<{ id: TitleId; number: string; isbns: string }>(db, 'SELECT id, external_id AS number, isbns FROM title WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids))
    .map(({ id, number, isbns }) => ({ id, number, isbn: isbns.split(' ')[0] || null }));
