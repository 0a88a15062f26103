import type { Dataset } from '../data/dataset.ts';
import { rowLength } from '../data/loan-matrix.ts';
import { readerOf, readsSources, type Reader } from '../data/reader.ts';
import { mix } from '../matrix/random.ts';
import { segmentBounds, segmentOf, segments, type Cell, type SegmentId } from './segments.ts';

/** One question to a method: what a reader was known to have borrowed, and what came later. */
export interface TestCase extends Cell {
  readonly patron: number;
  readonly reader: Reader;
  /** Target columns to be found, none of them in the reader's history. */
  readonly relevant: Uint32Array;
}

/** The cold-start question: all source loans known, all target loans hidden. */
export function coldCase(data: Dataset, patron: number): TestCase {
  const full = readerOf(data, patron);
  const reader: Reader = { ...full, target: new Uint32Array(0) };
  return { patron, segment: '0', hasSource: readsSources(reader), reader, relevant: full.target };
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
  return { patron, segment, hasSource: readsSources(reader), reader, relevant };
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
    return [{ patron, segment: segmentOf(known - from), hasSource: readsSources(reader), reader, relevant: data.target.column.subarray(known, last) }];
  });
}
