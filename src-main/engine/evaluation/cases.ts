import type { Dataset } from '../data/dataset.ts';
import { rowLength, type LoanMatrix } from '../data/loan-matrix.ts';
import { readerOf, readsSources, type Reader } from '../data/reader.ts';
import { mix } from '../matrix/random.ts';
import { segmentBounds, segmentOf, segments, type Cell, type SegmentId } from './segments.ts';

/** One question to a method: what a reader was known to have borrowed, and what came later. */
export interface TestCase extends Cell {
  readonly patron: number;
  readonly reader: Reader;
  /** First day of each of the reader's loans, parallel to its columns. */
  readonly days: { readonly target: Int32Array; readonly sources: readonly Int32Array[] };
  /** Target columns to be found, none of them in the reader's history. */
  readonly relevant: Uint32Array;
  /** Target columns neither known nor asked, which are not ranked either. */
  readonly ignored?: Uint32Array;
}

/** The days of a reader whose loans are the first ones of the patron in every domain. */
function daysOf(data: Dataset, patron: number, reader: Reader): TestCase['days'] {
  const first = ({ rowStart, firstDay }: LoanMatrix, count: number) => firstDay.subarray(rowStart[patron]!, rowStart[patron]! + count);
  return { target: first(data.target, reader.target.length), sources: reader.sources.map((columns, s) => first(data.sources[s]!, columns.length)) };
}

/** The cold-start question: all source loans known, all target loans hidden. */
export function coldCase(data: Dataset, patron: number): TestCase {
  const full = readerOf(data, patron);
  const reader: Reader = { ...full, target: new Uint32Array(0) };
  return { patron, segment: '0', hasSource: readsSources(reader), reader, days: daysOf(data, patron, reader), relevant: full.target };
}

/**
 * The question of a reader with a few loans: the earliest r target titles are known (r drawn by seed inside the segment), the later
 * ones are to be found, and source loans after the last known target loan are cut (engine notes 3.2). Null when the patron has too few.
 */
export function revealedCase(data: Dataset, patron: number, segment: SegmentId, seed: number): TestCase | null {
  const { fewest, most } = segmentBounds(segment);
  const greatest = Math.min(most, rowLength(data.target, patron) - 1);
  if (greatest < fewest) return null;
  const revealed = fewest + (mix(seed, patron, fewest) % (greatest - fewest + 1));
  const from = data.target.rowStart[patron]!;
  const lastDay = data.target.firstDay[from + revealed - 1]!;
  const reader = readerOf(data, patron, revealed, lastDay);
  const relevant = data.target.column.subarray(from + revealed, data.target.rowStart[patron + 1]!);
  return { patron, segment, hasSource: readsSources(reader), reader, days: daysOf(data, patron, reader), relevant };
}

/** The question of a reader whose earlier half of target titles is known, and the later half asked; source loans are left out. */
export function revealedHalf(data: Dataset, patron: number): TestCase {
  const known = rowLength(data.target, patron) >> 1;
  const reader: Reader = { ...readerOf(data, patron, known), sources: data.sources.map(() => new Uint32Array(0)) };
  const relevant = data.target.column.subarray(data.target.rowStart[patron]! + known, data.target.rowStart[patron + 1]!);
  return { patron, segment: segmentOf(known), hasSource: false, reader, days: daysOf(data, patron, reader), relevant };
}

/** Every question that can be put about these patrons: one for each of the segments they have enough loans for. */
export function casesOf(data: Dataset, patrons: readonly number[], seed: number, asked: readonly SegmentId[] = segments): TestCase[] {
  return patrons.flatMap((patron) => asked.flatMap((segment) => {
    const made = segment === '0' ? coldCase(data, patron) : revealedCase(data, patron, segment, seed);
    return made ? [made] : [];
  }));
}

/** The questions of a time window: the patron as known before `day`, and the new target titles from then until before `end`. */
export function windowCases(data: Dataset, day: number, end: number, patrons: readonly number[]): TestCase[] {
  return patrons.flatMap((patron): TestCase[] => {
    const from = data.target.rowStart[patron]!;
    const to = data.target.rowStart[patron + 1]!;
    let known = from;
    while (known < to && data.target.firstDay[known]! < day) known += 1;
    let last = known;
    while (last < to && data.target.firstDay[last]! < end) last += 1;
    if (last === known) return [];
    const reader = readerOf(data, patron, known - from, day - 1);
    const days = daysOf(data, patron, reader);
    return [{ patron, segment: segmentOf(known - from), hasSource: readsSources(reader), reader, days, relevant: data.target.column.subarray(known, last) }];
  });
}

/** What becomes of a patron's distinct target titles in a random split, by place in the patron's row: 0 learned from, 1 asked, 2 put aside. */
export type Deal = (patron: number, titles: number) => Uint8Array;

/** The questions of a random split: known what was dealt 0 (and all source loans), asked what was dealt 1. */
export function dealtCases(data: Dataset, patrons: readonly number[], deal: Deal): TestCase[] {
  const { rowStart, column, firstDay } = data.target;
  return patrons.flatMap((patron): TestCase[] => {
    const from = rowStart[patron]!;
    const parts = deal(patron, rowStart[patron + 1]! - from);
    const part = <T extends Uint32Array | Int32Array>(values: T, wanted: number): T => values.subarray(from, from + parts.length).filter((_, at) => parts[at] === wanted) as T;
    const relevant = part(column, 1);
    if (relevant.length === 0) return [];
    const reader: Reader = { ...readerOf(data, patron), target: part(column, 0) };
    const days = { ...daysOf(data, patron, reader), target: part(firstDay, 0) };
    return [{ patron, segment: segmentOf(reader.target.length), hasSource: readsSources(reader), reader, days, relevant, ignored: part(column, 2) }];
  });
}
