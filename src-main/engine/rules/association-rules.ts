import type { Pacer } from '../pacer.ts';
import type { Itemsets } from './itemsets.ts';

/** Rules "who borrowed these also borrowed this" as parallel arrays. */
export interface Rules {
  /** The antecedent's smaller item. */
  readonly first: Uint32Array;
  /** Its greater item; `NO_ITEM` where it has one only. */
  readonly second: Uint32Array;
  readonly consequent: Uint32Array;
  readonly support: Uint32Array;
  readonly confidence: Float32Array;
  readonly lift: Float32Array;
}

/** One rule by itself. */
export interface Rule {
  readonly first: number;
  /** `NO_ITEM` where there is one antecedent only. */
  readonly second: number;
  readonly consequent: number;
  readonly support: number;
  readonly confidence: number;
  readonly lift: number;
}

/** Stands for a missing second item. */
export const NO_ITEM = 0xffffffff;

/** What rules are wanted. */
export interface RuleWishes {
  /** Number of transactions the sets were mined from. */
  readonly transactions: number;
  readonly minLift: number;
  /** Whether an item may be recommended. */
  readonly isConsequent: (item: number) => boolean;
  /** Whether an item says nothing of the consequent because it is part of it (its own class). */
  readonly isPartOf: (item: number, consequent: number) => boolean;
  /** Rules kept for a consequent; absent = 1,000. */
  readonly most?: number;
}

/** A rule with two antecedents must be this much surer than with either of them alone (improvement; Bayardo, Agrawal and Gunopulos 1999). */
const IMPROVEMENT = 1.1;

/** Rules of one mining kept for a consequent where nothing else is said, so that what fires for a reader and what a model holds stay in bounds. */
const MOST_RULES = 1000;

/**
 * Rules A ⇒ j from frequent sets A ∪ {j}: support n_Aj, confidence n_Aj / n_A, lift confidence / (n_j / n); of each consequent the surest
 * `most`. In the order of the antecedents' smaller items.
 */
export async function associationRules(sets: Itemsets, wishes: RuleWishes, pacer: Pacer): Promise<Rules> {
  const supportOf = await supports(sets, pacer);
  const most = wishes.most ?? MOST_RULES;
  const found = new Map<number, Rule[]>();
  const offer = (first: number, second: number, consequent: number, support: number) => {
    if (!wishes.isConsequent(consequent) || wishes.isPartOf(first, consequent) || (second >= 0 && wishes.isPartOf(second, consequent))) return;
    const confidence = support / supportOf(first, second);
    const lift = confidence / (supportOf(consequent) / wishes.transactions);
    if (lift < wishes.minLift) return;
    const alone = (item: number) => supportOf(Math.min(item, consequent), Math.max(item, consequent)) / supportOf(item);
    if (second >= 0 && confidence < IMPROVEMENT * Math.max(alone(first), alone(second))) return;
    const rules = found.get(consequent) ?? [];
    found.set(consequent, rules);
    rules.push({ first, second: second < 0 ? NO_ITEM : second, consequent, support, confidence, lift });
    if (rules.length >= 2 * most + 64) found.set(consequent, surest(rules, most));
  };
  for (let s = 0; s < sets.size; s += 1) {
    if (s % 64 === 0 && pacer.due()) await pacer.pause();
    const [a, b, c] = [sets.items[3 * s]!, sets.items[3 * s + 1]!, sets.items[3 * s + 2]!];
    const support = sets.support[s]!;
    if (c >= 0) {
      offer(b, c, a, support);
      offer(a, c, b, support);
      offer(a, b, c, support);
    } else if (b >= 0) {
      offer(a, -1, b, support);
      offer(b, -1, a, support);
    }
  }
  return rulesFrom(surestOf(found.values(), most), pacer);
}

function* surestOf(lists: Iterable<readonly Rule[]>, most: number): Generator<Rule> {
  for (const rules of lists) yield* surest(rules, most);
}

/** The rules of greatest confidence, then support, then the smaller antecedent. */
function surest(rules: readonly Rule[], most: number): Rule[] {
  if (rules.length <= most) return [...rules];
  return [...rules].sort((x, y) => y.confidence - x.confidence || y.support - x.support || x.first - y.first || x.second - y.second).slice(0, most);
}

/** Rules side by side, in the order of their antecedents and consequents. */
export async function rulesFrom(rules: Iterable<Rule>, pacer: Pacer): Promise<Rules> {
  const byFirst = new Map<number, Rule[]>();
  let size = 0;
  for (const rule of rules) {
    if (size % 256 === 0 && pacer.due()) await pacer.pause();
    size += 1;
    const known = byFirst.get(rule.first);
    if (known) known.push(rule);
    else byFirst.set(rule.first, [rule]);
  }
  const sorted: Rules = {
    first: new Uint32Array(size), second: new Uint32Array(size), consequent: new Uint32Array(size), support: new Uint32Array(size),
    confidence: new Float32Array(size), lift: new Float32Array(size),
  };
  let at = 0;
  for (const first of Uint32Array.from(byFirst.keys()).sort()) {
    if (pacer.due()) await pacer.pause();
    for (const rule of byFirst.get(first)!.sort((x, y) => x.second - y.second || x.consequent - y.consequent)) {
      for (const key of FIGURES) sorted[key][at] = rule[key];
      at += 1;
    }
  }
  return sorted;
}

const FIGURES = ['first', 'second', 'consequent', 'support', 'confidence', 'lift'] as const;

/** The first rules, and those of the others that lead from something else or to something else. */
export async function joinedRules(rules: Rules, others: Rules, pacer: Pacer): Promise<Rules> {
  if (others.first.length === 0) return rules;
  const known = new Map<string, Rule>();
  for (const part of [rules, others]) {
    for (let r = 0; r < part.first.length; r += 1) {
      if (r % 256 === 0 && pacer.due()) await pacer.pause();
      const key = `${part.first[r]!}:${part.second[r]!}:${part.consequent[r]!}`;
      if (known.has(key)) continue;
      known.set(key, { first: part.first[r]!, second: part.second[r]!, consequent: part.consequent[r]!, support: part.support[r]!, confidence: part.confidence[r]!, lift: part.lift[r]! });
    }
  }
  return rulesFrom(known.values(), pacer);
}

/** Support of single items and pairs. */
async function supports({ items, support, size }: Itemsets, pacer: Pacer): Promise<(a: number, b?: number) => number> {
  const count = items.reduce((most, item) => Math.max(most, item), 0) + 1;
  const known = new Map<number, number>();
  for (let s = 0; s < size; s += 1) {
    if (s % 256 === 0 && pacer.due()) await pacer.pause();
    if (items[3 * s + 2]! < 0) known.set((items[3 * s + 1]! + 1) * count + items[3 * s]!, support[s]!);
  }
  return (a, b = -1) => known.get((b + 1) * count + a)!;
}
