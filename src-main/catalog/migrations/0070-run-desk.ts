import type { Migration } from './migration.ts';

/** What the desk needs: holds with a copy put aside, blocks, rules of loan periods, use in the house, and the steps that can be undone. */
export const runDesk: Migration = {
  version: 70,
  sql: `
    ALTER TABLE hold ADD COLUMN item_id INTEGER REFERENCES item (id); -- the copy put aside
    ALTER TABLE hold ADD COLUMN collected_at INTEGER;
    CREATE INDEX hold_waiting ON hold (title_id, placed_at) WHERE filled_at IS NULL AND cancelled_at IS NULL AND collected_at IS NULL;
    CREATE INDEX hold_on_shelf ON hold (filled_at, id) WHERE filled_at IS NOT NULL AND cancelled_at IS NULL AND collected_at IS NULL;
    CREATE INDEX hold_by_item ON hold (item_id) WHERE item_id IS NOT NULL;

    ALTER TABLE loan ADD COLUMN desk_at INTEGER; -- when the desk changed it last: an import takes nothing of that back
    CREATE INDEX loan_of_desk ON loan (item_id, loaned_at) WHERE desk_at IS NOT NULL;

    CREATE TABLE patron_block (
      id INTEGER PRIMARY KEY,
      patron_id INTEGER NOT NULL REFERENCES patron (id) ON DELETE CASCADE,
      reason TEXT NOT NULL CHECK (reason IN ('card-lost', 'fees', 'damage', 'contact', 'other')),
      note TEXT NOT NULL DEFAULT '',
      set_at INTEGER NOT NULL,
      until TEXT, -- the last day of it; NULL: until it is lifted
      lifted_at INTEGER
    ) STRICT;
    CREATE INDEX patron_block_by_patron ON patron_block (patron_id);

    -- How long and how often. A rule that names the group or the material goes before one that does not, the group before the material.
    CREATE TABLE due_rule (
      id INTEGER PRIMARY KEY,
      group_id INTEGER REFERENCES patron_group (id), -- NULL: every group
      material TEXT COLLATE NOCASE, -- NULL: every material
      loan_days INTEGER NOT NULL, -- 0: not lent out
      renewals INTEGER NOT NULL,
      most_loans INTEGER -- NULL: no limit
    ) STRICT;
    CREATE UNIQUE INDEX due_rule_identity ON due_rule (coalesce(group_id, 0), coalesce(material, ''));
    INSERT INTO due_rule (loan_days, renewals) VALUES (28, 2);

    -- Use in the house: of whom is not known.
    CREATE TABLE local_use (
      id INTEGER PRIMARY KEY,
      title_id INTEGER NOT NULL REFERENCES title (id),
      item_id INTEGER REFERENCES item (id),
      branch_id INTEGER REFERENCES branch (id),
      used_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX local_use_by_title ON local_use (title_id, used_at);
    CREATE INDEX local_use_by_item ON local_use (item_id) WHERE item_id IS NOT NULL;

    -- What was done at the desk, with the values before and after, so that it can be undone; kept for a day.
    CREATE TABLE desk_step (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      action TEXT NOT NULL,
      title_id INTEGER,
      changes TEXT NOT NULL, -- JSON array
      undone_at INTEGER
    ) STRICT;
  `,
};
