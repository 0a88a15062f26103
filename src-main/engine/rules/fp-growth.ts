import type { Pacer } from '../pacer.ts';
import { Itemsets, TooManyItemsets, type MiningLimits } from './itemsets.ts';
import { prefixTree, type PrefixTree } from './prefix-tree.ts';
import type { Transactions } from './transactions.ts';

/**
 * Frequent itemsets of at most three items by FP-growth (Han, Pei and Yin 2000): transactions stand in a prefix tree, the most frequent items
 * first; the pairs of an item are counted on the paths above its nodes, and the triples of a pair on those of these paths that have both.
 * The same sets as `apriori`.
 */
export async function fpGrowth(transactions: Transactions, limits: MiningLimits, pacer: Pacer): Promise<Itemsets> {
  const found = new Itemsets();
  const tree = await prefixTree(transactions, limits.support, pacer);
  const counter = createCounter(tree.items.length);
  const paths = createPaths(tree.items.length);
  for (let last = tree.items.length - 1; last >= 0; last -= 1) {
    if (pacer.due()) await pacer.pause();
    found.add(tree.support[last]!, tree.items[last]!);
    countAbove(tree, last, counter);
    const pairs = counter.take(limits.support);
    for (const [middle, support] of pairs) found.add(support, tree.items[last]!, tree.items[middle]!);
    if (pairs.length > 1) {
      paths.collect(tree, last, pairs);
      for (const [middle] of pairs) {
        if (pacer.due()) await pacer.pause();
        paths.countBefore(middle, counter);
        for (const [first, support] of counter.take(limits.support)) found.add(support, tree.items[last]!, tree.items[middle]!, tree.items[first]!);
      }
    }
    if (found.size > limits.most) throw new TooManyItemsets();
  }
  return found;
}

/** Counts by rank that are handed over and forgotten. */
interface Counter {
  add(rank: number, count: number): void;
  /** The ranks with at least that count, in ascending order; all counts are 0 again. */
  take(least: number): [rank: number, count: number][];
}

function createCounter(ranks: number): Counter {
  const counts = new Uint32Array(ranks);
  const touched = new Uint32Array(ranks);
  let size = 0;
  return {
    add(rank, count) {
      if (counts[rank] === 0) touched[size++] = rank;
      counts[rank]! += count;
    },
    take(least) {
      const taken: [number, number][] = [];
      for (let t = 0; t < size; t += 1) {
        const rank = touched[t]!;
        if (counts[rank]! >= least) taken.push([rank, counts[rank]!]);
        counts[rank] = 0;
      }
      size = 0;
      return taken.sort((a, b) => a[0] - b[0]);
    },
  };
}

function countAbove({ head, next, parent, rank, count }: PrefixTree, item: number, counter: Counter): void {
  for (let node = head[item]!; node !== 0; node = next[node]!) {
    for (let up = parent[node]!; up !== 0; up = parent[up]!) counter.add(rank[up]!, count[node]!);
  }
}

/** The conditional pattern base of one item: the frequent ranks on the paths above its nodes. */
interface Paths {
  collect(tree: PrefixTree, item: number, frequent: readonly (readonly [rank: number, count: number])[]): void;
  /** Counts the ranks above `middle` on the paths that have it. */
  countBefore(middle: number, counter: Counter): void;
}

function createPaths(ranks: number): Paths {
  const first = new Int32Array(ranks).fill(-1); // place of the last path collected that has the rank
  const wanted = new Uint8Array(ranks);
  let rankAt: number[] = [];
  let countAt: number[] = [];
  let sameRank: number[] = []; // next place with the same rank
  let end: number[] = []; // a path runs from the item upwards: the places after a rank, up to `end`, are those above it
  return {
    collect({ head, next, parent, rank, count }, item, frequent) {
      for (const seen of rankAt) first[seen] = -1;
      [rankAt, countAt, sameRank, end] = [[], [], [], []];
      for (const [one] of frequent) wanted[one] = 1;
      for (let node = head[item]!; node !== 0; node = next[node]!) {
        const from = rankAt.length;
        for (let up = parent[node]!; up !== 0; up = parent[up]!) {
          if (wanted[rank[up]!] === 0) continue;
          sameRank.push(first[rank[up]!]!);
          first[rank[up]!] = rankAt.length;
          rankAt.push(rank[up]!);
          countAt.push(count[node]!);
        }
        for (let place = from; place < rankAt.length; place += 1) end.push(rankAt.length);
      }
      for (const [one] of frequent) wanted[one] = 0;
    },
    countBefore(middle, counter) {
      for (let place = first[middle]!; place >= 0; place = sameRank[place]!) {
        for (let above = place + 1; above < end[place]!; above += 1) counter.add(rankAt[above]!, countAt[place]!);
      }
    },
  };
}
