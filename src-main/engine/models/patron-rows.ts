import { rowLength, type LoanMatrix } from '../data/loan-matrix.ts';
import { transposePattern, type SparsePattern } from '../matrix/sparse.ts';
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

/** The newest loans, at most 500 a domain, of every patron with target loans. */
export async function patronRows(target: LoanMatrix, sources: readonly LoanMatrix[], pacer: Pacer): Promise<PatronRows> {
  const domains = [target, ...sources];
  const offsets = new Uint32Array(domains.length + 1);
  domains.forEach((domain, d) => { offsets[d + 1] = offsets[d]! + domain.columnCount; });
  const kept = [...Array(target.rowCount).keys()].filter((u) => rowLength(target, u) > 0);
  const start = new Uint32Array(kept.length + 1);
  kept.forEach((u, r) => { start[r + 1] = start[r]! + domains.reduce((sum, domain) => sum + Math.min(HISTORY_CAP, rowLength(domain, u)), 0); });
  const index = new Uint32Array(start[kept.length]!);
  let at = 0;
  for (const u of kept) {
    if (pacer.due()) await pacer.pause();
    domains.forEach((domain, d) => {
      const to = domain.rowStart[u + 1]!;
      for (let e = Math.max(domain.rowStart[u]!, to - HISTORY_CAP); e < to; e += 1) index[at++] = offsets[d]! + domain.column[e]!;
    });
  }
  await pacer.pause();
  return inverted({ rowCount: kept.length, columnCount: offsets[domains.length]!, start, index }, offsets);
}

/** What the rows are stored as. */
export function savePatronRows({ pattern, offsets }: PatronRows): MethodState {
  const arrays: Record<string, StateArray> = { rowStart: pattern.start, rowIndex: pattern.index, offsets };
  return { header: { rows: pattern.rowCount }, arrays };
}

/** The rows `savePatronRows` wrote. */
export function loadPatronRows(state: MethodState): PatronRows {
  const offsets = arrayOf(state, 'offsets', Uint32Array);
  const start = arrayOf(state, 'rowStart', Uint32Array);
  return inverted({ rowCount: numberOf(state, 'rows'), columnCount: offsets[offsets.length - 1]!, start, index: arrayOf(state, 'rowIndex', Uint32Array) }, offsets);
}

function inverted(pattern: SparsePattern, offsets: Uint32Array): PatronRows {
  const all = transposePattern(pattern);
  const counts = all.start.subarray(1).map((end, i) => end - all.start[i]!);
  const start = new Uint32Array(all.rowCount + 1);
  counts.forEach((count, i) => { start[i + 1] = start[i]! + Math.min(count, PATRONS_CAP); });
  const index = new Uint32Array(start[all.rowCount]!);
  counts.forEach((count, i) => {
    const size = Math.min(count, PATRONS_CAP);
    for (let p = 0; p < size; p += 1) index[start[i]! + p] = all.index[all.start[i]! + Math.floor((p * count) / size)]!;
  });
  return { pattern, patronsOf: { ...all, start, index }, counts, offsets };
}
