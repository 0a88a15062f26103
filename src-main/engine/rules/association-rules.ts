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
  const found: [first: number, second: number, consequent: number, support: number, confidence: number, lift: number][] = [];
  const offer = (first: number, second: number, consequent: number, support: number) => {
    if (!wishes.isConsequent(consequent) || wishes.isPartOf(first, consequent) || (second >= 0 && wishes.isPartOf(second, consequent))) return;
    const confidence = support / supportOf(first, second);
    const lift = confidence / (supportOf(consequent) / wishes.transactions);
    if (lift < wishes.minLift) return;
    const alone = (item: number) => supportOf(Math.min(item, consequent), Math.max(item, consequent)) / supportOf(item);
    if (second >= 0 && confidence < IMPROVEMENT * Math.max(alone(first), alone(second))) return;
    found.push([first, second, consequent, support, confidence, lift]);
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
  found.sort((x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2]);
  return {
    first: Uint32Array.from(found, (rule) => rule[0]), second: Uint32Array.from(found, (rule) => (rule[1] < 0 ? NO_ITEM : rule[1])),
    consequent: Uint32Array.from(found, (rule) => rule[2]), support: Uint32Array.from(found, (rule) => rule[3]),
    confidence: Float32Array.from(found, (rule) => rule[4]), lift: Float32Array.from(found, (rule) => rule[5]),
  };
}

/** Support of single items and pairs. */
function supports({ items, support, size }: Itemsets): (a: number, b?: number) => number {
  const count = items.reduce((most, item) => Math.max(most, item), 0) + 1;
  const known = new Map<number, number>();
  for (let s = 0; s < size; s += 1) if (items[3 * s + 2]! < 0) known.set((items[3 * s + 1]! + 1) * count + items[3 * s]!, support[s]!);
  return (a, b = -1) => known.get((b + 1) * count + a)!;
}
