import type { WorkRecord } from '#contract/records.ts';
import type { Medium } from '#contract/titles.ts';
import { prepared, row, rows, transaction, write, type ReadableDB, type WritableDB } from '../database.ts';

type KeylessTitle = WorkRecord & { readonly id: number };
interface FormedWorks { readonly version: number; readonly titles: number }
type Entry<Value> = readonly [id: number, value: Value];

/** Titles, their keys and works, for the forming of works (`formWorks`); every write is a transaction of its own. */
export function workStore(db: WritableDB) {
  /** Runs a statement for each of some pairs, as one transaction. */
  const each = (sql: string) => (pairs: readonly Entry<unknown>[]): void => transaction(db, () => {
    const statement = prepared(db, sql);
    for (const [a, b] of pairs) statement.run(a, b);
  });
  return {
    formed(): FormedWorks | null {
      const stored = row<{ value: string }>(db, "SELECT value FROM setting WHERE key = 'works'")?.value;
      return stored === undefined ? null : JSON.parse(stored) as FormedWorks;
    },
    noteFormed(formed: FormedWorks | null): void {
      if (formed === null) write(db, "DELETE FROM setting WHERE key = 'works'");
      else write(db, "INSERT OR REPLACE INTO setting (key, value) VALUES ('works', ?)", JSON.stringify(formed));
    },
    lastTitle: (): number => row<{ id: number | null }>(db, 'SELECT max(id) AS id FROM title')?.id ?? 0,
    keylessTitles: (after: number, last: number): KeylessTitle[] => rows(db, `
      SELECT id, title, author, coalesce(original_title, '') AS originalTitle, coalesce(material, '') AS material, coalesce(publisher, '') AS publisher,
        coalesce(series, '') AS series, coalesce(series_number, '') AS seriesNumber, coalesce(volume, '') AS volume, isbns
      FROM title WHERE id > ? AND id <= ? AND title <> '' AND NOT EXISTS (SELECT 1 FROM title_keys WHERE title_id = title.id) ORDER BY id`, after, last),
    keysBetween: (after: number, last: number) =>
      prepared(db, 'SELECT title_id, keys FROM title_keys WHERE title_id > ? AND title_id <= ? ORDER BY title_id').raw().all(after, last) as Entry<Uint8Array>[],
    putKeys: each('INSERT OR REPLACE INTO title_keys (title_id, keys) VALUES (?, ?)'),
    forgetKeys(): void { write(db, 'DELETE FROM title_keys'); },
    workTitlesAfter: (after: Entry<number>, limit: number) =>
      prepared(db, 'SELECT work_id, id FROM title WHERE work_id IS NOT NULL AND (work_id, id) > (?, ?) ORDER BY work_id, id LIMIT ?').raw().all(...after, limit) as Entry<number>[],
    putWorks: each('INSERT INTO work (id, medium) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET medium = excluded.medium WHERE medium <> excluded.medium') as (works: readonly Entry<Medium>[]) => void,
    putWorksOf: (workOf: readonly Entry<number>[]): void => transaction(db, () => {
      const update = prepared(db, 'UPDATE title SET work_id = nullif(?, 0) WHERE id = ?');
      for (const [title, work] of workOf) update.run(work, title);
    }),
    workIds: () => prepared<number>(db, 'SELECT id FROM work').pluck().all() as number[],
    removeWorks: (ids: readonly number[]): void => transaction(db, () => { for (const id of ids) write(db, 'DELETE FROM work WHERE id = ?', id); }),
    links: () => prepared(db, 'SELECT a, b FROM work_link').raw().all() as Entry<number>[],
    putLinks: each("INSERT OR IGNORE INTO work_link (a, b, kind) VALUES (?, ?, 'adaptation')"),
    removeLinks: each('DELETE FROM work_link WHERE a = ? AND b = ?'),
  };
}

/** Pairs of works that tell one story in two media, in the order of their ids. */
export const adaptationsAfter = (db: ReadableDB, after: readonly [number, number], limit: number) =>
  prepared(db, "SELECT a, b FROM work_link WHERE kind = 'adaptation' AND (a, b) > (?, ?) ORDER BY a, b LIMIT ?").raw().all(...after, limit) as (readonly [number, number])[];

/** Titles that a batch made or described and that belong to a work whose first title is another one. */
export const editionsIn = (db: ReadableDB, batchId: number): number =>
  row<{ n: number }>(db, `
    SELECT (SELECT count(*) FROM title WHERE batch_id = ? AND work_id <> id) + (
      SELECT count(DISTINCT title.id) FROM import_change AS change JOIN title ON title.id = change.row_id
      WHERE change.batch_id = ? AND change.subject = 'title' AND title.batch_id IS NOT ? AND work_id <> title.id) AS n`, batchId, batchId, batchId)!.n;
