import type { Migration } from './migration.ts';

/**
 * Lists for groups, clubs, shelves and everybody beside those for one patron, what a librarian does to them, and how far the lists for everybody have come.
 * The tables are made anew because columns may now be empty; foreign keys are off meanwhile.
 */
export const widenLists: Migration = {
  version: 90,
  sql: `
    CREATE TABLE reading_list_wide (
      id INTEGER PRIMARY KEY AUTOINCREMENT, -- the number on a printed list is never another list's
      kind TEXT NOT NULL CHECK (kind IN ('patron', 'group', 'club', 'shelf', 'fallback')),
      name TEXT NOT NULL DEFAULT '' COLLATE NOCASE, -- of a list that is not one patron's
      fallback TEXT CHECK (fallback IN ('popular-in-group', 'popular', 'new')),
      target_id INTEGER NOT NULL REFERENCES domain (id) ON DELETE CASCADE,
      model_id INTEGER REFERENCES model (id) ON DELETE CASCADE, -- NULL: made without one
      patron_id INTEGER REFERENCES patron (id) ON DELETE CASCADE,
      made_at INTEGER NOT NULL,
      facts TEXT NOT NULL DEFAULT '{}', -- JSON object: wishes, guard, shortfall, members, subject
      CHECK ((kind = 'patron') = (patron_id IS NOT NULL))
    ) STRICT;
    INSERT INTO reading_list_wide (id, kind, target_id, model_id, patron_id, made_at)
      SELECT reading_list.id, 'patron', model.target_id, model.id, patron_id, made_at FROM reading_list JOIN model ON model.id = model_id;
    DROP TABLE reading_list;
    ALTER TABLE reading_list_wide RENAME TO reading_list;
    CREATE UNIQUE INDEX reading_list_identity ON reading_list (model_id, patron_id) WHERE kind = 'patron';
    CREATE UNIQUE INDEX reading_list_by_name ON reading_list (kind, name, coalesce(fallback, ''), target_id) WHERE kind <> 'patron';
    CREATE INDEX reading_list_by_patron ON reading_list (patron_id, made_at);
    CREATE INDEX reading_list_by_model ON reading_list (model_id);
    CREATE INDEX reading_list_by_target ON reading_list (target_id);

    -- For whom a club's list is. The readers of a group are those who are in it.
    CREATE TABLE reading_list_member (
      list_id INTEGER NOT NULL REFERENCES reading_list (id) ON DELETE CASCADE,
      patron_id INTEGER NOT NULL REFERENCES patron (id) ON DELETE CASCADE,
      PRIMARY KEY (list_id, patron_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reading_list_member_by_patron ON reading_list_member (patron_id);

    CREATE TABLE reading_list_entry_wide (
      list_id INTEGER NOT NULL REFERENCES reading_list (id) ON DELETE CASCADE,
      title_id INTEGER NOT NULL REFERENCES title (id) ON DELETE CASCADE,
      state TEXT NOT NULL CHECK (state IN ('listed', 'spare', 'dropped', 'refused')), -- refused: not for this group or club, also when the list is made again
      rank INTEGER NOT NULL, -- the place among those of its state
      slot TEXT NOT NULL CHECK (slot IN ('ranked', 'series', 'new')),
      score REAL NOT NULL,
      method TEXT NOT NULL,
      source_share REAL NOT NULL,
      reason TEXT NOT NULL, -- JSON object: kind, and of each loan that speaks for it the title, domain and share
      pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
      note TEXT NOT NULL DEFAULT '',
      PRIMARY KEY (list_id, title_id)
    ) STRICT, WITHOUT ROWID;
    INSERT OR IGNORE INTO reading_list_entry_wide (list_id, title_id, state, rank, slot, score, method, source_share, reason)
      SELECT list_id, title_id, 'listed', rank, 'ranked', score, method, source_share, reason FROM reading_list_entry WHERE list_id IN (SELECT id FROM reading_list);
    DROP TABLE reading_list_entry;
    ALTER TABLE reading_list_entry_wide RENAME TO reading_list_entry;
    CREATE INDEX reading_list_entry_by_title ON reading_list_entry (title_id);

    -- What a list was like before each edit, so that it can be undone; until the list is made again.
    CREATE TABLE reading_list_change (
      id INTEGER PRIMARY KEY,
      list_id INTEGER NOT NULL REFERENCES reading_list (id) ON DELETE CASCADE,
      action TEXT NOT NULL,
      before TEXT NOT NULL -- JSON object: the entries, and the title whose feedback the edit gave
    ) STRICT;
    CREATE INDEX reading_list_change_by_list ON reading_list_change (list_id);

    -- Lists for everybody that are not all made: a row until they are.
    CREATE TABLE reading_list_run (
      model_id INTEGER PRIMARY KEY REFERENCES model (id) ON DELETE CASCADE,
      wishes TEXT NOT NULL, -- JSON object of the contract's ListWishes
      after_patron INTEGER NOT NULL, -- everybody up to this row id has one
      made INTEGER NOT NULL,
      patrons INTEGER NOT NULL
    ) STRICT;
  `,
};
