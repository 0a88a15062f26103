import type { Migration } from './migration.ts';

/** Lists for everybody that are made by themselves at a set time; moments are seconds on the library's clock, as loans are kept. */
export const scheduleLists: Migration = {
  version: 150,
  sql: `
    CREATE TABLE list_schedule (
      target_id INTEGER PRIMARY KEY REFERENCES domain (id) ON DELETE CASCADE,
      at_minute INTEGER NOT NULL CHECK (at_minute BETWEEN 0 AND 1439), -- minutes after midnight
      weekdays TEXT NOT NULL, -- JSON array of 0 (Sunday) to 6
      wishes TEXT NOT NULL, -- JSON object of the contract's ListWishes
      settled_until INTEGER NOT NULL, -- every time up to this one was kept, or is noted as missed
      missed_at INTEGER, -- the last time that was not kept, until somebody has decided about it
      missed_why TEXT CHECK (missed_why IN ('closed', 'no-model')),
      CHECK ((missed_at IS NULL) = (missed_why IS NULL))
    ) STRICT;
  `,
};
