import type { Dataset } from '../data/dataset.ts';
import { rowLength } from '../data/loan-matrix.ts';

/** What a source and the target have in common before anything is learned. */
export interface Overlap {
  /** Patrons with loans in the source. */
  readonly patrons: number;
  /** Patrons with loans in both. */
  readonly sharedPatrons: number;
  /** Works with lent titles in both. */
  readonly sharedWorks: number;
  /** Distinct target loans that fall on those works. */
  readonly sharedWorkLoans: number;
}

/** Counts what source number `s` shares with the target. */
export function overlapOf({ target, sources, records, patronCount }: Dataset, s: number): Overlap {
  const source = sources[s]!;
  let patrons = 0;
  let sharedPatrons = 0;
  for (let u = 0; u < patronCount; u += 1) {
    if (rowLength(source, u) === 0) continue;
    patrons += 1;
    if (rowLength(target, u) > 0) sharedPatrons += 1;
  }
  const lent = (columns: Uint32Array, work: Uint32Array): Set<number> => {
    const works = new Set<number>();
    for (const column of columns) if (work[column]! > 0) works.add(work[column]!);
    return works;
  };
  const sourceWorks = lent(source.column, records.sources[s]!.work);
  const shared = [...lent(target.column, records.target.work)].filter((work) => sourceWorks.has(work));
  const isShared = new Set(shared);
  let sharedWorkLoans = 0;
  for (const column of target.column) if (isShared.has(records.target.work[column]!)) sharedWorkLoans += 1;
  return { patrons, sharedPatrons, sharedWorks: shared.length, sharedWorkLoans };
}
