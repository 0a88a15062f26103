import type { DomainId, ModelId, PatronId, TitleId } from '#contract/ids.ts';
import { prepared, row, rows, type ReadableDB } from '../database.ts';
import { isAway } from './shelf.ts';

/** What lists are filtered by; `isJuvenile`: its headings say so. */
export interface StockRow {
  readonly id: TitleId; readonly workId: number; readonly language: string; readonly material: string; readonly audience: string; readonly collection: string;
  readonly year: number; readonly isJuvenile: 0 | 1;
}

/** The titles of a domain in the order of their row ids. */
export function* stockOf(db: ReadableDB, domainId: DomainId): Generator<StockRow> {
  yield* prepared<StockRow>(db, `
    SELECT title.id, coalesce(work_id, 0) AS workId, coalesce(language, '') AS language, coalesce(material, '') AS material, coalesce(audience, '') AS audience,
      coalesce(collection, '') AS collection, coalesce(year, 0) AS year,
      audience IS NULL AND (subjects LIKE '%juvenile%' OR subjects LIKE '%儿童%' OR subjects LIKE '%少儿%') AS isJuvenile
    FROM (SELECT DISTINCT title_id FROM domain_assignment WHERE domain_id = ?) AS own CROSS JOIN title ON title.id = own.title_id ORDER BY own.title_id`).iterate(domainId);
}

/** What tells the place of a title in a series, or of a volume in its work. */
export interface NumberedTitle {
  readonly id: TitleId; readonly title: string; readonly author: string; readonly series: string; readonly seriesNumber: string; readonly volume: string;
}

const numbered = `title.id, title.title, title.author, coalesce(title.series, '') AS series, coalesce(title.series_number, '') AS seriesNumber, coalesce(title.volume, '') AS volume`;

/** Titles of a domain that are part of a series or of a work in volumes. */
export const numberedTitles = (db: ReadableDB, domainId: DomainId): NumberedTitle[] =>
  rows(db, `
    SELECT DISTINCT ${numbered} FROM domain_assignment CROSS JOIN title ON title.id = domain_assignment.title_id
    WHERE domain_id = ? AND (title.series IS NOT NULL OR title.volume IS NOT NULL)`, domainId);

/** A title that a patron has borrowed, and when last (seconds). */
export interface ReadTitle extends NumberedTitle {
  readonly workId: number; readonly audience: string; readonly collection: string; readonly material: string; readonly loanedAt: number;
}

/** Everything a patron has borrowed, in any domain, the latest first; of a patron who refused personal lists nothing. */
export const readTitles = (db: ReadableDB, patronId: PatronId): ReadTitle[] =>
  rows(db, `
    SELECT ${numbered}, coalesce(title.work_id, 0) AS workId, coalesce(title.audience, '') AS audience, coalesce(title.collection, '') AS collection,
      coalesce(title.material, '') AS material, max(loan.loaned_at) AS loanedAt
    FROM patron CROSS JOIN loan ON loan.patron_id = patron.id CROSS JOIN title ON title.id = loan.title_id
    WHERE patron.id = ? AND patron.consent IS NOT 0 GROUP BY title.id ORDER BY loanedAt DESC, title.id`, patronId);

/** The same of titles that somebody names, as if borrowed just now. */
export const namedTitles = (db: ReadableDB, ids: readonly TitleId[]): ReadTitle[] =>
  rows(db, `
    SELECT ${numbered}, coalesce(title.work_id, 0) AS workId, coalesce(title.audience, '') AS audience, coalesce(title.collection, '') AS collection,
      coalesce(title.material, '') AS material, 0 AS loanedAt
    FROM json_each(?) AS wanted JOIN title ON title.id = wanted.value ORDER BY wanted.key`, JSON.stringify(ids));

/** Titles a patron has no use for, with all editions of their works. */
export const refusedTitles = (db: ReadableDB, patronId: PatronId): TitleId[] =>
  rows<{ id: TitleId }>(db, `
    SELECT title_id AS id FROM feedback WHERE patron_id = ? AND kind = 'not-for-me'
    UNION SELECT edition.id FROM feedback JOIN title ON title.id = feedback.title_id JOIN title AS edition ON edition.work_id = title.work_id
      WHERE patron_id = ? AND kind = 'not-for-me'`, patronId, patronId).map(({ id }) => id);

/** What is pinned on a patron's list under a model. */
export const pinnedTitles = (db: ReadableDB, modelId: ModelId, patronId: PatronId): TitleId[] =>
  rows<{ id: TitleId }>(db, `
    SELECT entry.title_id AS id FROM reading_list AS list JOIN reading_list_entry AS entry ON entry.list_id = list.id
    WHERE list.kind = 'patron' AND list.model_id = ? AND list.patron_id = ? AND entry.state = 'listed' AND entry.pinned = 1 ORDER BY entry.rank`, modelId, patronId).map(({ id }) => id);

/** The editions of works that tell the same story as a title: its own work's first, then those of linked works. */
export const sameStory = (db: ReadableDB, id: TitleId): TitleId[] =>
  rows<{ id: TitleId }>(db, `
    SELECT id, 0 AS far FROM title WHERE work_id = (SELECT work_id FROM title WHERE id = ?)
    UNION SELECT title.id, 1 FROM work_link JOIN title ON title.work_id = CASE work_link.a WHEN own.work_id THEN work_link.b ELSE work_link.a END
      JOIN title AS own ON own.id = ? WHERE own.work_id IN (work_link.a, work_link.b)
    ORDER BY far, id LIMIT 50`, id, id).map((title) => title.id);

/** Copies of a domain's titles: title, branch (0: not known), and whether it is lent or put aside. */
export function* copiesOf(db: ReadableDB, domainId: DomainId): Generator<readonly [titleId: number, branchId: number, isOut: 0 | 1]> {
  yield* prepared(db, `
    SELECT item.title_id, coalesce(item.branch_id, 0), ${isAway}
    FROM (SELECT DISTINCT title_id FROM domain_assignment WHERE domain_id = ?) AS own CROSS JOIN item ON item.title_id = own.title_id`).raw().iterate(domainId) as Iterable<readonly [number, number, 0 | 1]>;
}

export const branchIdOf = (db: ReadableDB, code: string): number => row<{ id: number }>(db, 'SELECT id FROM branch WHERE code = ?', code)?.id ?? -1;

/** Seconds of about the newest loan; 0: there are none. */
export const newestLoan = (db: ReadableDB): number =>
  row<{ at: number | null }>(db, 'SELECT max(loaned_at) AS at FROM (SELECT loaned_at FROM loan ORDER BY id DESC LIMIT 5000)')!.at ?? 0;

/** How often each title was lent since `since` (seconds), at most `most` counted; titles without loans are left out. */
export const loansSince = (db: ReadableDB, ids: readonly TitleId[], since: number, most: number): Map<TitleId, number> =>
  new Map(rows<{ id: TitleId; n: number }>(db, `
    SELECT wanted.value AS id, (SELECT count(*) FROM (SELECT 1 FROM loan WHERE title_id = wanted.value AND loaned_at >= ? LIMIT ?)) AS n FROM json_each(?) AS wanted`, since, most, JSON.stringify(ids))
    .filter(({ n }) => n > 0).map(({ id, n }) => [id, n]));

/** Titles that at least three patrons of a group have borrowed since `since`, with how many: fewer would tell of single readers. */
export const lentInGroup = (db: ReadableDB, group: string, since: number): { id: TitleId; patrons: number }[] =>
  rows(db, `
    SELECT loan.title_id AS id, count(DISTINCT loan.patron_id) AS patrons FROM patron_group CROSS JOIN patron ON patron.group_id = patron_group.id
    CROSS JOIN loan ON loan.patron_id = patron.id AND loan.loaned_at >= ? WHERE patron_group.code = ? GROUP BY loan.title_id HAVING patrons >= 3`, since, group);

/** What a guard goes by beside the loans; null where there is no such patron. */
export const ageFacts = (db: ReadableDB, patronId: PatronId): { birthYear: number | null; group: string; refused: boolean } | null => {
  const found = row<{ birthYear: number | null; group: string; consent: 0 | 1 | null }>(db, `
    SELECT birth_year AS birthYear, coalesce(patron_group.code, '') AS "group", consent FROM patron LEFT JOIN patron_group ON patron_group.id = patron.group_id WHERE patron.id = ?`, patronId);
  return found === undefined ? null : { birthYear: found.birthYear, group: found.group, refused: found.consent === 0 };
};

/** Patrons of a group, those with the newest loans first. */
export const patronsOfGroup = (db: ReadableDB, code: string, most: number): PatronId[] =>
  rows<{ id: PatronId }>(db, `
    SELECT patron.id, (SELECT max(loaned_at) FROM loan WHERE loan.patron_id = patron.id) AS newest FROM patron JOIN patron_group ON patron_group.id = patron.group_id
    WHERE patron_group.code = ? ORDER BY newest DESC NULLS LAST, patron.id LIMIT ?`, code, most).map(({ id }) => id);
