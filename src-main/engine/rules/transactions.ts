import type { Dataset } from '../data/dataset.ts';
import { rowsWhere } from '../data/loan-matrix.ts';
import { shuffled } from '../matrix/random.ts';
import type { SparsePattern } from '../matrix/sparse.ts';
import { classCells } from '../models/class-cells.ts';
import type { Pacer } from '../pacer.ts';

/** Baskets of items as compressed rows; items of a basket are distinct. */
export interface Transactions {
  readonly start: Uint32Array;
  readonly item: Uint32Array;
  /** Items are 0 .. itemCount − 1. */
  readonly itemCount: number;
}

/** How items are numbered: target titles first, then the titles of each source, then the class cells of each domain. */
export interface Items {
  readonly targetTitles: number;
  /** First item of each source's titles. */
  readonly sourceStart: readonly number[];
  /** First item of the cells of the target, then of each source. */
  readonly cellStart: readonly number[];
  /** Titles × cells of the target, then of each source. */
  readonly cellsOf: readonly SparsePattern[];
  readonly count: number;
}

/** Baskets longer than this keep their newest loans. */
export const BASKET_CAP = 40;
const MONTH_DAYS = 30;
/** Patrons whose baskets are mined at most: a seeded sample of more tells the same rules in less time. */
const MOST_PATRONS = 30_000;

/** Numbers the items of a data set. @param sources whether titles of the sources are items too */
export async function numberItems(data: Dataset, sources: boolean, pacer: Pacer): Promise<Items> {
  const domains = [data.target, ...(sources ? data.sources : [])];
  const cellsOf: SparsePattern[] = [];
  const cellStart: number[] = [];
  let count = domains.reduce((sum, { columnCount }) => sum + columnCount, 0);
  for (const [d, loans] of domains.entries()) {
    const made = await classCells(data, loans, d === 0 ? data.records.target : data.records.sources[d - 1]!, pacer);
    cellStart.push(count);
    cellsOf.push(made);
    count += made.columnCount;
  }
  const sourceStart = (sources ? data.sources : []).map((_, s) => data.target.columnCount + data.sourceOffset[s]!);
  return { targetTitles: data.target.columnCount, sourceStart, cellStart, cellsOf, count };
}

/**
 * The baskets rules are mined from: all loans of a patron, or (`monthly`) those whose first loan fell into the same 30 days; titles and
 * the class cells they stand in; of at most 30,000 patrons. Baskets without a target title are left out, so that a share of the baskets is
 * a share of target readers.
 */
export async function transactionsOf(data: Dataset, items: Items, monthly: boolean, seed: number, pacer: Pacer): Promise<Transactions> {
  const domains = [{ loans: data.target, first: 0 }, ...items.sourceStart.map((first, s) => ({ loans: data.sources[s]!, first }))];
  const start = [0];
  const item: number[] = [];
  for (const [at, u] of (await sampledReaders(data, seed, pacer)).entries()) {
    if (at % 32 === 0 && pacer.due()) await pacer.pause();
    const loans: { day: number; domain: number; column: number }[] = [];
    domains.forEach(({ loans: own }, domain) => {
      for (let e = own.rowStart[u]!; e < own.rowStart[u + 1]!; e += 1) loans.push({ day: own.firstDay[e]!, domain, column: own.column[e]! });
    });
    loans.sort((a, b) => a.day - b.day);
    for (let from = 0; from < loans.length;) {
      let to = monthly ? from + 1 : loans.length;
      while (to < loans.length && loans[to]!.day - loans[from]!.day < MONTH_DAYS) to += 1;
      const basket = loans.slice(Math.max(from, to - BASKET_CAP), to);
      from = to;
      if (!basket.some(({ domain }) => domain === 0)) continue;
      const own = new Set<number>();
      for (const { domain, column } of basket) {
        own.add(domains[domain]!.first + column);
        forCells(items, domain, column, (cell) => own.add(cell));
      }
      for (const one of own) item.push(one);
      start.push(item.length);
    }
  }
  return { start: Uint32Array.from(start), item: Uint32Array.from(item), itemCount: items.count };
}

/** Patrons with target loans in ascending order, a seeded sample where there are very many. */
async function sampledReaders(data: Dataset, seed: number, pacer: Pacer): Promise<number[]> {
  const readers = await rowsWhere(data.target, () => true, pacer);
  return readers.length <= MOST_PATRONS ? readers : shuffled(readers, seed).slice(0, MOST_PATRONS).sort((a, b) => a - b);
}

/** Calls back with the item of every class cell a title stands in; domain 0 is the target. */
export function forCells({ cellsOf, cellStart }: Items, domain: number, column: number, call: (item: number) => void): void {
  const { start, index } = cellsOf[domain]!;
  for (let e = start[column]!; e < start[column + 1]!; e += 1) call(cellStart[domain]! + index[e]!);
}
