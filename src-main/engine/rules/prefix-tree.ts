import type { Pacer } from '../pacer.ts';
import type { Transactions } from './transactions.ts';

/** Transactions as a prefix tree; nodes are numbers, 0 is the root. */
export interface PrefixTree {
  /** Frequent items by rank, 0 the most frequent, and their supports. */
  readonly items: Uint32Array;
  readonly support: Uint32Array;
  /** Of each node: the rank of its item, the node above, the transactions through it, the next node of the same item (0 = none). */
  readonly rank: Uint32Array;
  readonly parent: Uint32Array;
  readonly count: Uint32Array;
  readonly next: Uint32Array;
  /** First node of each rank, 0 = none. */
  readonly head: Uint32Array;
}

/** Puts the frequent items of each transaction, the most frequent first, into a prefix tree; sorted transactions share their beginnings. */
export async function prefixTree({ start, item, itemCount }: Transactions, least: number, pacer: Pacer): Promise<PrefixTree> {
  const counts = new Uint32Array(itemCount);
  for (let e = 0; e < item.length; e += 1) counts[item[e]!]! += 1;
  const items = Uint32Array.from(counts.keys()).filter((one) => counts[one]! >= least).sort((a, b) => counts[b]! - counts[a]! || a - b);
  const rankOf = new Int32Array(itemCount).fill(-1);
  items.forEach((one, rank) => { rankOf[one] = rank; });
  const byFirst = Array.from(items, (): Uint32Array[] => []);
  let total = 0;
  for (let t = 0; t + 1 < start.length; t += 1) {
    if (t % 64 === 0 && pacer.due()) await pacer.pause();
    const path = item.subarray(start[t]!, start[t + 1]!).filter((one) => rankOf[one]! >= 0).map((one) => rankOf[one]!).sort();
    total += path.length;
    if (path.length > 0) byFirst[path[0]!]!.push(path);
  }
  const tree: PrefixTree = {
    items, support: items.map((one) => counts[one]!), rank: new Uint32Array(total + 1), parent: new Uint32Array(total + 1),
    count: new Uint32Array(total + 1), next: new Uint32Array(total + 1), head: new Uint32Array(items.length),
  };
  const branch: number[] = []; // nodes of the path put last
  let nodes = 1;
  let last: Uint32Array | null = null;
  for (const paths of byFirst) {
    if (pacer.due()) await pacer.pause();
    for (const path of paths.sort(byItems)) {
      let depth = 0;
      while (last !== null && depth < path.length && path[depth] === last[depth]) tree.count[branch[depth++]!]! += 1;
      for (; depth < path.length; depth += 1) {
        const rank = path[depth]!;
        tree.rank[nodes] = rank;
        tree.parent[nodes] = depth === 0 ? 0 : branch[depth - 1]!;
        tree.count[nodes] = 1;
        tree.next[nodes] = tree.head[rank]!;
        tree.head[rank] = nodes;
        branch[depth] = nodes;
        nodes += 1;
      }
      last = path;
    }
  }
  return tree;
}

function byItems(a: Uint32Array, b: Uint32Array): number {
  for (let i = 0; i < a.length && i < b.length; i += 1) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
