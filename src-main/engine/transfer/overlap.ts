import type { Dataset } from '../data/dataset.ts';
import { rowLength, rowsWhere } from '../data/loan-matrix.ts';
import { columnCounts } from '../matrix/sparse.ts';
import { pairsOf } from '../models/ials.ts';
import type { Pacer } from '../pacer.ts';

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
export async function overlapOf({ target, sources, records }: Dataset, s: number, pacer: Pacer): Promise<Overlap> {
  const source = sources[s]!;
  const patrons = await rowsWhere(source, () => true, pacer);
  const sharedPatrons = patrons.reduce((count, patron) => count + (rowLength(target, patron) > 0 ? 1 : 0), 0);
  const targetLoans = columnCounts(pairsOf(target));
  if (pacer.due()) await pacer.pause();
  const inSource = lentWorks(columnCounts(pairsOf(source)), records.sources[s]!.work);
  if (pacer.due()) await pacer.pause();
  const shared = new Set([...lentWorks(targetLoans, records.target.work)].filter((work) => inSource.has(work)));
  const sharedWorkLoans = targetLoans.reduce((sum, loans, title) => sum + (shared.has(records.target.work[title]!) ? loans : 0), 0);
  return { patrons: patrons.length, sharedPatrons, sharedWorks: shared.size, sharedWorkLoans };
}

function lentWorks(loans: Uint32Array, work: Uint32Array): Set<number> {
  const works = new Set<number>();
  loans.forEach((count, title) => { if (count > 0 && work[title]! > 0) works.add(work[title]!); });
  return works;
}
