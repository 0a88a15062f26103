import type { Migration } from './migration.ts';

/** Chinese authors are sorted by their pinyin, like titles. What titles there are already gets it afterwards, slice by slice (`title-indexing.ts`): until then they stand at the end. */
export const sortAuthors: Migration = {
  version: 140,
  sql: `
    DROP INDEX title_by_author;
    ALTER TABLE title ADD COLUMN author_key TEXT NOT NULL DEFAULT '\u{10FFFD}'; -- see sort-key.ts; as it is here: no author
    CREATE INDEX title_by_author_key ON title (author_key);

    -- The last title that was there before and has the key of its author; the row goes when all have.
    INSERT INTO setting (key, value) SELECT 'authors-sorted', '0' WHERE EXISTS (SELECT 1 FROM title);
  `,
};
