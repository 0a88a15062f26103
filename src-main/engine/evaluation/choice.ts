import { methodOf } from '../methods.ts';
import type { MethodId } from '../models/method.ts';
import type { Pacer } from '../pacer.ts';
import { mix } from '../matrix/random.ts';
import { bootstrapInterval, mean, standardError } from './bootstrap.ts';
import { defaultCandidate, type Candidate } from './candidate.ts';
import type { Cell } from './segments.ts';

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
export const MIN_CASES = 20;

/** The best mean among one method's settings; equal means keep the earlier setting. */
export function bestSetting(scored: readonly Scored[]): Scored {
  return scored.reduce((best, next) => (mean(next.values) > mean(best.values) ? next : best));
}

/** Parts the validation patrons are dealt into for `honest`. */
const PARTS = 4;

/**
 * A method's figures free of the luck of picking its best settings on the very patrons it is judged by: each quarter of the patrons
 * gets the values of the setting that was best on the other three quarters. The candidate named is the one best on all.
 */
export function honest(scored: readonly Scored[], patrons: ArrayLike<number>, seed: number): Scored {
  const part = Uint8Array.from(patrons, (patron) => mix(seed, patron) % PARTS);
  const values = new Float64Array(patrons.length);
  for (let p = 0; p < PARTS; p += 1) {
    const others = scored.map(({ candidate, values: own }, at) => ({ candidate, at, values: own.filter((_, u) => part[u] !== p) }));
    const picked = scored[others.reduce((best, next) => (mean(next.values) > mean(best.values) ? next : best)).at]!;
    part.forEach((own, u) => { if (own === p) values[u] = picked.values[u]!; });
  }
  return { candidate: bestSetting(scored).candidate, values };
}

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

/** Figures of one cell: all candidates over the same patrons. */
export interface CellFigures {
  readonly cell: Cell;
  /** The patrons behind `plain`, and those behind `transfer` and `plainOnShared`. */
  readonly patrons: readonly number[];
  readonly sharedPatrons: readonly number[];
  /** Non-transfer candidates by method, simplest first. */
  readonly plain: ReadonlyMap<MethodId, readonly Scored[]>;
  /** Transfer candidates by method, simplest first, over the patrons with source loans. */
  readonly transfer: ReadonlyMap<MethodId, readonly Scored[]>;
  /** Non-transfer candidates over those same patrons, to be compared with. */
  readonly plainOnShared: ReadonlyMap<MethodId, readonly Scored[]>;
}

/**
 * Chooses the method of a cell. A transfer method comes in only if its paired difference to its twin and to popularity has a 95 %
 * interval above 0 (engine notes 3.6 and 4.4) and it beats the best plain candidate by one standard error; else the best plain one
 * stays, and of the plain ones the simplest good one. `inherited` serves where there are too few patrons to tell.
 */
export async function chooseForCell(figures: CellFigures, inherited: Candidate | null, seed: number, pacer: Pacer): Promise<CellChoice> {
  const { cell, plain, transfer, plainOnShared } = figures;
  const bestPlain = [...plain.values()].map((scored) => honest(scored, figures.patrons, seed));
  const bestTransfer = [...transfer.values()].map((scored) => honest(scored, figures.sharedPatrons, seed));
  const patrons = figures.patrons.length;
  const shared = figures.sharedPatrons.length;
  const best = [
    ...(patrons >= MIN_CASES ? bestPlain.map((scored) => scored.candidate) : [...plain.keys()].map(defaultCandidate)),
    ...(shared >= MIN_CASES ? bestTransfer.map((scored) => scored.candidate) : [...transfer.keys()].map(defaultCandidate)),
  ];
  if (patrons < MIN_CASES) {
    const fallback = inherited ?? best.find((candidate) => candidate.method === 'popularity')!;
    return { cell, patrons, chosen: fallback, fallback, reason: 'too-few-patrons', best };
  }
  const fallback = simplestGood(bestPlain.filter(competes)).candidate;
  if (!cell.hasSource || transfer.size === 0) return { cell, patrons, chosen: fallback, fallback, reason: 'target-only', best };
  if (shared < MIN_CASES) return { cell, patrons: shared, chosen: fallback, fallback, reason: 'too-few-patrons', best };

  // a blend may lack its twin where nothing told the plain methods apart: popularity stands in for it
  const plainValues = (method: MethodId) => honest(plainOnShared.get(method) ?? plainOnShared.get('popularity')!, figures.sharedPatrons, seed).values;
  const beats = async (values: Float64Array, other: MethodId) => {
    const reference = plainValues(other);
    return (await bootstrapInterval(values.map((value, u) => value - reference[u]!), seed, pacer)).low > 0;
  };
  const proved: Scored[] = [];
  for (const scored of bestTransfer.filter(competes)) {
    const twin = methodOf(scored.candidate.method).twin!;
    if (await beats(scored.values, 'popularity') && await beats(scored.values, twin)) proved.push(scored);
  }
  const incumbent: Scored = { candidate: fallback, values: plainValues(fallback.method) };
  const { candidate: chosen } = simplestGood([incumbent, ...proved]);
  return { cell, patrons: shared, chosen, fallback, reason: chosen === fallback ? 'transfer-not-proved' : 'transfer-proved', best };
}
