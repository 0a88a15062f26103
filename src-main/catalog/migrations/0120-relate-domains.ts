import type { Migration } from './migration.ts';

/** What two domains of a map have to do with each other, when the rules of a map were last changed, and maps as they were before. */
export const relateDomains: Migration = {
  version: 120,
  sql: `
    ALTER TABLE domain_map ADD COLUMN changed_at INTEGER; -- when its rules were last written; NULL: before there was this column
    ALTER TABLE domain_map ADD COLUMN compared INTEGER NOT NULL DEFAULT 0 CHECK (compared IN (0, 1)); -- 0: what is stored of how related its domains are is missing or out of date

    ALTER TABLE domain_pair ADD COLUMN a_first INTEGER NOT NULL DEFAULT 0; -- of its patrons, those who came to a before b
    ALTER TABLE domain_pair ADD COLUMN b_first INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE domain_pair ADD COLUMN works INTEGER NOT NULL DEFAULT 0; -- works with titles in both
    ALTER TABLE domain_pair ADD COLUMN translations INTEGER NOT NULL DEFAULT 0; -- of these, works whose titles there are in different languages
    ALTER TABLE domain_pair ADD COLUMN adaptations INTEGER NOT NULL DEFAULT 0; -- pairs of works that tell one story in two media, one in each
    ALTER TABLE domain_pair ADD COLUMN series INTEGER NOT NULL DEFAULT 0; -- series with titles in both
    ALTER TABLE domain_pair ADD COLUMN samples TEXT NOT NULL DEFAULT '[]'; -- JSON array: of each kind of link a few, with a title on either side
    ALTER TABLE domain_pair ADD COLUMN relatedness TEXT; -- JSON object: the advisor's figures; NULL: not measured
    UPDATE domain_map SET counted = 0; -- all of this is counted at the next opening

    -- A map as it was before it was changed or deleted.
    CREATE TABLE domain_map_past (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      map_id INTEGER REFERENCES domain_map (id) ON DELETE SET NULL, -- NULL: the map is gone
      kind TEXT NOT NULL CHECK (kind IN ('changed', 'deleted')),
      file TEXT NOT NULL, -- JSON object of the contract's DomainMapFile
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX domain_map_past_by_map ON domain_map_past (map_id, id);
  `,
};
