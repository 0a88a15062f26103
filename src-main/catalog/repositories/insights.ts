import type { DomainId, MapId } from '#contract/ids.ts';
import type { InsightFacts } from '#contract/insights.ts';
import { prepared, row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';

/** Titles with their years of publication (0: none), by row id. */
export const titleYears = (db: ReadableDB) => prepared(db, 'SELECT id, coalesce(year, 0) FROM title ORDER BY id').raw().iterate() as IterableIterator<[id: number, year: number]>;

/** The domain of each title, or of each title at each branch (0: at all of them), by title. */
export const assignmentsOf = (db: ReadableDB, mapId: MapId) =>
  prepared(db, 'SELECT title_id, branch_id, domain_id FROM domain_assignment WHERE map_id = ? ORDER BY title_id, branch_id').raw().iterate(mapId) as IterableIterator<[title: number, branch: number, domain: number]>;

/** Every loan: title, branch (0: none named, or not asked for) and second. Without branches an index answers alone. */
export const loanMoments = (db: ReadableDB, withBranches: boolean) =>
  prepared(db, `SELECT title_id, ${withBranches ? 'coalesce(branch_id, 0)' : '0'}, loaned_at FROM loan`).raw().iterate() as IterableIterator<[title: number, branch: number, at: number]>;

/** Titles on lists as they are now, and on how many. */
export const listedTitles = (db: ReadableDB) =>
  prepared(db, "SELECT title_id, count(*) FROM reading_list_entry WHERE state = 'listed' GROUP BY title_id").raw().iterate() as IterableIterator<[title: number, lists: number]>;

/** Seconds of the first and the last loan; null: there are none. */
export const loanSpan = (db: ReadableDB): { first: number; last: number } | null =>
  row<{ first: number; last: number }>(db, 'SELECT first, (SELECT max(loaned_at) FROM loan_time) AS last FROM (SELECT min(loaned_at) AS first FROM loan_time) WHERE first IS NOT NULL') ?? null;

/** Every title that was on a patron's list, by patron: by which method, when, and whether she borrowed it, in any edition, within `days` from then. */
export const listedAndLent = (db: ReadableDB, days: number) => prepared(db, `
  SELECT listed.patron_id, listed.method, listed.listed_at, EXISTS (
    SELECT 1 FROM loan JOIN title AS lent ON lent.id = loan.title_id
    WHERE loan.patron_id = listed.patron_id AND loan.loaned_at > listed.listed_at AND loan.loaned_at <= listed.listed_at + ? AND (loan.title_id = listed.title_id OR lent.work_id = title.work_id))
  FROM listed JOIN title ON title.id = listed.title_id ORDER BY listed.patron_id`).raw().iterate(days * 86_400) as IterableIterator<[patron: number, method: string, at: number, lent: 0 | 1]>;

/** The domains of a map in their order. */
export const domainNames = (db: ReadableDB, mapId: MapId): { id: DomainId; name: string }[] =>
  rows(db, 'SELECT id, name FROM domain WHERE map_id = ? ORDER BY position', mapId);

export const isByBranch = (db: ReadableDB, mapId: MapId): boolean => row<{ by: number }>(db, 'SELECT by_branch AS by FROM domain_map WHERE id = ?', mapId)?.by === 1;

export function putInsight(db: WritableDB, mapId: MapId, madeAtMs: number, facts: InsightFacts): void {
  write(db, 'INSERT OR REPLACE INTO insight (map_id, made_at, facts) VALUES (?, ?, ?)', mapId, madeAtMs, JSON.stringify(facts));
}

/** What was counted last for a map, and whether a job has changed loans, domains or lists since; null: nothing was. */
export function findInsight(db: ReadableDB, mapId: MapId): { readonly madeAtMs: number; readonly stale: boolean; readonly facts: InsightFacts } | null {
  const stored = row<{ madeAtMs: number; facts: string; stale: 0 | 1 }>(db, `
    SELECT made_at AS madeAtMs, facts, EXISTS (SELECT 1 FROM job WHERE kind IN ('import', 'undo', 'domains', 'lists', 'demo') AND ended_at > made_at) AS stale FROM insight WHERE map_id = ?`, mapId);
  return stored === undefined ? null : { madeAtMs: stored.madeAtMs, stale: stored.stale === 1, facts: JSON.parse(stored.facts) as InsightFacts };
}
