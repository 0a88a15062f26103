import type { Migration } from './migration.ts';

/**
 * Loans by time stand in a table of their own instead of an index: an import writes its loans by patron and title, and would touch every page of an
 * index by time again and again. It puts its loans here in one go at its end. Who writes a single loan puts it here at once; a trigger for that would cost
 * an import more than the index did.
 */
export const orderLoansByTime: Migration = {
  version: 130,
  sql: `
    DROP INDEX loan_by_time;
    CREATE TABLE loan_time (
      loaned_at INTEGER NOT NULL,
      loan_id INTEGER NOT NULL,
      PRIMARY KEY (loaned_at, loan_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO loan_time SELECT loaned_at, id FROM loan ORDER BY loaned_at, id;

    CREATE TRIGGER loan_moved AFTER UPDATE OF loaned_at ON loan WHEN new.loaned_at <> old.loaned_at
    BEGIN
      DELETE FROM loan_time WHERE loaned_at = old.loaned_at AND loan_id = old.id;
      INSERT OR IGNORE INTO loan_time (loaned_at, loan_id) VALUES (new.loaned_at, new.id);
    END;
    DROP TRIGGER loan_gone;
    CREATE TRIGGER loan_gone AFTER DELETE ON loan
    BEGIN
      DELETE FROM kept_value WHERE subject = 'loan' AND row_id = old.id;
      DELETE FROM loan_time WHERE loaned_at = old.loaned_at AND loan_id = old.id;
    END;
  `,
};
