import type { BatchId } from '#contract/ids.ts';
import { prepared, row, write, type WritableDB } from '../database.ts';

/** Loans that are sorted together: in a second or two. */
const runLoans = 2_000_000;
/** Loans that are put in their place between two stops. */
const stride = 5000;

/** Puts one loan where it belongs by its time, unless it is there. */
export function placeLoan(db: WritableDB, id: number): void {
  write(db, 'INSERT OR IGNORE INTO loan_time (loaned_at, loan_id) SELECT loaned_at, id FROM loan WHERE id = ?', id);
}

/**
 * Puts the loans of an import where they belong by time. Between two stops the connection may commit; begun again it does no harm.
 * @yields `sorting` before it only reads, for a second or two, `sorted` after that, and then how many loans it has written
 */
export function* placeLoans(db: WritableDB, batchId: BatchId): Generator<'sorting' | 'sorted' | number, void, undefined> {
  const range = row<{ first: number | null; last: number }>(db, 'SELECT first_loan AS first, (SELECT coalesce(max(id), 0) FROM loan) AS last FROM import_batch WHERE id = ?', batchId);
  for (let from = range?.first ?? Number.POSITIVE_INFINITY; from <= (range?.last ?? 0); from += runLoans) {
    yield 'sorting';
    db.exec('CREATE TEMP TABLE IF NOT EXISTS placing (loaned_at INTEGER NOT NULL, loan_id INTEGER NOT NULL)');
    const { changes } = prepared(db, 'INSERT INTO temp.placing SELECT loaned_at, id FROM loan WHERE id BETWEEN ? AND ? AND batch_id = ? ORDER BY loaned_at, id').run(from, from + runLoans - 1, batchId);
    yield 'sorted';
    for (let at = 0; at < changes; at += stride) {
      write(db, 'INSERT OR IGNORE INTO loan_time (loaned_at, loan_id) SELECT loaned_at, loan_id FROM temp.placing WHERE rowid > ? AND rowid <= ?', at, at + stride);
      yield Math.min(stride, changes - at);
    }
    write(db, 'DELETE FROM temp.placing');
  }
}
