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
}

/** A rule with two antecedents must be this much surer than with either of them alone (improvement; Bayardo, Agrawal and Gunopulos 1999). */
const IMPROVEMENT = 1.1;

/**
 * Rules A ⇒ j from frequent sets A ∪ {j}: support n_Aj, confidence n_Aj / n_A, lift confidence / (n_j / n); in the order of the antecedents'
 * smaller items.
 */
export function associationRules(sets: Itemsets, wishes: RuleWishes): Rules {
  const supportOf = supports(sets);
  const found: Rule[] = [];
  const offer = (first: number, second: number, consequent: number, support: number) => {
    if (!wishes.isConsequent(consequent) || wishes.isPartOf(first, consequent) || (second >= 0 && wishes.isPartOf(second, consequent))) return;
    const confidence = support / supportOf(first, second);
    const lift = confidence / (supportOf(consequent) / wishes.transactions);
    if (lift < wishes.minLift) return;
    const alone = (item: number) => supportOf(Math.min(item, consequent), Math.max(item, consequent)) / supportOf(item);
    if (second >= 0 && confidence < IMPROVEMENT * Math.max(alone(first), alone(second))) return;
    found.push({ first, second: second < 0 ? NO_ITEM : second, consequent, support, confidence, lift });
  };
  for (let s = 0; s < sets.size; s += 1) {
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
  return rulesFrom(found);
}

/** Rules side by side, in the order of their antecedents and consequents. */
export function rulesFrom(rules: readonly Rule[]): Rules {
  const sorted = [...rules].sort((x, y) => x.first - y.first || x.second - y.second || x.consequent - y.consequent);
  const whole = (key: 'first' | 'second' | 'consequent' | 'support') => Uint32Array.from(sorted, (rule) => rule[key]);
  return {
    first: whole('first'), second: whole('second'), consequent: whole('consequent'), support: whole('support'),
    confidence: Float32Array.from(sorted, ({ confidence }) => confidence), lift: Float32Array.from(sorted, ({ lift }) => lift),
  };
}

/** The first rules, and those of the others that lead from something else or to something else. */
export function joinedRules(rules: Rules, others: Rules): Rules {
  if (others.first.length === 0) return rules;
  const listed = (of: Rules) => Array.from(of.first, (first, r): Rule => ({
    first, second: of.second[r]!, consequent: of.consequent[r]!, support: of.support[r]!, confidence: of.confidence[r]!, lift: of.lift[r]!,
  }));
  const keyOf = ({ first, second, consequent }: Rule) => `${first}:${second}:${consequent}`;
  const known = new Map(listed(rules).map((rule) => [keyOf(rule), rule]));
  for (const rule of listed(others)) if (!known.has(keyOf(rule))) known.set(keyOf(rule), rule);
  return rulesFrom([...known.values()]);
}

/** Support of single items and pairs. */
function supports({ items, support, size }: Itemsets): (a: number, b?: number) => number {
  const count = items.reduce((most, item) => Math.max(most, item), 0) + 1;
  const known = new Map<number, number>();
  for (let s = 0; s < size; s += 1) if (items[3 * s + 2]! < 0) known.set((items[3 * s + 1]! + 1) * count + items[3 * s]!, support[s]!);
  return (a, b = -1) => known.get((b + 1) * count + a)!;
}
