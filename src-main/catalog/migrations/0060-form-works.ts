import type { Migration } from './migration.ts';

/** Works are formed of titles: the keys they are compared by are kept, and two works that tell one story in two media are linked. */
export const formWorks: Migration = {
  version: 60,
  sql: `
    -- Nothing has written works so far.
    UPDATE title SET work_id = NULL WHERE work_id IS NOT NULL;
    DROP TABLE work;

    -- One work: all editions and formats of the same text or piece. It has the id of its first title. A title that stands alone has none unless it is linked.
    CREATE TABLE work (
      id INTEGER PRIMARY KEY,
      medium TEXT NOT NULL CHECK (medium IN ('text', 'film', 'music', 'game', 'other'))
    ) STRICT;

    -- Two works that tell one story in two media; a < b.
    CREATE TABLE work_link (
      a INTEGER NOT NULL REFERENCES work (id) ON DELETE CASCADE,
      b INTEGER NOT NULL REFERENCES work (id) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('adaptation')),
      PRIMARY KEY (a, b)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX work_link_by_b ON work_link (b);

    -- What a title is compared by, as words of 32 bits; none where the title has changed since.
    CREATE TABLE title_keys (
      title_id INTEGER PRIMARY KEY REFERENCES title (id) ON DELETE CASCADE,
      keys BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER title_keys_outdated AFTER UPDATE OF title, author, original_title, material, publisher, series, series_number, volume, isbns ON title
    BEGIN
      DELETE FROM title_keys WHERE title_id = old.id;
    END;
  `,
};
