import type { BatchId } from '#contract/ids.ts';
import type { BulkBorrower } from '#contract/imports.ts';
import { prepared, row, type ReadableDB } from '../database.ts';

/** A card is told from readers when it has more loans than all but one card in ten thousand, and this many times the median, and this share of all loans. */
const quantile = 0.9999;
const timesMedian = 50;
const leastShare = 0.002;
/** Or where so much of a library's lending is its alone: in a short or small export no reader has fifty times what is usual. */
const timesMedianOfLarge = 10;
const largeShare = 0.05;
/** Two cards with the same loans are one reader's where there are at least so many. */
const leastAlike = 3;

const inRange = 'BETWEEN (SELECT first_loan FROM import_batch WHERE id = ?) AND (SELECT last_loan FROM import_batch WHERE id = ?)';

/** Loans of the import whose titles no title file has described. */
export const loansOfUndescribed = (db: ReadableDB, id: BatchId): number =>
  row<{ n: number }>(db, `SELECT count(*) AS n FROM title CROSS JOIN loan ON loan.title_id = title.id WHERE title.title = '' AND loan.id ${inRange}`, id, id)!.n;

/** Titles that the import has named and no title file has described. */
export const undescribedTitles = (db: ReadableDB, id: BatchId): number =>
  row<{ n: number }>(db, "SELECT count(*) AS n FROM title WHERE batch_id = ? AND title = ''", id)!.n;

/** Whether some patron has a pseudonym; whether some has a number of the library's. */
export function patronNames(db: ReadableDB): { readonly pseudonyms: boolean; readonly numbers: boolean } {
  const { pseudonyms, numbers } = row<{ pseudonyms: 0 | 1; numbers: 0 | 1 }>(db, `
    SELECT EXISTS (SELECT 1 FROM patron WHERE external_id >= '~' AND external_id < char(127)) AS pseudonyms,
      EXISTS (SELECT 1 FROM patron WHERE external_id < '~') OR EXISTS (SELECT 1 FROM patron WHERE external_id >= char(127)) AS numbers`)!;
  return { pseudonyms: pseudonyms === 1, numbers: numbers === 1 };
}

/**
 * Cards that look like no single reader, by all loans of the catalogue, and pairs of cards with the same loans. One pass over the loans by
 * patron; the sums tell loans apart without keeping them.
 */
export function cardFindings(db: ReadableDB): { bulkBorrowers: BulkBorrower[]; duplicateCards: number } {
  const patrons: number[] = [];
  const counts: number[] = [];
  const alike = new Map<string, number>();
  let all = 0;
  for (const [patron, count, sum] of prepared<[number, number, number]>(db, `
    SELECT patron_id, count(*), sum((title_id * 2654435761 + loaned_at * 40503) % 1099511627689) FROM loan WHERE patron_id IS NOT NULL GROUP BY patron_id`).raw().iterate() as Iterable<[number, number, number]>) {
    patrons.push(patron);
    counts.push(count);
    all += count;
    if (count >= leastAlike) alike.set(`${count} ${sum}`, (alike.get(`${count} ${sum}`) ?? 0) + 1);
  }
  const sorted = Float64Array.from(counts).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const most = Math.min(
    Math.max(sorted.length < 1000 ? 0 : at(quantile) - 1, timesMedian * at(0.5), leastShare * all),
    Math.max(timesMedianOfLarge * at(0.5), largeShare * all),
  );
  const bulkBorrowers = patrons.flatMap((patron, index) => (counts[index]! <= most ? [] : [{
    patronId: row<{ number: string }>(db, 'SELECT external_id AS number FROM patron WHERE id = ?', patron)!.number, loans: counts[index]!, share: counts[index]! / all,
  }])).sort((a, b) => b.loans - a.loans).slice(0, 20);
  return { bulkBorrowers, duplicateCards: [...alike.values()].reduce((sum, cards) => sum + (cards * (cards - 1)) / 2, 0) };
}
