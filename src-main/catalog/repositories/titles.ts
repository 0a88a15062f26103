import type { TitleId } from '#contract/ids.ts';
import type { RelatedTitle, TitleDetail, TitlePage, TitleRow } from '#contract/titles.ts';
import { pinyinQuery } from '#text/pinyin-search.ts';
import { pinyinOfKey } from '#text/sort-key.ts';
import { row, rows, type ReadableDB } from '../database.ts';
import { fitOf, searchQuery } from '../search-text.ts';
import { mergedInto } from './kept-values.ts';
import { pageOf, type Paging } from './paging.ts';

const columns = `
  title.id, title.external_id AS externalId, title.title, title.author, title.material, title.language, title.class_mark AS classMark, title.year,
  (SELECT count(*) FROM loan WHERE loan.title_id = title.id) AS loanCount`;

/** Hits are counted and ranked among this many at most, so that a common word costs no more than a rare one. */
const mostHits = 1000;

export const listTitlesSql = `SELECT ${columns} FROM title WHERE title.id > ? ORDER BY title.id LIMIT ?`;
export const findTitlesSql = `SELECT rowid AS id FROM title_search WHERE title_search MATCH ? LIMIT ${mostHits}`;
export const findPinyinSql = `SELECT rowid AS id FROM title_pinyin WHERE title_pinyin MATCH ? LIMIT ${mostHits}`;
export const findPinyinAmongSql = `SELECT rowid AS id FROM title_pinyin WHERE title_pinyin MATCH ? INTERSECT SELECT rowid FROM title_search WHERE title_search MATCH ? LIMIT ${mostHits}`;
const namesOfTitlesSql = 'SELECT title.id, title.title, title.sort_key AS sortKey FROM json_each(?) AS wanted JOIN title ON title.id = wanted.value';

/** Titles that hold all the words, the best first; without words all titles. */
export function searchTitles(db: ReadableDB, { text, after, limit }: { text: string } & Paging): TitlePage {
  const query = searchQuery(text);
  if (query === null) {
    const found = rows<TitleRow>(db, listTitlesSql, Number(after ?? 0), limit + 1);
    const count = row<{ n: number }>(db, `SELECT count(*) AS n FROM (SELECT 1 FROM title LIMIT ${mostHits})`)!.n;
    return { ...pageOf(found, limit, (title) => String(title.id)), found: count };
  }
  const ids = matchingTitles(db, text);
  const from = Number(after ?? 0);
  const page = ids.slice(from, from + limit);
  const found = rows<TitleRow>(db, `SELECT ${columns} FROM json_each(?) AS wanted JOIN title ON title.id = wanted.value ORDER BY wanted.key`, JSON.stringify(page));
  return { rows: found, next: from + limit < ids.length ? String(from + limit) : null, found: ids.length };
}

/** Row ids of the titles that hold all the words of a text, the best first, at most 1,000; before them the one that a title with this number was merged into. */
export function matchingTitles(db: ReadableDB, text: string): readonly number[] {
  const hits = findTitles(db, text);
  const best = hits.length < mostHits ? ranked(db, hits, text) : hits;
  const survivor = mergedInto(db, 'title', text.trim());
  return survivor === undefined ? best : [survivor, ...best.filter((id) => id !== survivor)].slice(0, mostHits);
}

/**
 * Titles that hold all the words of a text, in no order, at most 1,000: whole words are looked up as they are read; where they find less, for beginnings of
 * words all that begin so are put together, and then Chinese titles by their pinyin.
 */
export function findTitles(db: ReadableDB, text: string): readonly number[] {
  const find = (sql: string, ...queries: string[]): number[] => rows<{ id: number }>(db, sql, ...queries).map(({ id }) => id);
  const whole = searchQuery(text, 'whole');
  if (whole === null) return [];
  let found = find(findTitlesSql, whole);
  if (found.length < mostHits) found = find(findTitlesSql, searchQuery(text)!);
  const pinyin = found.length < mostHits ? pinyinQuery(text) : null;
  if (pinyin === null) return found;
  const rest = searchQuery(pinyin.rest);
  const read = rest === null ? find(findPinyinSql, pinyin.query) : find(findPinyinAmongSql, pinyin.query, rest);
  return [...new Set([...found, ...read])].slice(0, mostHits);
}

/** The titles that fit best first. SQLite's own ranking would read every hit of every word, also of the commonest. */
function ranked(db: ReadableDB, ids: readonly number[], text: string): number[] {
  const fit = fitOf(text);
  const letters = pinyinQuery(text)?.letters;
  const fitOfTitle = ({ title, sortKey }: { title: string; sortKey: string }): number => (letters === undefined ? fit(title) : Math.min(fit(title), pinyinFit(letters, sortKey)));
  return rows<{ id: number; title: string; sortKey: string }>(db, namesOfTitlesSql, JSON.stringify(ids))
    .map((title) => ({ id: title.id, fit: fitOfTitle(title) })).sort((a, b) => a.fit - b.fit || a.id - b.id).map(({ id }) => id);
}

/** How well a title fits by its pinyin, on the same scale as by its words. */
function pinyinFit(letters: string, sortKey: string): number {
  const pinyin = pinyinOfKey(sortKey);
  const steps = [pinyin.syllables, pinyin.letters].map((read) => (read === letters ? 0 : read === '' ? 3 : read.startsWith(letters) ? 1 : read.includes(letters) ? 2 : 3));
  return Math.min(...steps) + Math.min(0.99, pinyin.letters.length / 1000);
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
