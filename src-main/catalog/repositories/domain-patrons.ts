import type { DomainId, MapId } from '#contract/ids.ts';
import { row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';

/** How a patron is counted in one domain (null: in none): loans, and the second of the first of them. */
export type PatronCount = readonly [domainId: DomainId | null, loans: number, firstAt: number];

/** How patrons were counted in a map; who has no loans is left out. */
export const countedPatrons = (db: ReadableDB, mapId: MapId, patronIds: readonly number[]): Map<number, readonly PatronCount[]> =>
  new Map(rows<{ patronId: number; counts: string }>(db, 'SELECT patron_id AS patronId, counts FROM domain_patron WHERE map_id = ? AND patron_id IN (SELECT value FROM json_each(?))', mapId, JSON.stringify(patronIds))
    .map(({ patronId, counts }) => [patronId, JSON.parse(counts) as PatronCount[]]));

/** Keeps how a patron was counted; no counts: she has no loans. */
export function putCountedPatron(db: WritableDB, mapId: MapId, patronId: number, counts: readonly PatronCount[]): void {
  if (counts.length === 0) write(db, 'DELETE FROM domain_patron WHERE map_id = ? AND patron_id = ?', mapId, patronId);
  else write(db, 'INSERT OR REPLACE INTO domain_patron (map_id, patron_id, counts) VALUES (?, ?, ?)', mapId, patronId, JSON.stringify(counts));
}

/** Forgets how the patrons between two row ids (first excluded, last included) were counted. */
export function forgetCounted(db: WritableDB, mapId: MapId, after: number, last: number): void {
  write(db, 'DELETE FROM domain_patron WHERE map_id = ? AND patron_id > ? AND patron_id <= ?', mapId, after, last);
}

/** All of a map is about to be counted: who is to be looked at again need not be. */
export function beginCounting(db: WritableDB, mapId: MapId): void {
  write(db, 'UPDATE domain_map SET links_changed = 0 WHERE id = ?', mapId);
  write(db, 'DELETE FROM domain_due_patron WHERE map_id = ?', mapId);
  write(db, 'DELETE FROM domain_due_title WHERE map_id = ?', mapId);
}

/** A map waits to be counted anew. */
export function markMapUncounted(db: WritableDB, mapId: MapId): void {
  write(db, 'UPDATE domain_map SET counted = 0 WHERE id = ?', mapId);
}

/** Titles have changed: works, stories and series that domains share are those of before. */
export function noteLinksChanged(db: WritableDB): void {
  write(db, 'UPDATE domain_map SET links_changed = 1 WHERE links_changed = 0');
}

/** The borrowers of a title are to be looked at again. */
export function noteDueTitle(db: WritableDB, mapId: MapId, titleId: number): void {
  write(db, 'INSERT OR REPLACE INTO domain_due_title (map_id, title_id, unsorted) VALUES (?, ?, 0)', mapId, titleId);
}

/** A title is being sorted: its borrowers are looked at from where they were left, if they were waiting. */
export function noteSorted(db: WritableDB, mapId: MapId, titleId: number): void {
  write(db, 'UPDATE domain_due_title SET unsorted = 0 WHERE map_id = ? AND title_id = ?', mapId, titleId);
}

export interface DueTitle { readonly mapId: MapId; readonly titleId: number; readonly unsorted: 0 | 1; readonly afterAt: number; readonly afterLoan: number }

/** A title of a counted map whose borrowers are to be looked at again; null: there is none. */
export const nextDueTitle = (db: ReadableDB): DueTitle | null => row<DueTitle>(db, `
  SELECT map_id AS mapId, title_id AS titleId, unsorted, after_at AS afterAt, after_loan AS afterLoan
  FROM domain_map CROSS JOIN domain_due_title ON map_id = domain_map.id WHERE counted = 1 LIMIT 1`) ?? null;

/** Whether more than `many` titles of a map are waiting. */
export const isManyTitles = (db: ReadableDB, mapId: MapId, many: number): boolean => row(db, 'SELECT 1 FROM domain_due_title WHERE map_id = ? LIMIT 1 OFFSET ?', mapId, many) !== undefined;

function dropDueTitle(db: WritableDB, mapId: MapId, titleId: number): void {
  write(db, 'DELETE FROM domain_due_title WHERE map_id = ? AND title_id = ?', mapId, titleId);
}

/** Drops a few of the titles that are sorted already; 0: there are none left. */
export const dropSomeTitles = (db: WritableDB, mapId: MapId, limit: number): number =>
  write(db, 'DELETE FROM domain_due_title WHERE map_id = ? AND title_id IN (SELECT title_id FROM domain_due_title WHERE map_id = ? AND unsorted = 0 LIMIT ?)', mapId, mapId, limit).changes;

/** Notes the next few borrowers of a title, and how far its loans have been gone through; the title is dropped at their end. @returns how many loans were looked at, at least 1 */
export function noteBorrowers(db: WritableDB, { mapId, titleId, afterAt, afterLoan }: DueTitle, limit: number): number {
  const found = rows<{ id: number; at: number; patronId: number | null }>(db,
    'SELECT id, loaned_at AS at, patron_id AS patronId FROM loan WHERE title_id = ? AND (loaned_at, id) > (?, ?) ORDER BY loaned_at, id LIMIT ?', titleId, afterAt, afterLoan, limit);
  noteDuePatrons(db, mapId, [...new Set(found.flatMap(({ patronId }) => patronId ?? []))]);
  const last = found.at(-1);
  if (last === undefined || found.length < limit) dropDueTitle(db, mapId, titleId);
  else write(db, 'UPDATE domain_due_title SET after_at = ?, after_loan = ? WHERE map_id = ? AND title_id = ?', last.at, last.id, mapId, titleId);
  return Math.max(1, found.length);
}

export function noteDuePatrons(db: WritableDB, mapId: MapId, patronIds: readonly number[]): void {
  write(db, 'INSERT OR IGNORE INTO domain_due_patron (map_id, patron_id) SELECT ?, value FROM json_each(?)', mapId, JSON.stringify(patronIds));
}

/** Some patrons of one counted map who are to be looked at again; null: there are none. */
export function nextDuePatrons(db: ReadableDB, limit: number): { readonly mapId: MapId; readonly patronIds: readonly number[] } | null {
  const first = row<{ mapId: MapId }>(db, 'SELECT map_id AS mapId FROM domain_map CROSS JOIN domain_due_patron ON map_id = domain_map.id WHERE counted = 1 LIMIT 1');
  if (first === undefined) return null;
  return { mapId: first.mapId, patronIds: rows<{ id: number }>(db, 'SELECT patron_id AS id FROM domain_due_patron WHERE map_id = ? ORDER BY patron_id LIMIT ?', first.mapId, limit).map(({ id }) => id) };
}

export function dropDuePatrons(db: WritableDB, mapId: MapId, patronIds: readonly number[]): void {
  write(db, 'DELETE FROM domain_due_patron WHERE map_id = ? AND patron_id IN (SELECT value FROM json_each(?))', mapId, JSON.stringify(patronIds));
}

/** What a change adds to the counts of a map, or takes away. */
export interface CountChanges {
  readonly domains: ReadonlyMap<DomainId, { readonly loans: number; readonly patrons: number }>;
  readonly unassignedLoans: number;
  /** By `a b` with a < b. */
  readonly pairs: ReadonlyMap<string, { readonly patrons: number; readonly aFirst: number; readonly bFirst: number }>;
}

export function addToCounts(db: WritableDB, mapId: MapId, { domains, unassignedLoans, pairs }: CountChanges): void {
  for (const [id, { loans, patrons }] of domains) write(db, 'UPDATE domain SET loans = loans + ?, patrons = patrons + ? WHERE id = ?', loans, patrons, id);
  if (unassignedLoans !== 0) write(db, 'UPDATE domain_map SET unassigned_loans = unassigned_loans + ? WHERE id = ?', unassignedLoans, mapId);
  for (const [key, { patrons, aFirst, bFirst }] of pairs) {
    const [a, b] = key.split(' ').map(Number);
    write(db, `INSERT INTO domain_pair (a, b, patrons, a_first, b_first) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (a, b) DO UPDATE SET patrons = patrons + excluded.patrons, a_first = a_first + excluded.a_first, b_first = b_first + excluded.b_first`, a, b, patrons, aFirst, bFirst);
  }
}

/** Titles more or fewer in domains and in none. */
export function addTitles(db: WritableDB, mapId: MapId, domains: ReadonlyMap<DomainId, number>, unassigned: number): void {
  for (const [id, titles] of domains) if (titles !== 0) write(db, 'UPDATE domain SET titles = titles + ? WHERE id = ?', titles, id);
  if (unassigned !== 0) write(db, 'UPDATE domain_map SET unassigned_titles = unassigned_titles + ? WHERE id = ?', unassigned, mapId);
}
