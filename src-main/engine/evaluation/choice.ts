import { methodOf } from '../methods.ts';
import type { MethodId } from '../models/method.ts';
import { bootstrapInterval, mean, standardError } from './bootstrap.ts';
import { candidateKey, defaultCandidate, type Candidate } from './candidate.ts';
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

/** Goes from the simplest on and moves to a more complex one only when it is better by more than one standard error of the paired difference. */
export function simplestGood(ordered: readonly Scored[]): Scored {
  return ordered.reduce((holder, next) => {
    const difference = Float64Array.from(next.values, (value, u) => value - holder.values[u]!);
    return mean(difference) > standardError(difference) && mean(difference) > 0 ? next : holder;
  });
}

/** Figures of one cell: all candidates over the same patrons. */
export interface CellFigures {
  readonly cell: Cell;
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
export function chooseForCell(figures: CellFigures, inherited: Candidate | null, seed: number): CellChoice {
  const { cell, plain, transfer, plainOnShared } = figures;
  const bestPlain = [...plain.values()].map(bestSetting);
  const bestTransfer = [...transfer.values()].map(bestSetting);
  const patrons = bestPlain[0]?.values.length ?? 0;
  const shared = bestTransfer[0]?.values.length ?? 0;
  const best = [
    ...(patrons >= MIN_CASES ? bestPlain.map((scored) => scored.candidate) : [...plain.keys()].map(defaultCandidate)),
    ...(shared >= MIN_CASES ? bestTransfer.map((scored) => scored.candidate) : [...transfer.keys()].map(defaultCandidate)),
  ];
  if (patrons < MIN_CASES) {
    const fallback = inherited ?? best.find((candidate) => candidate.method === 'popularity')!;
    return { cell, patrons, chosen: fallback, fallback, reason: 'too-few-patrons', best };
  }
  const fallback = simplestGood(bestPlain).candidate;
  if (!cell.hasSource || transfer.size === 0) return { cell, patrons, chosen: fallback, fallback, reason: 'target-only', best };
  if (shared < MIN_CASES) return { cell, patrons: shared, chosen: fallback, fallback, reason: 'too-few-patrons', best };

  const valuesOf = (candidate: Candidate) => plainOnShared.get(candidate.method)!.find((scored) => candidateKey(scored.candidate) === candidateKey(candidate))!.values;
  const beats = (values: Float64Array, other: Candidate) => {
    const reference = valuesOf(other);
    return bootstrapInterval(values.map((value, u) => value - reference[u]!), seed).low > 0;
  };
  const plainBest = (method: MethodId) => bestPlain.find((scored) => scored.candidate.method === method)!.candidate;
  const proved = bestTransfer.filter(({ candidate, values }) =>
    beats(values, plainBest('popularity')) && beats(values, plainBest(methodOf(candidate.method).twin!)));
  const incumbent: Scored = { candidate: fallback, values: valuesOf(fallback) };
  const { candidate: chosen } = simplestGood([incumbent, ...proved]);
  return { cell, patrons: shared, chosen, fallback, reason: chosen === fallback ? 'transfer-not-proved' : 'transfer-proved', best };
}
