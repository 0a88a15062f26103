import type { Migration } from './migration.ts';

/**
 * What is counted of domains follows single changes: of each patron it is kept how she was counted, and who has to be looked at again is noted with the change
 * (`watch-loans.ts`). All maps are counted once at the next opening.
 */
export const followDomainCounts: Migration = {
  version: 181,
  sql: `
    -- How a patron was counted in a map. Rows of patrons who are gone stay until they are looked at again.
    CREATE TABLE domain_patron (
      map_id INTEGER NOT NULL REFERENCES domain_map (id) ON DELETE CASCADE,
      patron_id INTEGER NOT NULL,
      counts TEXT NOT NULL, -- JSON array of [domain id or null, loans, second of the first of them]
      PRIMARY KEY (map_id, patron_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE domain_due_patron (
      map_id INTEGER NOT NULL REFERENCES domain_map (id) ON DELETE CASCADE,
      patron_id INTEGER NOT NULL,
      PRIMARY KEY (map_id, patron_id)
    ) STRICT, WITHOUT ROWID;
    -- Titles whose borrowers are to be looked at again, from a loan on; unsorted: the title may belong elsewhere, as it was lent at a branch.
    CREATE TABLE domain_due_title (
      map_id INTEGER NOT NULL REFERENCES domain_map (id) ON DELETE CASCADE,
      title_id INTEGER NOT NULL,
      unsorted INTEGER NOT NULL CHECK (unsorted IN (0, 1)),
      after_at INTEGER NOT NULL DEFAULT -9000000000000,
      after_loan INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (map_id, title_id)
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE domain_map ADD COLUMN counted_at INTEGER; -- when all of it was counted
    ALTER TABLE domain_map ADD COLUMN links_changed INTEGER NOT NULL DEFAULT 0 CHECK (links_changed IN (0, 1)); -- 1: titles have changed since, so that works, stories and series may be shared otherwise
    UPDATE domain_map SET counted = 0;
  `,
};
