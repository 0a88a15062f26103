import type { Migration } from './migration.ts';

/** Nobody's loans of the desk bear their days alone, so that what was lent together cannot be put together again. */
export const forgetHours: Migration = {
  version: 190,
  sql: `
    UPDATE OR IGNORE loan SET loaned_at = loaned_at - loaned_at % 86400 WHERE patron_id IS NULL AND desk_at IS NOT NULL;
    UPDATE loan SET desk_at = desk_at - desk_at % 86400, returned_at = max(returned_at - returned_at % 86400, loaned_at) WHERE patron_id IS NULL AND desk_at IS NOT NULL;
  `,
};
