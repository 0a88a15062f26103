import type { DomainHistory, PatronHistory } from '../data/problem.ts';
import { rankTitles, type RecommendOptions } from '../recommend.ts';
import type { TrainedRecommender } from '../trained.ts';

/** A title of the history: 'target' or the number of the source, and its column there. */
export interface Loan {
  readonly domain: 'target' | number;
  readonly column: number;
}

/**
 * What would have kept a title off the list.
 * `needs`: without these loans it would not be there, with any one of them back it would. `many`: it would take more loans than can be told.
 * `stays`: it would be there even without the loans that speak for it. `not-listed`: it is not on the list as it is.
 */
export type Counterfactual =
  | { readonly kind: 'needs'; readonly loans: readonly Loan[] }
  | { readonly kind: 'many' | 'stays' | 'not-listed' };

/** More loans than this explain nothing to anybody. */
const MOST_LOANS = 8;

/**
 * The loans without which the title of `column` would not be among the first k (engine notes 4.5): the greatest contribution is taken out
 * and the list made again, with the method it would then be made with, until the title is gone; then every loan that can come back
 * without the title coming back comes back. So the set is verified and none of it can be spared, though another might be smaller.
 * Titles taken out are not offered to the reader instead. At most 2·MOST_LOANS + 1 rankings.
 */
export function counterfactual(model: TrainedRecommender, history: PatronHistory, column: number, k: number, options: RecommendOptions = {}): Counterfactual {
  const rank = (without: readonly Loan[]) => rankTitles(model, taken(history, without), k, { exclude: excluding(model.targetTitles, options, without) });
  let ranked = rank([]);
  if (!ranked.columns.includes(column)) return { kind: 'not-listed' };
  let removed: Loan[] = [];
  while (ranked.columns.includes(column)) {
    const { member, scores, reader } = ranked;
    const speaking = member === null || scores[column] === 0 ? [] : member.explain(reader, column).terms.filter(({ value }) => value > 0);
    if (speaking.length === 0) return { kind: 'stays' };
    if (removed.length === MOST_LOANS) return { kind: 'many' };
    const { domain, column: title } = speaking.reduce((best, term) => (term.value > best.value ? term : best));
    removed.push({ domain, column: title });
    ranked = rank(removed);
  }
  for (const loan of removed.slice(0, -1).reverse()) { // the last one was needed when it was taken out
    const fewer = removed.filter((other) => other !== loan);
    if (fewer.length > 0 && !rank(fewer).columns.includes(column)) removed = fewer;
  }
  return { kind: 'needs', loans: removed };
}

function taken(history: PatronHistory, without: readonly Loan[]): PatronHistory {
  const rest = (own: DomainHistory, domain: Loan['domain']): DomainHistory => {
    const gone = new Set(without.filter((loan) => loan.domain === domain).map(({ column }) => column));
    if (gone.size === 0) return own;
    const kept = [...own.columns.keys()].filter((at) => !gone.has(own.columns[at]!));
    return { columns: Uint32Array.from(kept, (at) => own.columns[at]!), days: Int32Array.from(kept, (at) => own.days[at]!) };
  };
  return { ...history, target: rest(history.target, 'target'), sources: history.sources.map(rest) };
}

function excluding(titles: number, { exclude }: RecommendOptions, without: readonly Loan[]): Uint8Array {
  const mask = new Uint8Array(titles);
  if (exclude instanceof Uint8Array) mask.set(exclude.subarray(0, titles));
  else exclude?.forEach((column) => { mask[column] = 1; });
  for (const { domain, column } of without) if (domain === 'target') mask[column] = 1;
  return mask;
}
