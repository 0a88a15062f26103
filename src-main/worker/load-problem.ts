import type { DomainId } from '#contract/ids.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { domainLoans, domainTitles, patronGroups } from '#catalog/repositories/assignments.ts';
import { dayOf } from '#catalog/repositories/times.ts';
import type { DomainLoans, ProblemInput } from '#engine/data/problem.ts';

/** A problem of the engine with the row ids its numbers stand for. */
export interface LoadedProblem {
  readonly input: ProblemInput;
  /** Patron row ids, ascending; the engine's patron number is the place in it. */
  readonly patronIds: Int32Array;
  /** Title row ids of the target, ascending; the engine's column is the place in it. */
  readonly targetTitles: Int32Array;
  /** The same for each source. */
  readonly sourceTitles: readonly Int32Array[];
}

/**
 * Reads the loans of a target and its sources into typed arrays: 12 bytes a loan.
 * @param until seconds; later loans of every domain are left out
 */
export function loadProblem(db: ReadableDB, targetId: DomainId, sources: readonly { id: DomainId; name: string }[], until: number | null, signal: AbortSignal): LoadedProblem {
  const patrons = patronGroups(db);
  const patronIds = Int32Array.from(patrons, ({ id }) => id);
  const placeOfPatron = places(patronIds);
  const load = (domainId: DomainId): { titles: Int32Array; loans: DomainLoans } => {
    signal.throwIfAborted();
    const titles = domainTitles(db, domainId);
    return { titles, loans: { titleCount: titles.length, ...loanArrays(db, domainId, until, placeOfPatron, places(titles)) } };
  };
  const target = load(targetId);
  const loaded = sources.map(({ id, name }) => ({ name, ...load(id) }));
  return {
    patronIds, targetTitles: target.titles, sourceTitles: loaded.map(({ titles }) => titles),
    input: {
      patronCount: patronIds.length, patronGroup: Uint16Array.from(patrons, ({ groupId }) => groupId), target: target.loans,
      sources: loaded.map(({ name, loans }) => ({ name, ...loans })),
    },
  };
}

/** Place of each row id in an ascending list, by row id; -1: not in it. */
export function places(ids: Int32Array): Int32Array {
  const found = new Int32Array((ids.at(-1) ?? 0) + 1).fill(-1);
  ids.forEach((id, place) => { found[id] = place; });
  return found;
}

function loanArrays(db: ReadableDB, domainId: DomainId, until: number | null, placeOfPatron: Int32Array, placeOfTitle: Int32Array): Omit<DomainLoans, 'titleCount'> {
  let size = 0;
  let patrons = new Uint32Array(1024);
  let titles = new Uint32Array(1024);
  let days = new Int32Array(1024);
  for (const [patronId, titleId, loanedAt] of domainLoans(db, domainId, until)) {
    if (size === patrons.length) {
      patrons = grown(patrons, new Uint32Array(size * 2));
      titles = grown(titles, new Uint32Array(size * 2));
      days = grown(days, new Int32Array(size * 2));
    }
    patrons[size] = placeOfPatron[patronId]!;
    titles[size] = placeOfTitle[titleId]!;
    days[size] = dayOf(loanedAt);
    size += 1;
  }
  return { patrons: patrons.subarray(0, size), titles: titles.subarray(0, size), days: days.subarray(0, size) };
}

function grown<T extends Uint32Array | Int32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
