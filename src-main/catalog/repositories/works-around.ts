import type { WorkRecord } from '#contract/records.ts';
import { prepared, row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';
import { searchQuery } from '../search-text.ts';
import { workStore } from './works.ts';

type Pair = readonly [number, number];
/** A title that is described, as works are formed of it; `keys`: as they are kept, null where there are none yet. */
export type KeyedTitle = WorkRecord & { readonly id: number; readonly work: number; readonly keys: Uint8Array | null };

/** Titles that a search may find. */
const mostCandidates = 400;

/** The works that these titles belong to. */
export const worksOf = (db: ReadableDB, titles: readonly number[]): number[] =>
  rows<{ id: number }>(db, 'SELECT DISTINCT work_id AS id FROM json_each(?) AS wanted JOIN title ON title.id = wanted.value WHERE work_id IS NOT NULL', JSON.stringify(titles)).map(({ id }) => id);

export const titlesOfWorks = (db: ReadableDB, works: readonly number[]): number[] =>
  rows<{ id: number }>(db, 'SELECT title.id FROM json_each(?) AS wanted CROSS JOIN title ON title.work_id = wanted.value', JSON.stringify(works)).map(({ id }) => id);

/** The titles with these ids that are described. */
export const keyedTitles = (db: ReadableDB, ids: readonly number[]): KeyedTitle[] => rows(db, `
  SELECT title.id, coalesce(work_id, 0) AS work, keys, title, author, coalesce(original_title, '') AS originalTitle, coalesce(material, '') AS material, coalesce(publisher, '') AS publisher,
    coalesce(series, '') AS series, coalesce(series_number, '') AS seriesNumber, coalesce(volume, '') AS volume, isbns
  FROM json_each(?) AS wanted CROSS JOIN title ON title.id = wanted.value LEFT JOIN title_keys ON title_keys.title_id = title.id WHERE title.title <> ''`, JSON.stringify(ids));

/** Where the first part of a title ends, and what may stand before another title in the same field. */
const partEnd = /[:/;,[(]|——|\s[-–—]\s/;
const wordsLookedFor = 3;

const longest = (text: string, count: number): string => (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).sort((a, b) => b.length - a.length).slice(0, count).join(' ');

/** The searches that find whatever title may be another edition, or the same story in another medium. */
export function searchesFor({ title, originalTitle, author, isbns }: WorkRecord): { readonly query: string; readonly narrowed: string | null }[] {
  const names = `${title} = ${originalTitle}`.split(/\s=\s|\|/).map((text) => longest(text.split(partEnd).find((part) => part.trim() !== '') ?? '', wordsLookedFor));
  const by = searchQuery(longest(author, 1), 'whole');
  const named = [...new Set(names)].flatMap((words) => {
    const query = searchQuery(words, 'whole');
    return query === null ? [] : [{ query: `title : (${query})`, narrowed: by === null ? null : `title : (${query}) AND author : (${by})` }];
  });
  return [...named, ...isbns.split(' ').filter(Boolean).map((isbn) => ({ query: `numbers : "${isbn}"`, narrowed: null }))];
}

/** The titles that a search finds; where they are too many, those of the author; null where these are too many as well. */
export function candidates(db: ReadableDB, { query, narrowed }: { readonly query: string; readonly narrowed: string | null }): number[] | null {
  const find = (text: string): number[] => rows<{ id: number }>(db, `SELECT rowid AS id FROM title_search WHERE title_search MATCH ? LIMIT ${mostCandidates}`, text).map(({ id }) => id);
  const found = find(query);
  if (found.length < mostCandidates) return found;
  const own = narrowed === null ? found : find(narrowed);
  return own.length < mostCandidates ? own : null;
}

/** Writes works that were formed anew: `before` are those that the titles had. What is no longer needed goes; the next import looks at all works again. */
export function putWorksAround(db: WritableDB, { workOf, works, links }: { readonly workOf: readonly Pair[]; readonly works: readonly (readonly [number, Parameters<ReturnType<typeof workStore>['putWorks']>[0][number][1]])[]; readonly links: readonly Pair[] }, before: readonly number[]): void {
  const store = workStore(db);
  const own = [...new Set([...before, ...workOf.map(([, work]) => work).filter((work) => work > 0)])];
  const old = prepared(db, 'SELECT a, b FROM work_link WHERE a IN (SELECT value FROM json_each(?)) OR b IN (SELECT value FROM json_each(?))').raw().all(JSON.stringify(own), JSON.stringify(own)) as Pair[];
  store.noteFormed(null);
  store.putWorks(works);
  store.putWorksOf(workOf);
  store.removeLinks(old);
  store.putLinks(links);
  for (const work of new Set([...own, ...old.flat()])) {
    const titles = rows<{ id: number }>(db, 'SELECT id FROM title WHERE work_id = ? LIMIT 2', work);
    const isLinked = row(db, 'SELECT 1 FROM work_link WHERE a = ? UNION ALL SELECT 1 FROM work_link WHERE b = ?', work, work) !== undefined;
    if (titles.length > 1 || (titles.length === 1 && isLinked)) continue;
    if (titles.length === 1) store.putWorksOf([[titles[0]!.id, 0]]);
    write(db, 'DELETE FROM work_link WHERE a = ? OR b = ?', work, work);
    write(db, 'DELETE FROM work WHERE id = ?', work);
  }
}
