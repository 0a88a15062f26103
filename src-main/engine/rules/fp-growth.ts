import type { Pacer } from '../pacer.ts';
import { Itemsets, TooManyItemsets, type MiningLimits } from './itemsets.ts';
import type { Transactions } from './transactions.ts';

/** A prefix tree of transactions (Han, Pei and Yin 2000); nodes are numbers, 0 is the root. */
interface Tree {
  /** Item of each node as its rank, 0 = the most frequent. */
  readonly rank: number[];
  readonly parent: number[];
  readonly count: number[];
  /** Next node of the same item, 0 = none. */
  readonly next: number[];
  /** First node of each rank, 0 = none. */
  readonly head: Int32Array;
  readonly children: Map<number, number>;
}

/**
 * Frequent itemsets of at most three items by FP-growth: transactions are put into a prefix tree with the most frequent items first; the
 * sets that end in an item are read off the paths above its nodes, again as a tree, and so on. The same sets as `apriori`.
 */
export async function fpGrowth(transactions: Transactions, limits: MiningLimits, pacer: Pacer): Promise<Itemsets> {
  const found = new Itemsets();
  const { order, rankOf, support } = ranks(transactions, limits.support);
  const tree = emptyTree(order.length);
  for (let t = 0; t + 1 < transactions.start.length; t += 1) {
    if (t % 64 === 0 && pacer.due()) await pacer.pause();
    const path: number[] = [];
    for (let e = transactions.start[t]!; e < transactions.start[t + 1]!; e += 1) if (rankOf[transactions.item[e]!]! >= 0) path.push(rankOf[transactions.item[e]!]!);
    insert(tree, path.sort((a, b) => a - b), 1);
  }
  const scratch = new Float64Array(order.length);
  for (let last = order.length - 1; last >= 0; last -= 1) {
    if (pacer.due()) await pacer.pause();
    found.add(support[order[last]!]!, order[last]!);
    const pairs = countAbove(tree, last, scratch, limits.support);
    if (pairs.size === 0) continue;
    const above = treeAbove(tree, last, pairs);
    for (const [middle, count] of pairs) {
      found.add(count, order[last]!, order[middle]!);
      for (const [first, both] of countAbove(above, middle, scratch, limits.support)) found.add(both, order[last]!, order[middle]!, order[first]!);
    }
    if (found.size > limits.most) throw new TooManyItemsets();
  }
  return found;
}

/** Items that are frequent by themselves, the most frequent first, and their ranks (−1: not frequent). */
function ranks({ item, itemCount }: Transactions, least: number): { order: number[]; rankOf: Int32Array; support: Uint32Array } {
  const support = new Uint32Array(itemCount);
  for (let e = 0; e < item.length; e += 1) support[item[e]!]! += 1;
  const order: number[] = [];
  for (let i = 0; i < itemCount; i += 1) if (support[i]! >= least) order.push(i);
  order.sort((a, b) => support[b]! - support[a]! || a - b);
  const rankOf = new Int32Array(itemCount).fill(-1);
  order.forEach((i, rank) => { rankOf[i] = rank; });
  return { order, rankOf, support };
}

function emptyTree(items: number): Tree {
  return { rank: [-1], parent: [-1], count: [0], next: [0], head: new Int32Array(items), children: new Map() };
}

/** Adds a path of ascending ranks. */
function insert(tree: Tree, path: readonly number[], count: number): void {
  const items = tree.head.length;
  let node = 0;
  for (const rank of path) {
    const key = node * items + rank;
    let child = tree.children.get(key);
    if (child === undefined) {
      child = tree.rank.length;
      tree.rank.push(rank);
      tree.parent.push(node);
      tree.count.push(0);
      tree.next.push(tree.head[rank]!);
      tree.head[rank] = child;
      tree.children.set(key, child);
    }
    tree.count[child]! += count;
    node = child;
  }
}

/** Support of each rank on the paths above an item's nodes, the frequent ones; `scratch` comes and goes zeroed. */
function countAbove({ head, next, parent, rank, count }: Tree, item: number, scratch: Float64Array, least: number): Map<number, number> {
  const seen: number[] = [];
  for (let node = head[item]!; node !== 0; node = next[node]!) {
    for (let up = parent[node]!; up > 0; up = parent[up]!) {
      if (scratch[rank[up]!] === 0) seen.push(rank[up]!);
      scratch[rank[up]!]! += count[node]!;
    }
  }
  const frequent = new Map<number, number>();
  for (const one of seen) {
    if (scratch[one]! >= least) frequent.set(one, scratch[one]!);
    scratch[one] = 0;
  }
  return frequent;
}

/** The paths above an item's nodes as a tree of the frequent ranks. */
function treeAbove(tree: Tree, item: number, frequent: ReadonlyMap<number, number>): Tree {
  const above = emptyTree(tree.head.length);
  for (let node = tree.head[item]!; node !== 0; node = tree.next[node]!) {
    const path: number[] = [];
    for (let up = tree.parent[node]!; up > 0; up = tree.parent[up]!) if (frequent.has(tree.rank[up]!)) path.push(tree.rank[up]!);
    insert(above, path.reverse(), tree.count[node]!);
  }
  return above;
}
