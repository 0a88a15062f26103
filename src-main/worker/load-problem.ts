import type { DomainId } from '#contract/ids.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { domainLoans, domainRecords, domainTitles, patronStandings, unlinkedLoans } from '#catalog/repositories/assignments.ts';
import { dayOf } from '#catalog/repositories/times.ts';
import type { DomainLoans, ProblemInput, UnlinkedLoans } from '#engine/data/problem.ts';
import { createRecordsBuilder } from '#engine/data/records-builder.ts';
import { homeBranches, type BranchNote } from './home-branches.ts';

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
 * Reads the loans of a target and its sources into typed arrays, 12 bytes a loan, and the records of their titles as token numbers.
 * @param until seconds; later loans of every domain are left out
 * @param onTitles told now and then how many titles have been read
 */
export function loadProblem(
  db: ReadableDB, targetId: DomainId, sources: readonly { id: DomainId; name: string }[], until: number | null, signal: AbortSignal,
  onTitles: (done: number) => void = () => undefined,
): LoadedProblem {
  const patrons = patronStandings(db);
  const patronIds = Int32Array.from(patrons, ({ id }) => id);
  const placeOfPatron = places(patronIds);
  const branches = homeBranches(patrons.map(({ branchId }) => branchId));
  const words = createRecordsBuilder();
  let read = 0;
  const load = (domainId: DomainId, note: BranchNote): { titles: Int32Array; loans: DomainLoans } => {
    signal.throwIfAborted();
    const titles = domainTitles(db, domainId);
    words.begin();
    for (const record of domainRecords(db, domainId)) {
      words.add(record);
      read += 1;
      if (read % REPORT_EVERY === 0) onTitles(read);
    }
    return { titles, loans: { titleCount: titles.length, ...loanArrays(domainLoans(db, domainId, until), placeOfPatron, places(titles), note) } };
  };
  const target = load(targetId, () => undefined);
  const loaded = sources.map(({ id, name }) => ({ name, ...load(id, branches.note) }));
  const { records, vocabulary } = words.finish();
  return {
    patronIds, targetTitles: target.titles, sourceTitles: loaded.map(({ titles }) => titles),
    input: {
      patronCount: patronIds.length, patronGroup: Uint16Array.from(patrons, ({ groupId }) => groupId),
      patronBranch: branches.branch, branchKnownFrom: branches.knownFrom, vocabulary,
      target: { ...target.loans, unlinked: unlinkedOf(unlinkedLoans(db, targetId, until), places(target.titles)), records: records[0]! }, sources: loaded.map(({ name, loans }, s) => ({ name, ...loans, records: records[s + 1]! })),
    },
  };
}

function unlinkedOf(loans: ReturnType<typeof unlinkedLoans>, placeOfTitle: Int32Array): UnlinkedLoans {
  const [titles, days, counts]: [number[], number[], number[]] = [[], [], []];
  for (const [titleId, day, count] of loans) {
    titles.push(placeOfTitle[titleId]!);
    days.push(day);
    counts.push(count);
  }
  return { titles: Uint32Array.from(titles), days: Int32Array.from(days), loans: Float32Array.from(counts) };
}

const REPORT_EVERY = 5000;

/** Place of each row id in an ascending list, by row id; -1: not in it. */
export function places(ids: Int32Array): Int32Array {
  const found = new Int32Array((ids.at(-1) ?? 0) + 1).fill(-1);
  ids.forEach((id, place) => { found[id] = place; });
  return found;
}

function loanArrays(loans: ReturnType<typeof domainLoans>, placeOfPatron: Int32Array, placeOfTitle: Int32Array, note: BranchNote): Omit<DomainLoans, 'titleCount'> {
  let size = 0;
  let patrons = new Uint32Array(1024);
  let titles = new Uint32Array(1024);
  let days = new Int32Array(1024);
  for (const [patronId, titleId, loanedAt, branchId] of loans) {
    if (size === patrons.length) {
      patrons = grown(patrons, new Uint32Array(size * 2));
      titles = grown(titles, new Uint32Array(size * 2));
      days = grown(days, new Int32Array(size * 2));
    }
    patrons[size] = placeOfPatron[patronId]!;
    titles[size] = placeOfTitle[titleId]!;
    days[size] = dayOf(loanedAt);
    note(patrons[size]!, days[size]!, branchId);
    size += 1;
  }
  return { patrons: patrons.subarray(0, size), titles: titles.subarray(0, size), days: days.subarray(0, size) };
}

function grown<T extends Uint32Array | Int32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
