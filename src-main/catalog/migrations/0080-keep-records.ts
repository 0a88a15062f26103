import type { Migration } from './migration.ts';

/** Lists of records are sorted by indexes; corrections by hand are kept, so that they can be undone and outlast imports; views are saved. */
export const keepRecords: Migration = {
  version: 80,
  sql: `
    CREATE INDEX patron_by_group ON patron (group_id, external_id);
    CREATE INDEX patron_by_branch ON patron (home_branch_id, external_id);
    CREATE INDEX patron_by_birth ON patron (birth_year);
    CREATE INDEX patron_by_expiry ON patron (expires_on);
    CREATE INDEX title_by_author ON title (author COLLATE NOCASE);
    CREATE INDEX title_by_year ON title (year);
    CREATE INDEX title_by_class ON title (class_mark);
    CREATE INDEX item_by_call_number ON item (call_number);
    CREATE INDEX item_without_barcode ON item (external_id) WHERE barcode IS NULL;
    CREATE INDEX loan_by_time ON loan (loaned_at);
    CREATE INDEX loan_out_by_due ON loan (due_at) WHERE returned_at IS NULL;

    -- What was done by hand in one go: one record or many, undone as a whole.
    CREATE TABLE correction_set (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      action TEXT NOT NULL CHECK (action IN ('edit', 'create', 'merge', 'bulk', 'delete')),
      subject TEXT NOT NULL CHECK (subject IN ('patron', 'title', 'item', 'loan')),
      rows INTEGER NOT NULL DEFAULT 0,
      undone_at INTEGER
    ) STRICT;

    -- One row of it, with the values of the columns that differ.
    CREATE TABLE correction (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      set_id INTEGER NOT NULL REFERENCES correction_set (id) ON DELETE CASCADE,
      subject TEXT NOT NULL,
      row_id INTEGER NOT NULL,
      before TEXT, -- JSON object; NULL: the row was made
      after TEXT -- JSON object; NULL: the row went
    ) STRICT;
    CREATE INDEX correction_by_set ON correction (set_id);
    CREATE INDEX correction_by_row ON correction (subject, row_id);

    -- A value set by hand stands over what imports say. What they say goes on below it, and comes up again when the correction is undone.
    CREATE TABLE kept_value (
      subject TEXT NOT NULL,
      row_id INTEGER NOT NULL,
      name TEXT NOT NULL,
      imported ANY,
      PRIMARY KEY (subject, row_id, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER patron_gone AFTER DELETE ON patron BEGIN DELETE FROM kept_value WHERE subject = 'patron' AND row_id = old.id; END;
    CREATE TRIGGER title_gone AFTER DELETE ON title BEGIN DELETE FROM kept_value WHERE subject = 'title' AND row_id = old.id; END;
    CREATE TRIGGER item_gone AFTER DELETE ON item BEGIN DELETE FROM kept_value WHERE subject = 'item' AND row_id = old.id; END;
    CREATE TRIGGER loan_gone AFTER DELETE ON loan BEGIN DELETE FROM kept_value WHERE subject = 'loan' AND row_id = old.id; END;

    -- The number of a record that was merged into another: imports that name it mean the other.
    CREATE TABLE merged_number (
      subject TEXT NOT NULL CHECK (subject IN ('patron', 'title')),
      external_id TEXT NOT NULL,
      row_id INTEGER NOT NULL,
      PRIMARY KEY (subject, external_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX merged_number_by_row ON merged_number (subject, row_id);

    CREATE TABLE saved_view (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      name TEXT NOT NULL COLLATE NOCASE,
      view TEXT NOT NULL, -- JSON object: filter, sort and columns of the contract's SavedView
      UNIQUE (kind, name)
    ) STRICT;
  `,
};
