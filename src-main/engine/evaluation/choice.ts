import { methodOf } from '../methods.ts';
import type { MethodId } from '../models/method.ts';
import type { Pacer } from '../pacer.ts';
import { mean, standardError } from './bootstrap.ts';
import type { Candidate } from '../models/candidate.ts';
import { defaultCandidate } from './fit-candidates.ts';
import type { Cell } from './segments.ts';
import { pairedDifference } from './verdict.ts';

/** Why a cell got the method it has. */
export type ChoiceReason = 'transfer-proved' | 'transfer-not-proved' | 'target-only' | 'too-few-patrons' | 'turned-negative';

/** A candidate with its nDCG@10 patron by patron on validation; for transfer methods over patrons with source loans only. */
export interface Scored {
  readonly candidate: Candidate;
  readonly values: Float64Array;
}

/** What was decided for one cell of the routing table. */
export interface CellChoice {
  readonly cell: Cell;
  /** Validation patrons the decision rests on. */
  readonly patrons: number;
  readonly chosen: Candidate;
  /** The best candidate that transfers nothing: what remains when transfer is refused. */
  readonly fallback: Candidate;
  readonly reason: ChoiceReason;
  /** The best settings of every method. */
  readonly best: readonly Candidate[];
}

/** Validation patrons below which nothing is decided from figures. */
const MIN_CASES = 20;

/** Goes from the simplest on and moves to a more complex one only when it is better by more than one standard error of the paired difference. */
export function simplestGood(ordered: readonly Scored[]): Scored {
  return ordered.reduce((holder, next) => {
    const difference = Float64Array.from(next.values, (value, u) => value - holder.values[u]!);
    return mean(difference) > standardError(difference) && mean(difference) > 0 ? next : holder;
  });
}

/** Whether a candidate may be put to use at all. */
function competes({ candidate }: Scored): boolean {
  return methodOf(candidate.method).competes !== false;
}

/** Figures of one cell: all methods over the same patrons. */
export interface CellFigures {
  readonly cell: Cell;
  /** The patrons behind `plain`, and those behind `transfer` and `plainOnShared`. */
  readonly patrons: readonly number[];
  readonly sharedPatrons: readonly number[];
  /** Non-transfer methods, simplest first, each with the settings that were picked on other patrons. */
  readonly plain: ReadonlyMap<MethodId, Scored>;
  /** Transfer methods, simplest first, over the patrons with source loans. */
  readonly transfer: ReadonlyMap<MethodId, Scored>;
  /** Non-transfer methods over those same patrons, to be compared with. */
  readonly plainOnShared: ReadonlyMap<MethodId, Scored>;
}

/**
 * Chooses the method of a cell. A transfer method comes in only if its paired difference to its twin and to popularity is
 * positive (`pairedDifference`) (engine notes 3.6 and 4.4) and it beats the best plain candidate by one standard error; else the best plain one
 * stays, and of the plain ones the simplest good one. `inherited` serves where there are too few patrons to tell.
 */
export async function chooseForCell(figures: CellFigures, inherited: Candidate | null, seed: number, pacer: Pacer): Promise<CellChoice> {
  const { cell, plain, transfer, plainOnShared } = figures;
  const patrons = figures.patrons.length;
  const shared = figures.sharedPatrons.length;
  const best = [
    ...(patrons >= MIN_CASES ? [...plain.values()].map((scored) => scored.candidate) : [...plain.keys()].map(defaultCandidate)),
    ...(shared >= MIN_CASES ? [...transfer.values()].map((scored) => scored.candidate) : [...transfer.keys()].map(defaultCandidate)),
  ];
  if (patrons < MIN_CASES) {
    const fallback = inherited ?? best.find((candidate) => candidate.method === 'popularity')!;
    return { cell, patrons, chosen: fallback, fallback, reason: 'too-few-patrons', best };
  }
  const fallback = simplestGood([...plain.values()].filter(competes)).candidate;
  if (!cell.hasSource || transfer.size === 0) return { cell, patrons, chosen: fallback, fallback, reason: 'target-only', best };
  if (shared < MIN_CASES) return { cell, patrons: shared, chosen: fallback, fallback, reason: 'too-few-patrons', best };

  // a blend may lack its twin where nothing told the plain methods apart: popularity stands in for it
  const plainValues = (method: MethodId) => (plainOnShared.get(method) ?? plainOnShared.get('popularity')!).values;
  const beats = async (values: Float64Array, other: MethodId) => (await pairedDifference(values, plainValues(other), seed, pacer)).verdict === 'positive';
  const proved: Scored[] = [];
  for (const scored of [...transfer.values()].filter(competes)) {
    const twin = methodOf(scored.candidate.method).twin!;
    if (await beats(scored.values, 'popularity') && await beats(scored.values, twin)) proved.push(scored);
  }
  const incumbent: Scored = { candidate: fallback, values: plainValues(fallback.method) };
  const { candidate: chosen } = simplestGood([incumbent, ...proved]);
  return { cell, patrons: shared, chosen, fallback, reason: chosen === fallback ? 'transfer-not-proved' : 'transfer-proved', best };
}
