import type { Migration } from './migration.ts';

/** Patrons, titles, works, copies, loans and holds, and the imports they came with. Times are whole seconds since 1970, as on the library's own clock. */
export const createRecords: Migration = {
  version: 10,
  sql: `
    CREATE TABLE branch (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE COLLATE NOCASE
    ) STRICT;

    CREATE TABLE patron_group (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE COLLATE NOCASE
    ) STRICT;

    CREATE TABLE import_batch (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL CHECK (kind IN ('titles', 'patrons', 'loans')),
      file_name TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('running', 'finished', 'cancelled', 'failed', 'undone')),
      header TEXT NOT NULL, -- JSON array: the file's columns, for the file of rejected rows
      mapping TEXT NOT NULL, -- JSON object: column to field
      started_at INTEGER NOT NULL,
      ended_at INTEGER,
      rows INTEGER NOT NULL DEFAULT 0,
      added INTEGER NOT NULL DEFAULT 0,
      updated INTEGER NOT NULL DEFAULT 0,
      unchanged INTEGER NOT NULL DEFAULT 0,
      rejected INTEGER NOT NULL DEFAULT 0,
      undescribed INTEGER NOT NULL DEFAULT 0,
      first_at INTEGER,
      last_at INTEGER
    ) STRICT;

    -- A row turned away, kept until the batch is undone, so that its file can be asked for later.
    CREATE TABLE import_reject (
      batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
      line INTEGER NOT NULL,
      code TEXT NOT NULL,
      field TEXT,
      cells TEXT NOT NULL, -- JSON array
      PRIMARY KEY (batch_id, line)
    ) STRICT, WITHOUT ROWID;

    -- The values a batch wrote over, so that undoing it brings them back.
    CREATE TABLE import_change (
      id INTEGER PRIMARY KEY,
      batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
      subject TEXT NOT NULL CHECK (subject IN ('patron', 'title', 'loan', 'item')),
      row_id INTEGER NOT NULL,
      before TEXT NOT NULL -- JSON object
    ) STRICT;
    CREATE INDEX import_change_by_batch ON import_change (batch_id);
    CREATE INDEX import_change_by_row ON import_change (subject, row_id);

    CREATE TABLE patron (
      id INTEGER PRIMARY KEY,
      external_id TEXT NOT NULL UNIQUE,
      group_id INTEGER REFERENCES patron_group (id),
      birth_year INTEGER,
      home_branch_id INTEGER REFERENCES branch (id),
      consent INTEGER CHECK (consent IN (0, 1)), -- NULL: never asked
      expires_on TEXT,
      batch_id INTEGER REFERENCES import_batch (id)
    ) STRICT;
    CREATE INDEX patron_by_batch ON patron (batch_id);

    -- One work: all editions and formats of the same text or piece.
    CREATE TABLE work (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE title (
      id INTEGER PRIMARY KEY,
      external_id TEXT NOT NULL UNIQUE,
      work_id INTEGER REFERENCES work (id),
      title TEXT NOT NULL DEFAULT '', -- empty: only loans have named it so far
      author TEXT NOT NULL DEFAULT '',
      material TEXT COLLATE NOCASE,
      language TEXT COLLATE NOCASE,
      collection TEXT COLLATE NOCASE,
      class_mark TEXT COLLATE NOCASE,
      subjects TEXT NOT NULL DEFAULT '', -- '; ' between them
      audience TEXT COLLATE NOCASE,
      year INTEGER,
      publisher TEXT,
      series TEXT,
      series_number TEXT,
      isbns TEXT NOT NULL DEFAULT '', -- ' ' between them
      batch_id INTEGER REFERENCES import_batch (id)
    ) STRICT;
    CREATE INDEX title_by_batch ON title (batch_id);
    CREATE INDEX title_by_work ON title (work_id) WHERE work_id IS NOT NULL;

    -- Words and overlapping pairs of Chinese characters; see search-text.ts.
    CREATE VIRTUAL TABLE title_search USING fts5 (
      title, author, subjects, series, numbers,
      content = '', contentless_delete = 1, prefix = '1 2 3 4', tokenize = 'unicode61 remove_diacritics 2'
    );

    CREATE TABLE item (
      id INTEGER PRIMARY KEY,
      barcode TEXT NOT NULL UNIQUE,
      title_id INTEGER NOT NULL REFERENCES title (id),
      branch_id INTEGER REFERENCES branch (id),
      call_number TEXT,
      batch_id INTEGER REFERENCES import_batch (id)
    ) STRICT;
    CREATE INDEX item_by_title ON item (title_id);
    CREATE INDEX item_by_batch ON item (batch_id);

    CREATE TABLE loan (
      id INTEGER PRIMARY KEY,
      external_id TEXT, -- the exporting system's number of the loan
      patron_id INTEGER NOT NULL REFERENCES patron (id),
      title_id INTEGER NOT NULL REFERENCES title (id),
      item_id INTEGER REFERENCES item (id),
      branch_id INTEGER REFERENCES branch (id),
      loaned_at INTEGER NOT NULL,
      due_at INTEGER,
      returned_at INTEGER,
      renewals INTEGER NOT NULL DEFAULT 0,
      batch_id INTEGER REFERENCES import_batch (id)
    ) STRICT;
    -- The same patron, moment, title and copy is the same loan, however often it is imported.
    CREATE UNIQUE INDEX loan_identity ON loan (patron_id, loaned_at, title_id, coalesce(item_id, 0));
    CREATE INDEX loan_by_title ON loan (title_id, loaned_at);
    CREATE INDEX loan_by_batch ON loan (batch_id);
    CREATE INDEX loan_by_item ON loan (item_id) WHERE item_id IS NOT NULL;

    CREATE TABLE hold (
      id INTEGER PRIMARY KEY,
      patron_id INTEGER NOT NULL REFERENCES patron (id),
      title_id INTEGER NOT NULL REFERENCES title (id),
      branch_id INTEGER REFERENCES branch (id),
      placed_at INTEGER NOT NULL,
      filled_at INTEGER,
      cancelled_at INTEGER
    ) STRICT;
    CREATE INDEX hold_by_patron ON hold (patron_id, placed_at);
    CREATE INDEX hold_by_title ON hold (title_id, placed_at);
  `,
};
