import type { WritableDB } from './database.ts';

const due = (row: 'NEW' | 'OLD'): string => `
  INSERT OR IGNORE INTO domain_due_patron (map_id, patron_id) SELECT id, ${row}.patron_id FROM domain_map WHERE ${row}.patron_id IS NOT NULL;`;
/** Seconds that no loan has: after them there is no borrower to be looked at. */
const afterAllLoans = '9000000000000';
/** A title whose borrowers wait already goes on from where it is once it is sorted; of another none is to be looked at unless it belongs elsewhere. */
const unsorted = `
  INSERT INTO domain_due_title (map_id, title_id, unsorted, after_at) SELECT id, NEW.title_id, 1, ${afterAllLoans} FROM domain_map WHERE by_branch = 1 AND NEW.branch_id IS NOT NULL
    ON CONFLICT (map_id, title_id) DO UPDATE SET unsorted = 1;`;

/**
 * Notes with every loan that comes, changes or goes through this connection whose counts in domains have to be looked at again, whoever writes it. Triggers of
 * this connection alone: a worker process that imports is not slowed down by them, as all is counted after it.
 */
export function watchLoans(db: WritableDB): void {
  db.exec(`
    CREATE TEMP TRIGGER loan_came AFTER INSERT ON main.loan BEGIN ${due('NEW')} ${unsorted} END;
    CREATE TEMP TRIGGER loan_went AFTER DELETE ON main.loan BEGIN ${due('OLD')} END;
    CREATE TEMP TRIGGER loan_changed AFTER UPDATE OF patron_id, title_id, branch_id, loaned_at ON main.loan
      WHEN NEW.patron_id IS NOT OLD.patron_id OR NEW.title_id <> OLD.title_id OR NEW.branch_id IS NOT OLD.branch_id OR NEW.loaned_at <> OLD.loaned_at
      BEGIN ${due('OLD')} ${due('NEW')} ${unsorted} END;`);
}
