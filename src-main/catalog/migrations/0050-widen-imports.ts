import type { Migration } from './migration.ts';

/**
 * Imports of every kind of file: copies by number or barcode, loans of nobody, loans counted by title, patrons who refuse, saved mappings,
 * and what an import needs to go on after it was interrupted. Tables are made anew where a column may now be empty; foreign keys are off meanwhile.
 */
export const widenImports: Migration = {
  version: 50,
  sql: `
    CREATE TABLE import_batch_wide (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      first_of_job INTEGER, -- the first import of the same job; they stand and fall together
      kind TEXT NOT NULL CHECK (kind IN ('titles', 'items', 'patrons', 'loans', 'events', 'counts')),
      profile TEXT,
      file_name TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('running', 'interrupted', 'finished', 'cancelled', 'failed', 'undone')),
      header TEXT NOT NULL, -- JSON array: the file's columns, for the file of rejected rows
      mapping TEXT NOT NULL, -- JSON object: column to field
      started_at INTEGER NOT NULL,
      ended_at INTEGER,
      rows INTEGER NOT NULL DEFAULT 0,
      added INTEGER NOT NULL DEFAULT 0,
      updated INTEGER NOT NULL DEFAULT 0,
      unchanged INTEGER NOT NULL DEFAULT 0,
      rejected INTEGER NOT NULL DEFAULT 0,
      ignored INTEGER NOT NULL DEFAULT 0,
      undescribed INTEGER NOT NULL DEFAULT 0,
      first_at INTEGER,
      last_at INTEGER,
      first_loan INTEGER, -- the loans it made have ids between these two
      last_loan INTEGER,
      source TEXT, -- JSON object: where the file lies, its size and time, and how it is read; until the import has ended
      progress TEXT, -- JSON object: how far it has come; until the import has ended
      report TEXT -- JSON object: what the import found
    ) STRICT;
    INSERT INTO import_batch_wide (id, first_of_job, kind, file_name, status, header, mapping, started_at, ended_at, rows, added, updated, unchanged, rejected, undescribed, first_at, last_at, first_loan, last_loan)
      SELECT id, id, kind, file_name, status, header, mapping, started_at, ended_at, rows, added, updated, unchanged, rejected, undescribed, first_at, last_at,
        (SELECT min(id) FROM loan WHERE batch_id = import_batch.id), (SELECT max(id) FROM loan WHERE batch_id = import_batch.id)
      FROM import_batch;
    DROP TABLE import_batch;
    ALTER TABLE import_batch_wide RENAME TO import_batch;

    CREATE TABLE import_change_wide (
      id INTEGER PRIMARY KEY,
      batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
      subject TEXT NOT NULL CHECK (subject IN ('patron', 'title', 'loan', 'item', 'title_count')),
      row_id INTEGER NOT NULL,
      before TEXT NOT NULL -- JSON object
    ) STRICT;
    INSERT INTO import_change_wide SELECT id, batch_id, subject, row_id, before FROM import_change;
    DROP TABLE import_change;
    ALTER TABLE import_change_wide RENAME TO import_change;
    CREATE INDEX import_change_by_batch ON import_change (batch_id);
    CREATE INDEX import_change_by_row ON import_change (subject, row_id);

    CREATE TABLE item_wide (
      id INTEGER PRIMARY KEY,
      external_id TEXT, -- the library system's number of the copy
      barcode TEXT,
      title_id INTEGER NOT NULL REFERENCES title (id),
      branch_id INTEGER REFERENCES branch (id),
      call_number TEXT,
      batch_id INTEGER REFERENCES import_batch (id),
      CHECK (external_id IS NOT NULL OR barcode IS NOT NULL)
    ) STRICT;
    INSERT INTO item_wide (id, barcode, title_id, branch_id, call_number, batch_id) SELECT id, barcode, title_id, branch_id, call_number, batch_id FROM item;
    DROP TABLE item;
    ALTER TABLE item_wide RENAME TO item;
    CREATE UNIQUE INDEX item_by_number ON item (external_id) WHERE external_id IS NOT NULL;
    CREATE UNIQUE INDEX item_by_barcode ON item (barcode) WHERE barcode IS NOT NULL;
    CREATE INDEX item_by_title ON item (title_id);
    CREATE INDEX item_by_batch ON item (batch_id);

    CREATE TABLE loan_wide (
      id INTEGER PRIMARY KEY,
      external_id TEXT, -- the exporting system's number of the loan
      patron_id INTEGER REFERENCES patron (id), -- NULL: nobody's any more; it counts for its title only
      title_id INTEGER NOT NULL REFERENCES title (id),
      item_id INTEGER REFERENCES item (id), -- a copy of that title
      branch_id INTEGER REFERENCES branch (id),
      loaned_at INTEGER NOT NULL,
      due_at INTEGER,
      returned_at INTEGER,
      renewals INTEGER NOT NULL DEFAULT 0,
      batch_id INTEGER REFERENCES import_batch (id)
    ) STRICT;
    INSERT INTO loan_wide SELECT id, external_id, patron_id, title_id, item_id, branch_id, loaned_at, due_at, returned_at, renewals, batch_id FROM loan;
    DROP TABLE loan;
    ALTER TABLE loan_wide RENAME TO loan;
    -- The same patron, moment, title and copy is the same loan, however often it is imported. A loan of nobody is told by its number too.
    CREATE UNIQUE INDEX loan_identity ON loan (patron_id, loaned_at, title_id, coalesce(item_id, 0));
    CREATE UNIQUE INDEX loan_of_nobody ON loan (title_id, loaned_at, coalesce(item_id, 0), coalesce(external_id, '')) WHERE patron_id IS NULL;
    CREATE INDEX loan_by_title ON loan (title_id, loaned_at);
    CREATE INDEX loan_open ON loan (item_id) WHERE returned_at IS NULL AND item_id IS NOT NULL;

    ALTER TABLE import_reject ADD COLUMN byte_offset INTEGER; -- where a record begins in a file that has no lines

    ALTER TABLE patron ADD COLUMN refuses_history INTEGER NOT NULL DEFAULT 0 CHECK (refuses_history IN (0, 1)); -- 1: none of her loans is taken in

    ALTER TABLE title ADD COLUMN original_title TEXT;
    ALTER TABLE title ADD COLUMN original_language TEXT COLLATE NOCASE;
    ALTER TABLE title ADD COLUMN volume TEXT;
    ALTER TABLE title ADD COLUMN call_number TEXT;

    -- How often a title was lent in a time and at a branch, counted by the library system.
    CREATE TABLE title_count (
      id INTEGER PRIMARY KEY,
      title_id INTEGER NOT NULL REFERENCES title (id),
      period TEXT NOT NULL, -- 2024 or 2024-05; empty: of all time
      branch_id INTEGER NOT NULL, -- 0: no branch is named
      loans INTEGER NOT NULL,
      counted_by INTEGER NOT NULL, -- the import that counted last: another one replaces its number, its own rows add up
      batch_id INTEGER REFERENCES import_batch (id)
    ) STRICT;
    CREATE UNIQUE INDEX title_count_identity ON title_count (title_id, period, branch_id);
    CREATE INDEX title_count_by_batch ON title_count (batch_id);

    -- How a library's own files are read, under names of its own.
    CREATE TABLE saved_mapping (
      name TEXT PRIMARY KEY COLLATE NOCASE,
      kind TEXT NOT NULL,
      mapping TEXT NOT NULL, -- JSON objects and an array of the contract's SavedMapping
      fixed TEXT NOT NULL,
      options TEXT NOT NULL,
      header TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
