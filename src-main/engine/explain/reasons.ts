import type { Explanation, ScoreTerm } from '../models/method.ts';

/** A loan that speaks for a title, with its share of everything that speaks for it; what else its term says is carried along. */
export interface Reason extends Omit<ScoreTerm, 'value'> {
  /** 0..1: this loan's contribution ÷ the sum of all positive contributions, the typical readers' part included. */
  readonly share: number;
}

/** The positive side of an explanation. */
export interface Reasons {
  /** At most three, greatest first. */
  readonly loans: readonly Reason[];
  /** Positive contributions of the loans of each source ÷ all positive contributions, 0..1, in the order of the sources. */
  readonly sourceShares: readonly number[];
  /** Their sum. */
  readonly sourceShare: number;
  /** The share of what typical readers borrow (the intercept of the map), 0..1. */
  readonly typicalShare: number;
}

/** Reasons shown with a title. */
const SHOWN = 3;

/** Turns an exact explanation into shares of what speaks for the title, domain by domain (engine notes 4.5). */
export function reasonsOf(explanation: Explanation, sourceCount: number): Reasons {
  const positive = explanation.terms.filter((term) => term.value > 0);
  const base = Math.max(0, explanation.base);
  const total = positive.reduce((sum, term) => sum + term.value, base);
  const sourceShares = new Array<number>(sourceCount).fill(0);
  if (total <= 0) return { loans: [], sourceShares, sourceShare: 0, typicalShare: 0 };
  for (const { domain, value } of positive) if (domain !== 'target') sourceShares[domain]! += value / total;
  const loans = positive.sort((a, b) => b.value - a.value || a.column - b.column).slice(0, SHOWN)
    .map(({ value, ...loan }) => ({ ...loan, share: value / total }));
  return { loans, sourceShares, sourceShare: sourceShares.reduce((sum, share) => sum + share, 0), typicalShare: base / total };
}
