import type { DomainId, PatronId } from '#contract/ids.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { domainTitles, domainWorks, worksRead } from '#catalog/repositories/assignments.ts';
import { places } from './load-problem.ts';
import { titlesGone } from './patron-history.ts';

/** What is left out of lists of a domain's titles: a mask over the model's columns. */
export interface LeftOut {
  /** What a patron's list leaves out: titles that have gone since the training, and every edition of a work that she has read in some edition. */
  of(patronId: PatronId): Uint8Array;
  /** The mask with all other editions of what stands on a list twice; null where nothing does. */
  withRepeats(mask: Uint8Array, columns: readonly number[]): Uint8Array | null;
}

/** Prepares what is left out of lists made with a model of these titles. */
export function leftOut(db: ReadableDB, targetTitles: Int32Array, targetId: DomainId): LeftOut {
  const gone = titlesGone(targetTitles, domainTitles(db, targetId));
  const placeOf = places(targetTitles);
  const workOf = new Map<number, number>();
  const columnsOf = new Map<number, number[]>();
  for (const [titleId, workId] of domainWorks(db, targetId)) {
    const column = placeOf[titleId] ?? -1;
    if (column < 0) continue;
    workOf.set(column, workId);
    columnsOf.set(workId, [...(columnsOf.get(workId) ?? []), column]);
  }
  return {
    of(patronId) {
      const columns = worksRead(db, patronId).flatMap((work) => columnsOf.get(work) ?? []);
      return columns.length === 0 ? gone : masked(gone, columns);
    },
    withRepeats(mask, columns) {
      const listed = new Set<number>();
      const repeated = columns.filter((column) => {
        const work = workOf.get(column);
        if (work === undefined) return false;
        if (listed.has(work)) return true;
        listed.add(work);
        return false;
      });
      if (repeated.length === 0) return null;
      const kept = new Set(columns.filter((column) => !repeated.includes(column)));
      return masked(mask, [...listed].flatMap((work) => columnsOf.get(work)!).filter((column) => !kept.has(column)));
    },
  };
}

function masked(mask: Uint8Array, columns: readonly number[]): Uint8Array {
  const longer = mask.slice();
  for (const column of columns) longer[column] = 1;
  return longer;
}
