import type { Migration } from './migration.ts';

/**
 * Titles are sorted, and found, by the pinyin of Chinese characters. What titles there are already gets it afterwards, slice by slice (`title-indexing.ts`):
 * until then they stand at the end.
 */
export const addPinyin: Migration = {
  version: 100,
  sql: `
    ALTER TABLE title ADD COLUMN sort_key TEXT NOT NULL DEFAULT '\u{10FFFD}'; -- see sort-key.ts; as it is here: nothing to sort by
    CREATE INDEX title_by_sort_key ON title (sort_key);

    -- Syllables and first letters of Chinese titles and authors; see pinyin-search.ts. Titles without Chinese have none.
    CREATE VIRTUAL TABLE title_pinyin USING fts5 (words, content = '', contentless_delete = 1, detail = 'none', tokenize = 'ascii');

    -- The last title that was there before and has its sort key and pinyin; the row goes when all have.
    INSERT INTO setting (key, value) SELECT 'titles-indexed', '0' WHERE EXISTS (SELECT 1 FROM title);
  `,
};
