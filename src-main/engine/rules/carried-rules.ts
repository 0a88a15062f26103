import type { Dataset } from '../data/dataset.ts';
import type { LoanMatrix } from '../data/loan-matrix.ts';
import type { Pacer } from '../pacer.ts';
import { associationRules, joinedRules, NO_ITEM, rulesFrom, type Rule, type Rules } from './association-rules.ts';
import { frequentItemsets } from './mine.ts';
import { BASKET_CAP, type Items, type Transactions } from './transactions.ts';

/** Transactions of the target with the antecedent from which its lift there can be told. */
const ENOUGH = 5;

/**
 * Rules mined among the loans of a source and applied in the target: {a} ⇒ {b} becomes {a} ⇒ {b'}, b' the target's edition of the work b
 * (engine notes 1.3.3, transfer b). Each is tested again on the target's own transactions: where enough of them have the antecedent, the rule
 * keeps only with lift above 1 there, and takes the figures found there; where too few have it, the source's figures stand.
 * Sources without works in common with the target carry nothing.
 */
export async function withCarriedRules(data: Dataset, items: Items, mined: Rules, transactions: Transactions, minLift: number, pacer: Pacer): Promise<Rules> {
  const editions = editionsOf(data.records.target.work);
  const carried: Rule[] = [];
  for (const [s, first] of items.sourceStart.entries()) {
    const work = data.records.sources[s]!.work;
    if (!work.some((one) => one > 0 && editions.has(one))) continue;
    const baskets = await titleBaskets(data.sources[s]!, pacer);
    const { sets } = await frequentItemsets(baskets, false, pacer);
    const rules = await associationRules(sets, {
      transactions: baskets.start.length - 1, minLift, isConsequent: (title) => editions.has(work[title]!), isPartOf: () => false,
    }, pacer);
    for (let r = 0; r < rules.first.length; r += 1) {
      if (rules.second[r] !== NO_ITEM) continue;
      const [a, b] = [rules.first[r]!, rules.consequent[r]!];
      for (const edition of editions.get(work[b]!)!) {
        if (work[a] === work[b]) continue; // an edition of the same work is no recommendation
        carried.push({ first: first + a, second: NO_ITEM, consequent: edition, support: rules.support[r]!, confidence: rules.confidence[r]!, lift: rules.lift[r]! });
      }
    }
    await pacer.pause();
  }
  return joinedRules(mined, await rulesFrom(await retested(carried, transactions, pacer), pacer), pacer);
}

/** Rules that stand the test on other transactions, with the figures found there where these can tell. */
export async function retested(rules: readonly Rule[], { start, item }: Transactions, pacer: Pacer): Promise<Rule[]> {
  const wanted = new Set(rules.flatMap(({ first, consequent }) => [first, consequent]));
  const baskets = new Map<number, number[]>([...wanted].map((one) => [one, []]));
  for (let t = 0; t + 1 < start.length; t += 1) {
    if (t % 256 === 0 && pacer.due()) await pacer.pause();
    for (let e = start[t]!; e < start[t + 1]!; e += 1) baskets.get(item[e]!)?.push(t);
  }
  const stand: Rule[] = [];
  for (const [at, rule] of rules.entries()) {
    if (at % 256 === 0 && pacer.due()) await pacer.pause();
    const [of, other] = [baskets.get(rule.first)!, baskets.get(rule.consequent)!];
    if (of.length < ENOUGH) {
      stand.push(rule);
      continue;
    }
    const both = inCommon(of, other);
    const confidence = both / of.length;
    const lift = other.length === 0 ? 0 : confidence / (other.length / (start.length - 1));
    if (lift > 1) stand.push({ ...rule, support: both, confidence, lift });
  }
  return stand;
}

/** Target titles of each work. */
function editionsOf(work: Uint32Array): Map<number, number[]> {
  const editions = new Map<number, number[]>();
  work.forEach((one, title) => {
    if (one > 0) editions.set(one, [...(editions.get(one) ?? []), title]);
  });
  return editions;
}

/** Every patron's newest titles of one domain as a basket. */
async function titleBaskets(loans: LoanMatrix, pacer: Pacer): Promise<Transactions> {
  const start = [0];
  const item: number[] = [];
  for (let u = 0; u < loans.rowCount; u += 1) {
    if (u % 256 === 0 && pacer.due()) await pacer.pause();
    const [from, to] = [loans.rowStart[u]!, loans.rowStart[u + 1]!];
    if (from === to) continue;
    for (let e = Math.max(from, to - BASKET_CAP); e < to; e += 1) item.push(loans.column[e]!);
    start.push(item.length);
  }
  return { start: Uint32Array.from(start), item: Uint32Array.from(item), itemCount: loans.columnCount };
}

/** Numbers in both of two ascending lists. */
function inCommon(a: readonly number[], b: readonly number[]): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const difference = a[i]! - b[j]!;
    if (difference === 0) count += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return count;
}
