import type { Dataset } from '../data/dataset.ts';
import type { Reader } from '../data/reader.ts';
import { stackedOffset } from '../data/stacked.ts';
import { arrayOf, type MethodState, type ScoreTerm, type StateArray } from '../models/method.ts';

/** The columns of the joint ridge: the stacked columns of all domains, where editions of a target title in a source share its column. */
export interface JointColumns {
  /** First stacked column of each source, and the number of stacked columns at the end; none but the target titles without sources. */
  readonly offsets: Uint32Array;
  /** Joint column of each source title, by stacked column less the target titles. */
  readonly columnOf: Uint32Array;
}

/** The joint columns of a data set: a source title whose work is also in the target has the column of that work's first target title. */
export function jointColumns(data: Dataset, withSources: boolean): JointColumns {
  const titles = data.target.columnCount;
  const sources = withSources ? data.sources.length : 0;
  const offsets = Uint32Array.from({ length: sources + 1 }, (_, s) => stackedOffset(data, s));
  const columnOf = Uint32Array.from({ length: offsets[sources]! - titles }, (_, at) => titles + at);
  const firstOf = new Map<number, number>();
  data.records.target.work.forEach((work, column) => { if (work > 0 && !firstOf.has(work)) firstOf.set(work, column); });
  for (let s = 0; s < sources; s += 1) {
    data.records.sources[s]!.work.forEach((work, column) => {
      const same = work > 0 ? firstOf.get(work) : undefined;
      if (same !== undefined) columnOf[offsets[s]! - titles + column] = same;
    });
  }
  return { offsets, columnOf };
}

/** A reader's loan and its joint column. */
export type JointLoan = Pick<ScoreTerm, 'domain' | 'column'> & { readonly joint: number };

/** The reader's loans in the target and in the sources that are heard, target first, each joint column once. */
export function jointLoans({ offsets, columnOf }: JointColumns, reader: Reader, isHeard: (source: number) => boolean = () => true): JointLoan[] {
  const loans: JointLoan[] = Array.from(reader.target, (column) => ({ domain: 'target' as const, column, joint: column }));
  if (offsets.length === 1) return loans;
  const titles = offsets[0]!;
  const seen = new Set<number>(reader.target);
  reader.sources.slice(0, offsets.length - 1).forEach((columns, s) => {
    if (!isHeard(s)) return;
    for (const column of columns) {
      const joint = columnOf[offsets[s]! - titles + column]!;
      if (seen.has(joint)) continue;
      seen.add(joint);
      loans.push({ domain: s, column, joint });
    }
  });
  return loans;
}

/** What the columns are stored as. */
export function saveJointColumns({ offsets, columnOf }: JointColumns): Record<string, StateArray> {
  return { offsets, columnOf };
}

/** The columns `saveJointColumns` wrote. */
export function loadJointColumns(state: MethodState): JointColumns {
  return { offsets: arrayOf(state, 'offsets', Uint32Array), columnOf: arrayOf(state, 'columnOf', Uint32Array) };
}
