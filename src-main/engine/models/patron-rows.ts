import type { Dataset } from '../data/dataset.ts';
import { rowLength, rowsWhere, type LoanMatrix } from '../data/loan-matrix.ts';
import { oncePer } from '../data/once.ts';
import { transposePaced, transposePattern, type SparsePattern } from '../matrix/sparse.ts';
import type { Pacer } from '../pacer.ts';
import { HISTORY_CAP } from './neighbours.ts';
import { arrayOf, numberOf, type MethodState, type StateArray } from './method.ts';

/** Histories of the patrons whose loans are lent to others' lists; row numbers, no card numbers. */
export interface PatronRows {
  /** Patrons with target loans × (target titles, then the titles of each source); target columns stand first in a row. */
  readonly pattern: SparsePattern;
  /** The same by columns: who borrowed a title; of a title that more than 2,000 borrowed an even sample of so many. */
  readonly patronsOf: SparsePattern;
  /** How many borrowed each title. */
  readonly counts: Uint32Array;
  /** First column of each domain, target first, and the number of columns at the end. */
  readonly offsets: Uint32Array;
}

/** Patrons of one title that are looked up: what half the library reads tells little, and this bounds a search. */
const PATRONS_CAP = 2000;

const rowsOf = oncePer<Dataset, boolean, PatronRows>();

/** The newest loans, at most 500 a domain, of every patron with target loans; made once for each data set, with the sources or without. */
export function patronRows(data: Dataset, sources: boolean, pacer: Pacer): Promise<PatronRows> {
  return rowsOf(data, sources, () => makeRows([data.target, ...(sources ? data.sources : [])], pacer));
}

async function makeRows(domains: readonly LoanMatrix[], pacer: Pacer): Promise<PatronRows> {
  const target = domains[0]!;
  const offsets = new Uint32Array(domains.length + 1);
  domains.forEach((domain, d) => { offsets[d + 1] = offsets[d]! + domain.columnCount; });
  const kept = await rowsWhere(target, () => true, pacer);
  const start = new Uint32Array(kept.length + 1);
  for (const [r, u] of kept.entries()) {
    if (r % 256 === 0 && pacer.due()) await pacer.pause();
    start[r + 1] = start[r]! + domains.reduce((sum, domain) => sum + Math.min(HISTORY_CAP, rowLength(domain, u)), 0);
  }
  const index = new Uint32Array(start[kept.length]!);
  let at = 0;
  for (const u of kept) {
    if (pacer.due()) await pacer.pause();
    domains.forEach((domain, d) => {
      const to = domain.rowStart[u + 1]!;
      for (let e = Math.max(domain.rowStart[u]!, to - HISTORY_CAP); e < to; e += 1) index[at++] = offsets[d]! + domain.column[e]!;
    });
  }
  const pattern = { rowCount: kept.length, columnCount: offsets[domains.length]!, start, index };
  const inverted = emptyInverse(await transposePaced(pattern, pacer));
  for (let from = 0; from < pattern.columnCount; from += SLICE_COLUMNS) {
    if (pacer.due()) await pacer.pause();
    inverted.fill(from, Math.min(pattern.columnCount, from + SLICE_COLUMNS));
  }
  return { pattern, patronsOf: inverted.patronsOf, counts: inverted.counts, offsets };
}

const SLICE_COLUMNS = 256;

/** What the rows are stored as. */
export function savePatronRows({ pattern, offsets }: PatronRows): MethodState {
  const arrays: Record<string, StateArray> = { rowStart: pattern.start, rowIndex: pattern.index, offsets };
  return { header: { rows: pattern.rowCount }, arrays };
}

/** The rows `savePatronRows` wrote. */
export function loadPatronRows(state: MethodState): PatronRows {
  const offsets = arrayOf(state, 'offsets', Uint32Array);
  const start = arrayOf(state, 'rowStart', Uint32Array);
  const pattern = { rowCount: numberOf(state, 'rows'), columnCount: offsets[offsets.length - 1]!, start, index: arrayOf(state, 'rowIndex', Uint32Array) };
  const { patronsOf, counts, fill } = emptyInverse(transposePattern(pattern));
  fill(0, pattern.columnCount);
  return { pattern, patronsOf, counts, offsets };
}

/** The samples of each title's patrons, still to be filled column by column. */
interface Inverse extends Pick<PatronRows, 'patronsOf' | 'counts'> {
  /** Fills columns `from` to before `to`. */
  readonly fill: (from: number, to: number) => void;
}

function emptyInverse(all: SparsePattern): Inverse {
  const counts = all.start.subarray(1).map((end, i) => end - all.start[i]!);
  const start = new Uint32Array(all.rowCount + 1);
  counts.forEach((count, i) => { start[i + 1] = start[i]! + Math.min(count, PATRONS_CAP); });
  const index = new Uint32Array(start[all.rowCount]!);
  return {
    patronsOf: { ...all, start, index }, counts,
    fill(from, to) {
      for (let i = from; i < to; i += 1) {
        const size = Math.min(counts[i]!, PATRONS_CAP);
        for (let p = 0; p < size; p += 1) index[start[i]! + p] = all.index[all.start[i]! + Math.floor((p * counts[i]!) / size)]!;
      }
    },
  };
}
