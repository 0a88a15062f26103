import type { TitleId } from '#contract/ids.ts';
import type { RelatedTitle, TitleDetail, TitlePage, TitleRow } from '#contract/titles.ts';
import { row, rows, type ReadableDB } from '../database.ts';
import { fitOf, searchQuery } from '../search-text.ts';
import { pageOf, type Paging } from './paging.ts';

const columns = `
  title.id, title.external_id AS externalId, title.title, title.author, title.material, title.language, title.class_mark AS classMark, title.year,
  (SELECT count(*) FROM loan WHERE loan.title_id = title.id) AS loanCount`;

/** Hits are counted and ranked among this many at most, so that a common word costs no more than a rare one. */
const mostHits = 1000;

export const listTitlesSql = `SELECT ${columns} FROM title WHERE title.id > ? ORDER BY title.id LIMIT ?`;
export const findTitlesSql = `SELECT rowid AS id FROM title_search WHERE title_search MATCH ? LIMIT ${mostHits}`;
const namesOfTitlesSql = 'SELECT title.id, title.title FROM json_each(?) AS wanted JOIN title ON title.id = wanted.value';

/** Titles that hold all the words, the best first; without words all titles. */
export function searchTitles(db: ReadableDB, { text, after, limit }: { text: string } & Paging): TitlePage {
  const query = searchQuery(text);
  if (query === null) {
    const found = rows<TitleRow>(db, listTitlesSql, Number(after ?? 0), limit + 1);
    const count = row<{ n: number }>(db, `SELECT count(*) AS n FROM (SELECT 1 FROM title LIMIT ${mostHits})`)!.n;
    return { ...pageOf(found, limit, (title) => String(title.id)), found: count };
  }
  // Whole words are looked up as they are read; for beginnings of words all that begin so are put together first.
  const whole = findTitles(db, searchQuery(text, 'whole')!);
  const first = whole.length < mostHits ? findTitles(db, query) : whole;
  const ids = first.length < mostHits ? ranked(db, first, text) : first;
  const from = Number(after ?? 0);
  const page = ids.slice(from, from + limit);
  const found = rows<TitleRow>(db, `SELECT ${columns} FROM json_each(?) AS wanted JOIN title ON title.id = wanted.value ORDER BY wanted.key`, JSON.stringify(page));
  return { rows: found, next: from + limit < ids.length ? String(from + limit) : null, found: ids.length };
}

const findTitles = (db: ReadableDB, query: string): number[] => rows<{ id: number }>(db, findTitlesSql, query).map(({ id }) => id);

/** The titles that fit best first. SQLite's own ranking would read every hit of every word, also of the commonest. */
function ranked(db: ReadableDB, ids: readonly number[], text: string): number[] {
  const fit = fitOf(text);
  return rows<{ id: number; title: string }>(db, namesOfTitlesSql, JSON.stringify(ids))
    .map(({ id, title }) => ({ id, fit: fit(title) })).sort((a, b) => a.fit - b.fit || a.id - b.id).map(({ id }) => id);
}

interface StoredTitle extends TitleRow {
  originalTitle: string | null; originalLanguage: string | null; volume: string | null;
  collection: string | null; subjects: string; audience: string | null; publisher: string | null;
  series: string | null; seriesNumber: string | null; isbns: string;
}

const related = `
  SELECT title.id, title.external_id AS externalId, title.title, title.material, title.language, title.year, work.medium FROM title JOIN work ON work.id = title.work_id`;
const inOrder = 'ORDER BY work.medium, title.language, title.material, title.year DESC, title.id LIMIT 100';
const linkedWorks = `
  SELECT b FROM work_link WHERE a = (SELECT work_id FROM title WHERE id = ?) UNION ALL SELECT a FROM work_link WHERE b = (SELECT work_id FROM title WHERE id = ?)`;

/** One title with its copies, domains and loans by year; null where there is none. */
export function showTitle(db: ReadableDB, id: TitleId): TitleDetail | null {
  const stored = row<StoredTitle>(db, `
    SELECT ${columns}, title.collection, title.subjects, title.audience, title.publisher, title.series, title.series_number AS seriesNumber, title.isbns,
      title.original_title AS originalTitle, title.original_language AS originalLanguage, title.volume
    FROM title WHERE title.id = ?`, id);
  if (stored === undefined) return null;
  return {
    ...stored,
    subjects: stored.subjects === '' ? [] : stored.subjects.split('; '),
    isbns: stored.isbns === '' ? [] : stored.isbns.split(' '),
    copies: rows(db, 'SELECT coalesce(item.barcode, item.external_id) AS barcode, branch.code AS branch FROM item LEFT JOIN branch ON branch.id = item.branch_id WHERE item.title_id = ? ORDER BY branch.code, 1 LIMIT 500', id),
    domains: rows(db, `
      SELECT DISTINCT domain_map.name AS map, domain.name AS domain FROM domain_assignment
      JOIN domain ON domain.id = domain_assignment.domain_id JOIN domain_map ON domain_map.id = domain_assignment.map_id
      WHERE domain_assignment.title_id = ? ORDER BY domain_map.name, domain.position`, id),
    editions: rows<RelatedTitle>(db, `${related} WHERE title.work_id = (SELECT work_id FROM title WHERE id = ?) AND title.id <> ? ${inOrder}`, id, id),
    adaptations: rows<RelatedTitle>(db, `${related} WHERE title.work_id IN (${linkedWorks}) ${inOrder}`, id, id),
    loansByYear: rows(db, `
      SELECT CAST(strftime('%Y', loaned_at, 'unixepoch') AS INTEGER) AS year, count(*) AS loans
      FROM loan WHERE title_id = ? GROUP BY year ORDER BY year`, id),
    counts: rows(db, `
      SELECT title_count.period, branch.code AS branch, title_count.loans FROM title_count LEFT JOIN branch ON branch.id = title_count.branch_id
      WHERE title_count.title_id = ? ORDER BY title_count.period, branch.code LIMIT 500`, id),
  };
}
