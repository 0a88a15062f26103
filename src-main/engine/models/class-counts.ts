import type { Dataset } from '../data/dataset.ts';
import type { SparsePattern, SparseRows } from '../matrix/sparse.ts';
import { TopK } from '../matrix/top-k.ts';
import { createRowWriter } from '../matrix/row-writer.ts';
import type { Pacer } from '../pacer.ts';

/** What the readers of each group of readers borrow in the target. */
export interface GroupCounts {
  /** Readers with target loans in each group. */
  readonly readers: Uint32Array;
  /** Groups × target titles: decayed number of the group's readers who borrowed the title; the most borrowed titles of each group. */
  readonly counts: SparseRows;
}

/** Titles kept for each group. */
const KEPT = 500;

/** Decay of every target pair: 2^(−age / halfLifeDays), age from its last loan to the data set's last day; 0 = no decay. */
export function pairWeights({ target, lastDay }: Dataset, halfLifeDays: number): Float32Array {
  return Float32Array.from(target.lastDay, (day) => (halfLifeDays > 0 ? 2 ** ((day - lastDay) / halfLifeDays) : 1));
}

/**
 * Counts target loans group by group.
 * @param readersOf groups × patrons; patrons without target loans are left out
 * @param weights of the target pairs
 */
export async function groupCounts(data: Dataset, readersOf: SparsePattern, weights: Float32Array, pacer: Pacer): Promise<GroupCounts> {
  const { target } = data;
  const readers = new Uint32Array(readersOf.rowCount);
  const writer = createRowWriter(readersOf.rowCount, target.columnCount);
  const sums = new Float32Array(target.columnCount);
  const touched = new Uint32Array(target.columnCount);
  const top = new TopK(Math.min(KEPT, target.columnCount));
  for (let group = 0; group < readersOf.rowCount; group += 1) {
    let size = 0;
    for (let p = readersOf.start[group]!; p < readersOf.start[group + 1]!; p += 1) {
      if (p % 16 === 0 && pacer.due()) await pacer.pause();
      const u = readersOf.index[p]!;
      if (target.rowStart[u] === target.rowStart[u + 1]) continue;
      readers[group]! += 1;
      for (let e = target.rowStart[u]!; e < target.rowStart[u + 1]!; e += 1) {
        const j = target.column[e]!;
        if (sums[j] === 0) touched[size++] = j;
        sums[j]! += weights[e]!;
      }
    }
    top.clear();
    for (let t = 0; t < size; t += 1) top.offer(touched[t]!, sums[touched[t]!]!);
    const columns = top.indices.slice(0, top.size).sort();
    writer.add(group, columns, Float32Array.from(columns, (j) => sums[j]!), columns.length);
    for (let t = 0; t < size; t += 1) sums[touched[t]!] = 0;
  }
  return { readers, counts: writer.finish() };
}
