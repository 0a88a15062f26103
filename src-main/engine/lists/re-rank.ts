import { likeness, nearest, type Tokens } from './likeness.ts';

/** A title that may come onto a list; candidates are handed in best first. */
export interface Candidate {
  readonly column: number;
  readonly tokens: Tokens;
}

/** How far a list may go from the ranking. */
export interface ReRanking<C extends Candidate> {
  /** 0: the ranking as it is; 1: as surprising as the candidates allow. */
  readonly surprise: number;
  /** Records of what the reader has borrowed; a title like them is no surprise. */
  readonly familiar: readonly Tokens[];
  /** Whether a title may stand on the list with those before it; asked anew for every place. */
  readonly admits: (candidate: C, before: readonly C[]) => boolean;
}

/** The share of likeness at the surprising end; beyond it lists fall apart into titles nobody would have ranked. */
const MOST_WEIGHT = 0.7;

/** What the place in the ranking is worth: the discount of nDCG, 1 at the first place. */
export const worth = (place: number): number => 1 / Math.log2(place + 2);

/**
 * A list by maximal marginal relevance (Carbonell & Goldstein 1998): each place goes to the candidate with the greatest
 * (1 − w)·worth(its place in the ranking) − w·½(likeness to what is on the list + likeness to what the reader borrowed), w = 0.7·surprise.
 * Places instead of scores, because scores of different methods do not compare. With surprise 0 it is the ranking without what is not admitted.
 * @param given what stands on the list already
 * @returns at most `count` further candidates, in order
 */
export function reRank<C extends Candidate>(candidates: readonly C[], given: readonly C[], count: number, { surprise, familiar, admits }: ReRanking<C>): C[] {
  const weight = MOST_WEIGHT * surprise;
  const chosen: C[] = [];
  const left = new Set(candidates.keys());
  const known = weight === 0 ? [] : candidates.map(({ tokens }) => nearest(tokens, familiar));
  const like = weight === 0 ? [] : candidates.map(({ tokens }) => nearest(tokens, given.map((one) => one.tokens)));
  while (chosen.length < count) {
    const before = [...given, ...chosen];
    let best = -1;
    let most = -Infinity;
    for (const at of left) {
      const value = weight === 0 ? -at : (1 - weight) * worth(at) - weight * 0.5 * (like[at]! + known[at]!);
      if (value <= most || !admits(candidates[at]!, before)) continue;
      best = at;
      most = value;
      if (weight === 0) break; // the ranking's own order
    }
    if (best < 0) break;
    const next = candidates[best]!;
    left.delete(best);
    chosen.push(next);
    if (weight > 0) for (const at of left) like[at] = Math.max(like[at]!, likeness(candidates[at]!.tokens, next.tokens));
  }
  return chosen;
}
