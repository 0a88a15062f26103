import type { IgnoredCode, ImportNotice, RejectCode } from '#contract/imports.ts';
import type { BatchCounts } from '#catalog/repositories/import-batches.ts';

/** How chunks are made and their records ordered; another number where that changes. */
const order = 4;

/** How far a batch has come and what it has counted: all that is needed to go on after an interruption. */
export interface BatchState {
  readonly counts: BatchCounts;
  /** The order of `written`. */
  readonly order: number;
  /** Slices of the reader (or chunks of paired events) that are written wholly; of loans that are put aside first, those of which everything else is noted. */
  slices: number;
  /** Of the chunk after them: whether it was begun. */
  begun: boolean;
  /** Blocks of loans that were put aside and are written wholly, and what tells those loans from others. */
  blocks: number;
  sum: number | null;
  /** Records of the chunk or block under way that are written, in the order in which they are. */
  written: number;
  /** The whole file is written. */
  isDone: boolean;
  readonly rejects: Partial<Record<RejectCode, number>>;
  readonly ignored: Partial<Record<IgnoredCode, number>>;
  /** Loans by months since year 0, and those with a patron. */
  readonly months: Record<number, [loans: number, linked: number]>;
  anonymous: number;
  /** What the reading has found so far that the librarian should know. */
  notices: readonly ImportNotice[];
}

export const newState = (): BatchState => ({
  counts: { rows: 0, added: 0, updated: 0, unchanged: 0, rejected: 0, ignored: 0, firstAt: null, lastAt: null }, order,
  slices: 0, begun: false, blocks: 0, sum: null, written: 0, isDone: false, rejects: {}, ignored: {}, months: {}, anonymous: 0, notices: [],
});

/** A state as it was noted. What another version of the program has begun is begun again: what is written already is known again. */
export function notedState(text: string): BatchState {
  const noted = JSON.parse(text) as BatchState;
  return noted.order === order ? noted : newState();
}

/** Begins the writing of loans again: what is written of them is known again, and is counted once. */
export function forgetWritten(state: BatchState): void {
  Object.assign(state, { blocks: 0, written: 0, anonymous: 0, months: {} });
  state.counts.ignored -= state.ignored.refused ?? 0;
  delete state.ignored.refused;
  Object.assign(state.counts, { added: 0, updated: 0, unchanged: 0, firstAt: null, lastAt: null });
}

export function countRejects(state: BatchState, code: RejectCode, rows = 1): void {
  state.rejects[code] = (state.rejects[code] ?? 0) + rows;
  state.counts.rejected += rows;
}

export function countIgnored(state: BatchState, code: IgnoredCode, rows = 1): void {
  state.ignored[code] = (state.ignored[code] ?? 0) + rows;
  state.counts.ignored += rows;
}

/** Counts a loan for the span and the months of the report. */
export function countLoan(state: BatchState, loanedAt: number, isLinked: boolean): void {
  const { counts } = state;
  if (counts.firstAt === null || loanedAt < counts.firstAt) counts.firstAt = loanedAt;
  if (counts.lastAt === null || loanedAt > counts.lastAt) counts.lastAt = loanedAt;
  const month = state.months[monthOf(loanedAt)] ??= [0, 0];
  month[0] += 1;
  if (isLinked) month[1] += 1;
  else state.anonymous += 1;
}

/** Months of the days that were asked for: some thousand in the life of a library. */
const months = new Map<number, number>();

/** Months since year 0. */
function monthOf(seconds: number): number {
  const day = Math.floor(seconds / 86_400);
  let month = months.get(day);
  if (month === undefined) {
    const date = new Date(day * 86_400_000);
    months.set(day, month = date.getUTCFullYear() * 12 + date.getUTCMonth());
  }
  return month;
}
