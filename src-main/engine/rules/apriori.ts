import type { Pacer } from '../pacer.ts';
import { Itemsets, TooManyItemsets, type MiningLimits } from './itemsets.ts';
import type { Transactions } from './transactions.ts';

/**
 * Frequent itemsets of at most three items by Apriori (Agrawal and Srikant 1994): single items, then pairs of frequent items, then triples all of
 * whose pairs are frequent, each level counted in one pass over the transactions. The same sets as `fpGrowth`, more slowly.
 */
export async function apriori(transactions: Transactions, limits: MiningLimits, pacer: Pacer): Promise<Itemsets> {
  const found = new Itemsets();
  const { start, item, itemCount } = transactions;
  const single = new Uint32Array(itemCount);
  for (let e = 0; e < item.length; e += 1) single[item[e]!]! += 1;
  single.forEach((support, i) => { if (support >= limits.support) found.add(support, i); });

  const pairKey = (a: number, b: number) => a * itemCount + b;
  const frequentOf = (t: number) => [...item.subarray(start[t]!, start[t + 1]!)].filter((i) => single[i]! >= limits.support).sort((a, b) => a - b);
  const pairs = new Map<number, number>();
  for (let t = 0; t + 1 < start.length; t += 1) {
    if (pacer.due()) await pacer.pause();
    const own = frequentOf(t);
    for (let x = 0; x < own.length; x += 1) for (let y = x + 1; y < own.length; y += 1) pairs.set(pairKey(own[x]!, own[y]!), (pairs.get(pairKey(own[x]!, own[y]!)) ?? 0) + 1);
  }
  for (const [key, support] of pairs) {
    if (support < limits.support) pairs.delete(key);
    else found.add(support, Math.floor(key / itemCount), key % itemCount);
  }
  if (found.size > limits.most) throw new TooManyItemsets();

  const triples = new Map<string, { readonly set: readonly [number, number, number]; support: number }>();
  for (let t = 0; t + 1 < start.length; t += 1) {
    if (pacer.due()) await pacer.pause();
    const own = frequentOf(t);
    for (let x = 0; x < own.length; x += 1) {
      for (let y = x + 1; y < own.length; y += 1) {
        if (!pairs.has(pairKey(own[x]!, own[y]!))) continue;
        for (let z = y + 1; z < own.length; z += 1) {
          if (!pairs.has(pairKey(own[x]!, own[z]!)) || !pairs.has(pairKey(own[y]!, own[z]!))) continue;
          const key = `${own[x]!} ${own[y]!} ${own[z]!}`;
          const known = triples.get(key);
          if (known) known.support += 1;
          else triples.set(key, { set: [own[x]!, own[y]!, own[z]!], support: 1 });
        }
      }
    }
  }
  for (const { set, support } of triples.values()) if (support >= limits.support) found.add(support, ...set);
  if (found.size > limits.most) throw new TooManyItemsets();
  return found;
}
