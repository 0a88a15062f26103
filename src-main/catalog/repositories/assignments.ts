import type { DomainId, MapId, PatronId, TitleId } from '#contract/ids.ts';
import { prepared, row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';

/** What domain rules look at. */
export interface RuledTitle {
  readonly id: TitleId;
  readonly title: string;
  readonly author: string;
  readonly material: string | null;
  readonly language: string | null;
  readonly originalLanguage: string | null;
  readonly collection: string | null;
  readonly classMark: string | null;
  readonly callNumber: string | null;
  readonly audience: string | null;
  readonly subjects: string;
  readonly workId: number | null;
  readonly series: string | null;
  /** Imports that made or described the title; empty unless asked for. */
  readonly batches: readonly number[];
  /** Branches that have or lent the title; empty unless asked for. */
  readonly branches: readonly { readonly id: number; readonly code: string }[];
}

/** Titles after `after` by row id, with what the rules need. */
export function ruledTitles(db: ReadableDB, after: number, limit: number, need: { batches: boolean; branches: boolean }): RuledTitle[] {
  const found = rows<Omit<RuledTitle, 'batches' | 'branches'> & { batches: string; branches: string }>(db, `
    SELECT id, title, author, material, language, original_language AS originalLanguage, collection, class_mark AS classMark, call_number AS callNumber, audience, subjects, work_id AS workId, series,
      ${need.batches ? `(SELECT json_group_array(batch) FROM (SELECT title.batch_id AS batch WHERE title.batch_id IS NOT NULL
        UNION SELECT batch_id FROM import_change WHERE subject = 'title' AND row_id = title.id))` : "'[]'"} AS batches,
      ${need.branches ? `(SELECT json_group_array(json_object('id', branch.id, 'code', branch.code)) FROM branch
        WHERE EXISTS (SELECT 1 FROM item WHERE item.title_id = title.id AND item.branch_id = branch.id)
          OR EXISTS (SELECT 1 FROM loan WHERE loan.title_id = title.id AND loan.branch_id = branch.id))` : "'[]'"} AS branches
    FROM title WHERE id > ? ORDER BY id LIMIT ?`, after, limit);
  return found.map((title) => ({ ...title, batches: JSON.parse(title.batches) as number[], branches: JSON.parse(title.branches) as { id: number; code: string }[] }));
}

/** The branches that have or lent these titles: a row a title and branch. */
export const branchesOfTitles = (db: ReadableDB, ids: readonly TitleId[]): { titleId: TitleId; code: string }[] =>
  rows(db, `
    SELECT wanted.value AS titleId, branch.code FROM json_each(?) AS wanted CROSS JOIN branch
    WHERE EXISTS (SELECT 1 FROM item WHERE item.title_id = wanted.value AND item.branch_id = branch.id)
      OR EXISTS (SELECT 1 FROM loan WHERE loan.title_id = wanted.value AND loan.branch_id = branch.id)`, JSON.stringify(ids));

/** Where a title belongs in a map. */
export const assignmentsOfTitle = (db: ReadableDB, mapId: MapId, titleId: number): { branchId: number; domainId: DomainId }[] =>
  rows(db, 'SELECT branch_id AS branchId, domain_id AS domainId FROM domain_assignment WHERE map_id = ? AND title_id = ? ORDER BY branch_id', mapId, titleId);

export const isTitle = (db: ReadableDB, titleId: number): boolean => row(db, 'SELECT 1 FROM title WHERE id = ?', titleId) !== undefined;

/** Replaces the assignments of the titles between two row ids (first excluded, last included). */
export function putAssignments(db: WritableDB, mapId: MapId, after: number, last: number, assigned: readonly { titleId: TitleId; branchId: number; domainId: DomainId }[]): void {
  write(db, 'DELETE FROM domain_assignment WHERE map_id = ? AND title_id > ? AND title_id <= ?', mapId, after, last);
  for (const { titleId, branchId, domainId } of assigned) {
    write(db, 'INSERT INTO domain_assignment (map_id, title_id, branch_id, domain_id) VALUES (?, ?, ?, ?)', mapId, titleId, branchId, domainId);
  }
}

/** Which assignment a loan falls under: that of its title, at its branch where the map goes by branch. */
const ofLoan = `domain_assignment.map_id = domain_map.id AND domain_assignment.title_id = loan.title_id
  AND domain_assignment.branch_id = CASE domain_map.by_branch WHEN 1 THEN coalesce(loan.branch_id, 0) ELSE 0 END`;

/** A patron's loans in a domain and the moment of the first of them (seconds). */
export interface PatronDomain { readonly patronId: PatronId; readonly domainId: DomainId | null; readonly loans: number; readonly firstAt: number }

const countPatrons = (which: string): string => `
  SELECT loan.patron_id AS patronId, domain_assignment.domain_id AS domainId, count(*) AS loans, min(loan.loaned_at) AS firstAt
  FROM loan JOIN domain_map ON domain_map.id = ? LEFT JOIN domain_assignment ON ${ofLoan}
  WHERE ${which} GROUP BY loan.patron_id, domain_assignment.domain_id ORDER BY loan.patron_id`;

/** Loans by patron and domain for the patrons after `after` by row id; domain null: unassigned. */
export function patronDomains(db: ReadableDB, mapId: MapId, after: number, limit: number): { last: number | null; found: PatronDomain[] } {
  const last = row<{ last: number | null }>(db, 'SELECT max(id) AS last FROM (SELECT id FROM patron WHERE id > ? ORDER BY id LIMIT ?)', after, limit)!.last;
  if (last === null) return { last, found: [] };
  return { last, found: rows<PatronDomain>(db, countPatrons('loan.patron_id > ? AND loan.patron_id <= ?'), mapId, after, last) };
}

/** The same for these patrons. */
export const domainsOfPatrons = (db: ReadableDB, mapId: MapId, patronIds: readonly number[]): PatronDomain[] =>
  rows(db, countPatrons('loan.patron_id IN (SELECT value FROM json_each(?))'), mapId, JSON.stringify(patronIds));

type DomainLoan = readonly [patronId: number, titleId: number, loanedAt: number, branchId: number];

/** Every loan of a domain up to `until` (seconds); branch 0: not known. What a patron who wants no history has on loan just now is left out. */
export function* domainLoans(db: ReadableDB, domainId: DomainId, until: number | null): Generator<DomainLoan> {
  yield* prepared(db, `
    SELECT loan.patron_id, loan.title_id, loan.loaned_at, coalesce(loan.branch_id, 0)
    FROM domain_assignment JOIN domain_map ON domain_map.id = domain_assignment.map_id
    CROSS JOIN loan ON loan.title_id = domain_assignment.title_id AND (domain_map.by_branch = 0 OR coalesce(loan.branch_id, 0) = domain_assignment.branch_id)
    WHERE domain_assignment.domain_id = ? AND loan.loaned_at <= ? AND loan.patron_id IS NOT NULL
      AND loan.patron_id NOT IN (SELECT id FROM patron WHERE refuses_history = 1)`).raw().iterate(domainId, until ?? Number.MAX_SAFE_INTEGER) as Iterable<DomainLoan>;
}

/** A count of the system goes by the last day of its month or year, and one without a time by the day it was imported. */
const countedOn = `CASE length(period) WHEN 4 THEN unixepoch(period || '-12-31') WHEN 7 THEN unixepoch(period || '-01', '+1 month', '-1 day')
  ELSE (SELECT started_at FROM import_batch WHERE id = counted_by) END`;

/** Loans of a domain up to `until` (seconds) that are nobody's, and those that the system has counted by title: how many of a title on a day. */
export function* unlinkedLoans(db: ReadableDB, domainId: DomainId, until: number | null): Generator<readonly [titleId: number, day: number, loans: number]> {
  const inDomain = (table: string): string => `
    FROM domain_assignment JOIN domain_map ON domain_map.id = domain_assignment.map_id
    CROSS JOIN ${table} ON ${table}.title_id = domain_assignment.title_id AND (domain_map.by_branch = 0 OR coalesce(${table}.branch_id, 0) = domain_assignment.branch_id)
    WHERE domain_assignment.domain_id = ?`;
  yield* prepared(db, `
    SELECT loan.title_id, loan.loaned_at / 86400, count(*) ${inDomain('loan')} AND loan.patron_id IS NULL AND loan.loaned_at <= ? GROUP BY 1, 2
    UNION ALL
    SELECT title_count.title_id, ${countedOn} / 86400, title_count.loans ${inDomain('title_count')} AND ${countedOn} <= ?`)
    .raw().iterate(domainId, until ?? Number.MAX_SAFE_INTEGER, domainId, until ?? Number.MAX_SAFE_INTEGER) as Iterable<readonly [number, number, number]>;
}

/** Row ids of the titles of a domain, ascending. */
export const domainTitles = (db: ReadableDB, domainId: DomainId): Int32Array =>
  Int32Array.from(prepared<number>(db, 'SELECT DISTINCT title_id FROM domain_assignment WHERE domain_id = ? ORDER BY title_id').pluck().all(domainId) as number[]);

/** What a title's record says; an empty text or 0: nothing. */
export interface TitleRecord {
  readonly id: number;
  readonly title: string;
  readonly author: string;
  readonly subjects: string;
  readonly classMark: string;
  readonly series: string;
  readonly publisher: string;
  readonly language: string;
  readonly audience: string;
  readonly material: string;
  readonly year: number;
  readonly workId: number;
}

const selectRecord = `
  SELECT title.id, title, author, subjects, coalesce(class_mark, '') AS classMark, coalesce(series, '') AS series, coalesce(publisher, '') AS publisher,
    coalesce(language, '') AS language, coalesce(audience, '') AS audience, coalesce(material, '') AS material, coalesce(year, 0) AS year,
    coalesce(work_id, 0) AS workId`;

/** The records of these titles; ids that are gone are left out. */
export const titleRecords = (db: ReadableDB, ids: readonly TitleId[]): TitleRecord[] =>
  rows(db, `${selectRecord} FROM json_each(?) AS wanted JOIN title ON title.id = wanted.value`, JSON.stringify(ids));

/** The records of the titles of a domain in the order of `domainTitles`, one at a time. */
export function* domainRecords(db: ReadableDB, domainId: DomainId): Generator<TitleRecord> {
  yield* prepared<TitleRecord>(db, `${selectRecord}
    FROM (SELECT DISTINCT title_id FROM domain_assignment WHERE domain_id = ?) AS own CROSS JOIN title ON title.id = own.title_id
    ORDER BY own.title_id`).iterate(domainId);
}

/** The works of titles of a domain, of those that belong to one. */
export const domainWorks = (db: ReadableDB, domainId: DomainId): (readonly [titleId: number, workId: number])[] =>
  prepared(db, `SELECT DISTINCT title.id, work_id FROM domain_assignment JOIN title ON title.id = title_id WHERE domain_id = ? AND work_id IS NOT NULL`).raw().all(domainId) as (readonly [number, number])[];

/** Works of which a patron has borrowed an edition, in any domain; of a patron who refused personal lists none. */
export const worksRead = (db: ReadableDB, patronId: PatronId): number[] =>
  prepared<number>(db, `
    SELECT DISTINCT title.work_id FROM patron CROSS JOIN loan ON loan.patron_id = patron.id CROSS JOIN title ON title.id = loan.title_id
    WHERE patron.id = ? AND patron.consent IS NOT 0 AND title.work_id IS NOT NULL`).pluck().all(patronId) as number[];

/** The codes of the patron groups, by row id. */
export const patronGroupCodes = (db: ReadableDB): Map<number, string> =>
  new Map(rows<{ id: number; code: string }>(db, 'SELECT id, code FROM patron_group').map(({ id, code }) => [id, code]));

/** Row id, group and home branch of every patron, by row id; 0: none. */
export const patronStandings = (db: ReadableDB): { id: number; groupId: number; branchId: number }[] =>
  rows(db, 'SELECT id, coalesce(group_id, 0) AS groupId, coalesce(home_branch_id, 0) AS branchId FROM patron ORDER BY id');

/** A patron's loans in one domain; branch 0: not known. */
export const patronDomainLoans = (db: ReadableDB, patronId: PatronId, domainId: DomainId): { titleId: TitleId; loanedAt: number; branchId: number }[] =>
  rows(db, `
    SELECT loan.title_id AS titleId, loan.loaned_at AS loanedAt, coalesce(loan.branch_id, 0) AS branchId FROM domain JOIN domain_map ON domain_map.id = domain.map_id
    CROSS JOIN loan ON loan.patron_id = ? JOIN domain_assignment ON ${ofLoan} AND domain_assignment.domain_id = domain.id
    WHERE domain.id = ?`, patronId, domainId);
