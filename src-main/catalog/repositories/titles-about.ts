import type { TitleId } from '#contract/ids.ts';
import { rows, type ReadableDB } from '../database.ts';
import { searchQuery } from '../search-text.ts';
import { findTitles } from './titles.ts';

/** Titles looked at of a subject. */
const most = 5000;

/** Titles whose record has all the words, and whose class mark begins as asked; either may be empty, but not both. Words that no record has may be pinyin. */
export function titlesAbout(db: ReadableDB, { text, classMark }: { readonly text: string; readonly classMark: string }): TitleId[] {
  const query = searchQuery(text);
  const last = `${classMark}\u{10FFFF}`;
  const found = query === null
    ? rows<{ id: TitleId }>(db, `SELECT id FROM title WHERE class_mark >= ? AND class_mark < ? LIMIT ${most}`, classMark, last)
    : rows<{ id: TitleId }>(db, `
      SELECT title.id FROM (SELECT rowid AS id FROM title_search WHERE title_search MATCH ? LIMIT ${most * 4}) AS hit CROSS JOIN title ON title.id = hit.id
      WHERE ? = '' OR (class_mark >= ? AND class_mark < ?) LIMIT ${most}`, query, classMark, classMark, last);
  if (query === null && classMark === '') return [];
  if (query === null || found.length > 0) return found.map(({ id }) => id);
  return rows<{ id: TitleId }>(db, `
    SELECT title.id FROM json_each(?) AS hit CROSS JOIN title ON title.id = hit.value WHERE ? = '' OR (class_mark >= ? AND class_mark < ?)`, JSON.stringify(findTitles(db, text)), classMark, classMark, last).map(({ id }) => id);
}
