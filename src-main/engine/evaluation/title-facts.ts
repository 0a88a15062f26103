import type { Dataset } from '../data/dataset.ts';
import { mix } from '../matrix/random.ts';
import { descending } from '../models/column-sums.ts';
import { themesOf, type Themes } from './themes.ts';

/** What is known of the target titles from one training part; nothing of it comes from held-out loans. */
export interface TitleFacts {
  /** Patrons with target loans. */
  readonly patrons: number;
  /** Distinct patrons of each title. */
  readonly counts: Uint32Array;
  /** Loans of each title a year, repeats included. */
  readonly perYear: Float32Array;
  /** Titles by `counts`, the most lent first, and the place of each title in that order. */
  readonly byCount: Uint32Array;
  readonly place: Uint32Array;
  /** Mean number of distinct target titles of a patron who has any, rounded, at least 1. */
  readonly typicalLoans: number;
  readonly themes: Themes | null;
}

/** Shortest time the loans are taken to cover: a rate cannot be read off a few days. */
const SHORTEST_DAYS = 30;

/** Counts the titles of a training part. */
export function titleFacts(data: Dataset): TitleFacts {
  const { target } = data;
  const counts = new Uint32Array(target.columnCount);
  const loans = new Uint32Array(target.columnCount);
  let first = Infinity;
  for (let e = 0; e < target.column.length; e += 1) {
    counts[target.column[e]!]! += 1;
    loans[target.column[e]!]! += target.loanCount[e]!;
    first = Math.min(first, target.firstDay[e]!);
  }
  let patrons = 0;
  for (let u = 0; u < target.rowCount; u += 1) if (target.rowStart[u + 1]! > target.rowStart[u]!) patrons += 1;
  const years = Math.max(SHORTEST_DAYS, data.lastDay - first + 1) / 365.25;
  const byCount = descending(Float32Array.from(counts));
  const place = new Uint32Array(counts.length);
  byCount.forEach((column, at) => { place[column] = at; });
  return {
    patrons, counts, perYear: Float32Array.from(loans, (own) => own / years), byCount, place,
    typicalLoans: Math.max(1, Math.round(patrons > 0 ? target.column.length / patrons : 1)), themes: themesOf(data),
  };
}

/** Places in the order of popularity among which the match of a title is drawn. */
const NEAR = 10;

/**
 * For each title to be found one that is about as popular and was not borrowed, drawn by seed from its neighbours in the order of
 * popularity; the same for every method. Titles may repeat; fewer come back only when everything was borrowed.
 */
export function matchedTitles(facts: TitleFacts, relevant: Uint32Array, borrowed: (column: number) => boolean, seed: number): Uint32Array {
  const { byCount, place } = facts;
  const found: number[] = [];
  for (const column of relevant) {
    const offset = 1 + (mix(seed, column, 53) % NEAR);
    for (let step = 0; step < 2 * byCount.length; step += 1) {
      // outwards from the drawn distance, by turns above and below; the nearer ones come last
      const away = 1 + ((offset - 1 + (step >> 1)) % byCount.length);
      const at = place[column]! + (step % 2 === (mix(seed, column, 59) & 1) ? away : -away);
      const other = byCount[at];
      if (other === undefined || borrowed(other)) continue;
      found.push(other);
      break;
    }
  }
  return Uint32Array.from(found);
}
