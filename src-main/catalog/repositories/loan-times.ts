import type { BatchId } from '#contract/ids.ts';
import { prepared, row, write, type WritableDB } from '../database.ts';

/** Loans that are sorted together: 2 to the power of 20, so that a key of time and loan is a whole number below 2 to the power of 53 for every time that a file may name. */
const runLoans = 2 ** 20;
/** Loans that are read, or put in their place, between two stops. */
const stride = 8192;
const group = 64;
const insertSql = (loans: number): string => `INSERT OR IGNORE INTO loan_time (loaned_at, loan_id) VALUES ${new Array(loans).fill('(?, ?)').join(', ')}`;
/** The keys that loans are sorted by: the time, then the loan by its distance from the first of the run. */
const keysSql = `SELECT loaned_at * ${String(runLoans)} + (id - ?) FROM loan WHERE id BETWEEN ? AND ? AND batch_id = ?`;

/** Puts one loan where it belongs by its time, unless it is there. */
export function placeLoan(db: WritableDB, id: number): void {
  write(db, 'INSERT OR IGNORE INTO loan_time (loaned_at, loan_id) SELECT loaned_at, id FROM loan WHERE id = ?', id);
}

/**
 * Puts the loans of an import where they belong by time. Between two stops the connection may commit; begun again it does no harm.
 * @yields how many loans it has written since the last stop
 */
export function* placeLoans(db: WritableDB, batchId: BatchId): Generator<number, void, undefined> {
  const range = row<{ first: number | null; last: number }>(db, 'SELECT first_loan AS first, (SELECT coalesce(max(id), 0) FROM loan) AS last FROM import_batch WHERE id = ?', batchId);
  for (let from = range?.first ?? Number.POSITIVE_INFINITY; from <= (range?.last ?? 0); from += runLoans) {
    const keys = new Float64Array(Math.min(runLoans, range!.last - from + 1));
    let count = 0;
    for (let id = from; id < from + keys.length; id += stride) {
      for (const key of prepared<number>(db, keysSql).pluck().all(from, id, Math.min(id + stride, from + keys.length) - 1, batchId)) keys[count++] = key;
      yield 0;
    }
    const sorted = keys.subarray(0, count).sort();
    yield 0;
    const put = (at: number, loans: number): void => {
      const values: number[] = [];
      for (const key of sorted.subarray(at, at + loans)) {
        const time = Math.floor(key / runLoans);
        values.push(time, from + (key - time * runLoans));
      }
      prepared(db, insertSql(loans)).run(...values);
    };
    let at = 0;
    for (; at + group <= count; at += group) {
      put(at, group);
      if (at % stride === 0) yield stride;
    }
    for (; at < count; at += 1) put(at, 1);
  }
}
