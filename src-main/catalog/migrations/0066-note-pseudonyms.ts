import type { Migration } from './migration.ts';

/** An import keeps whether it turned card numbers into pseudonyms; of earlier ones the patrons that they made tell. */
export const notePseudonyms: Migration = {
  version: 66,
  sql: `
    ALTER TABLE import_batch ADD COLUMN pseudonyms INTEGER NOT NULL DEFAULT 0 CHECK (pseudonyms IN (0, 1));
    UPDATE import_batch SET pseudonyms = 1 WHERE id IN (SELECT batch_id FROM patron WHERE external_id GLOB '~*' AND length(external_id) = 23);
  `,
};
