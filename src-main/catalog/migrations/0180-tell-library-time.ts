import type { Migration } from './migration.ts';

/**
 * Whatever is kept in seconds is on the library's clock: the wall clock written as if it were UTC, as loans have it. Until now the moments of imports, lists,
 * models and corrections were UTC, and so were loans from systems that write universal time (days without a time of day, and what the desk wrote, were not);
 * the zone of this PC turns them into what its clock said.
 */
export const tellLibraryTime: Migration = {
  version: 180,
  sql: `
    UPDATE import_batch SET started_at = unixepoch(started_at, 'unixepoch', 'localtime'), ended_at = unixepoch(ended_at, 'unixepoch', 'localtime');
    UPDATE OR IGNORE loan SET
        loaned_at = CASE WHEN loaned_at % 86400 = 0 THEN loaned_at ELSE unixepoch(loaned_at, 'unixepoch', 'localtime') END,
        due_at = CASE WHEN due_at % 86400 = 0 OR desk_at IS NOT NULL THEN due_at ELSE unixepoch(due_at, 'unixepoch', 'localtime') END,
        returned_at = CASE WHEN returned_at % 86400 = 0 OR desk_at IS NOT NULL THEN returned_at ELSE unixepoch(returned_at, 'unixepoch', 'localtime') END
      FROM import_batch WHERE import_batch.profile IN ('folio-loans', 'folio-overdue') AND loan.id BETWEEN first_loan AND last_loan AND loan.batch_id = import_batch.id;
    UPDATE model SET trained_at = unixepoch(trained_at, 'unixepoch', 'localtime');
    UPDATE evaluation SET made_at = unixepoch(made_at, 'unixepoch', 'localtime');
    UPDATE reading_list SET made_at = unixepoch(made_at, 'unixepoch', 'localtime');
    UPDATE OR REPLACE listed SET listed_at = unixepoch(listed_at, 'unixepoch', 'localtime') WHERE listed_at <> unixepoch(listed_at, 'unixepoch', 'localtime');
    UPDATE feedback SET given_at = unixepoch(given_at, 'unixepoch', 'localtime');
    UPDATE domain_map SET changed_at = unixepoch(changed_at, 'unixepoch', 'localtime') WHERE changed_at IS NOT NULL;
    UPDATE domain_map_past SET at = unixepoch(at, 'unixepoch', 'localtime');
    UPDATE correction_set SET at = unixepoch(at, 'unixepoch', 'localtime'), undone_at = unixepoch(undone_at, 'unixepoch', 'localtime');
  `,
};
