import type { Migration } from './migration.ts';

/** Jobs, trained models, evaluations and the reading lists made with them. */
export const createModels: Migration = {
  version: 30,
  sql: `
    CREATE TABLE job (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('queued', 'running', 'cancelling', 'finished', 'failed', 'cancelled')),
      progress TEXT NOT NULL, -- JSON object of the contract's JobProgress
      started_at INTEGER NOT NULL, -- milliseconds
      ended_at INTEGER,
      error TEXT, -- JSON object of the contract's ErrorReply
      result TEXT -- JSON object of the contract's JobResult
    ) STRICT;

    -- The file it points to lies in the catalogue's folder; the row is written last.
    CREATE TABLE model (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      map_id INTEGER NOT NULL REFERENCES domain_map (id) ON DELETE CASCADE,
      target_id INTEGER NOT NULL REFERENCES domain (id) ON DELETE CASCADE,
      source_ids TEXT NOT NULL, -- JSON array
      file_name TEXT NOT NULL,
      trained_at INTEGER NOT NULL,
      until TEXT,
      seed INTEGER NOT NULL,
      stale INTEGER NOT NULL DEFAULT 0 CHECK (stale IN (0, 1)),
      summary TEXT NOT NULL -- JSON object of the contract's TrainingSummary
    ) STRICT;
    CREATE INDEX model_by_map ON model (map_id);
    CREATE INDEX model_by_target ON model (target_id, trained_at);

    CREATE TABLE evaluation (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      map TEXT NOT NULL,
      target TEXT NOT NULL,
      sources TEXT NOT NULL, -- JSON array of names
      protocol TEXT NOT NULL,
      folds INTEGER NOT NULL,
      seed INTEGER NOT NULL,
      made_at INTEGER NOT NULL,
      outcome TEXT NOT NULL -- JSON object: segments, shared patrons, seconds
    ) STRICT;

    CREATE TABLE reading_list (
      id INTEGER PRIMARY KEY,
      model_id INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
      patron_id INTEGER NOT NULL REFERENCES patron (id) ON DELETE CASCADE,
      made_at INTEGER NOT NULL,
      UNIQUE (model_id, patron_id)
    ) STRICT;
    CREATE INDEX reading_list_by_patron ON reading_list (patron_id, made_at);

    CREATE TABLE reading_list_entry (
      list_id INTEGER NOT NULL REFERENCES reading_list (id) ON DELETE CASCADE,
      rank INTEGER NOT NULL,
      title_id INTEGER NOT NULL REFERENCES title (id) ON DELETE CASCADE,
      score REAL NOT NULL,
      method TEXT NOT NULL,
      source_share REAL NOT NULL,
      reason TEXT NOT NULL, -- JSON object: kind, and of each loan that speaks for it the title, domain and share
      PRIMARY KEY (list_id, rank)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reading_list_entry_by_title ON reading_list_entry (title_id);

    CREATE TABLE feedback (
      patron_id INTEGER NOT NULL REFERENCES patron (id) ON DELETE CASCADE,
      title_id INTEGER NOT NULL REFERENCES title (id) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('not-for-me', 'pinned', 'dropped')),
      given_at INTEGER NOT NULL,
      PRIMARY KEY (patron_id, title_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX feedback_by_title ON feedback (title_id);

    CREATE TABLE setting (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL -- JSON
    ) STRICT, WITHOUT ROWID;

    -- Who did what to the catalogue, without a patron's name or loans.
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      action TEXT NOT NULL,
      detail TEXT NOT NULL -- JSON object
    ) STRICT;
  `,
};
