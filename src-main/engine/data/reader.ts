import type { Dataset } from './dataset.ts';
import type { PatronHistory } from './problem.ts';

/** A patron as the methods see one: distinct columns in time order, domain by domain. */
export interface Reader {
  /** Distinct target columns, earliest first. */
  readonly target: Uint32Array;
  /** Distinct columns of each source, earliest first. */
  readonly sources: readonly Uint32Array[];
  /** Patron group, 0 = none. */
  readonly group: number;
  /** The patron's branch, 0 or absent = not known. */
  readonly branch?: number;
}

/** The reader a stored patron is, using the loans up to `lastDay` in the sources and the first `targetLoans` target titles. */
export function readerOf(data: Dataset, patron: number, targetLoans = Infinity, lastDay = Infinity): Reader {
  const from = data.target.rowStart[patron]!;
  const to = Math.min(data.target.rowStart[patron + 1]!, from + targetLoans);
  const sources = data.sources.map((source) => {
    let end = source.rowStart[patron + 1]!;
    while (end > source.rowStart[patron]! && source.firstDay[end - 1]! > lastDay) end -= 1;
    return source.column.subarray(source.rowStart[patron]!, end);
  });
  const branch = data.branchKnownFrom[patron]! <= lastDay ? data.patronBranch[patron]! : 0;
  return { target: data.target.column.subarray(from, to), sources, group: data.patronGroup[patron] ?? 0, branch };
}

/** The reader a history given at call time is; columns outside the catalogue and repeats are dropped. */
export function readerFromHistory(history: PatronHistory, targetTitles: number, sourceTitles: readonly number[]): Reader {
  const clean = (columns: Uint32Array, days: Int32Array, count: number) => {
    const order = Array.from(columns.keys()).sort((a, b) => (days[a] ?? 0) - (days[b] ?? 0) || columns[a]! - columns[b]!);
    return Uint32Array.from(new Set(order.map((at) => columns[at]!).filter((column) => column < count)));
  };
  return {
    target: clean(history.target.columns, history.target.days, targetTitles),
    sources: sourceTitles.map((count, s) => {
      const own = history.sources[s];
      return own ? clean(own.columns, own.days, count) : new Uint32Array(0);
    }),
    group: history.group ?? 0,
    branch: history.branch ?? 0,
  };
}

/** Whether the reader has any source loan. */
export function readsSources(reader: Reader): boolean {
  return reader.sources.some((columns) => columns.length > 0);
}
