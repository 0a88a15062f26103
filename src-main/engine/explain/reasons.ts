import type { Explanation } from '../models/method.ts';

/** A loan that speaks for a title, with its share of everything that speaks for it. */
export interface Reason {
  readonly domain: 'target' | number;
  readonly column: number;
  /** 0..1: this loan's contribution ÷ the sum of all positive contributions, the typical readers' part included. */
  readonly share: number;
}

/** The positive side of an explanation. */
export interface Reasons {
  /** At most three, greatest first. */
  readonly top: readonly Reason[];
  /** Positive contributions of source loans ÷ all positive contributions, 0..1. */
  readonly sourceShare: number;
  /** The share of what typical readers borrow (the intercept of the map), 0..1. */
  readonly typicalShare: number;
}

/** Reasons shown with a title. */
const SHOWN = 3;

/** Turns an exact explanation into shares of what speaks for the title (engine notes 4.5). */
export function reasonsOf(explanation: Explanation): Reasons {
  const positive = explanation.terms.filter((term) => term.value > 0);
  const base = Math.max(0, explanation.base);
  const total = positive.reduce((sum, term) => sum + term.value, base);
  if (total <= 0) return { top: [], sourceShare: 0, typicalShare: 0 };
  const source = positive.reduce((sum, term) => sum + (term.domain === 'target' ? 0 : term.value), 0);
  const top = positive.sort((a, b) => b.value - a.value || a.column - b.column).slice(0, SHOWN)
    .map(({ domain, column, value }) => ({ domain, column, share: value / total }));
  return { top, sourceShare: source / total, typicalShare: base / total };
}
