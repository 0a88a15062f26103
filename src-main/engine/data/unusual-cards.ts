import { rowLength, type LoanMatrix } from './loan-matrix.ts';

/** Cards that were left out because no single reader stands behind them, and what they borrowed. */
export interface LeftOut {
  /** Cards with more titles than all but one card in a thousand, and with very many more than is usual: schools, homes, departments. */
  readonly bulkCards: number;
  /** Cards that mostly borrow by the box. */
  readonly boxCards: number;
  /** Distinct (card, title) pairs of both. */
  readonly loans: number;
}

/** A bulk card is above this quantile of the cards with loans, and above so many times the median. */
const QUANTILE = 0.999;
const TIMES_MEDIAN = 50;
/** A box: titles a card takes on one day. A card with at least `BOX_TITLES` titles that took more than half of them by the box is a box card. */
const BOX = 40;
const BOX_TITLES = 100;

/**
 * Marks the cards that are no single reader's (engine notes 1.4.5, selection): one mark a patron row, and how many they are.
 * @param domains matrices with the same patron rows; titles are counted over all of them
 */
export function unusualCards(domains: readonly LoanMatrix[]): { marks: Uint8Array; leftOut: LeftOut } {
  const patrons = domains[0]!.rowCount;
  const titles = Uint32Array.from({ length: patrons }, (_, u) => domains.reduce((sum, loans) => sum + rowLength(loans, u), 0));
  const sorted = titles.filter((count) => count > 0).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const most = Math.max(at(QUANTILE), TIMES_MEDIAN * at(0.5));
  const marks = new Uint8Array(patrons);
  let [bulkCards, boxCards, loans] = [0, 0, 0];
  for (let u = 0; u < patrons; u += 1) {
    const isBulk = titles[u]! > most;
    if (!isBulk && !borrowsByTheBox(domains, u, titles[u]!)) continue;
    marks[u] = 1;
    if (isBulk) bulkCards += 1;
    else boxCards += 1;
    loans += titles[u]!;
  }
  return { marks, leftOut: { bulkCards, boxCards, loans } };
}

function borrowsByTheBox(domains: readonly LoanMatrix[], patron: number, titles: number): boolean {
  if (titles < BOX_TITLES) return false;
  const ofDay = new Map<number, number>();
  for (const { rowStart, firstDay } of domains) {
    for (let e = rowStart[patron]!; e < rowStart[patron + 1]!; e += 1) ofDay.set(firstDay[e]!, (ofDay.get(firstDay[e]!) ?? 0) + 1);
  }
  let boxed = 0;
  for (const count of ofDay.values()) if (count >= BOX) boxed += count;
  return 2 * boxed > titles;
}
