import type { Dataset } from '../data/dataset.ts';
import type { SparsePattern, SparseRows } from '../matrix/sparse.ts';
import { TopK } from '../matrix/top-k.ts';
import { createRowWriter } from '../matrix/row-writer.ts';
import type { Pacer } from '../pacer.ts';

/** What the readers of each group of readers borrow in the target. */
export interface GroupCounts {
  /** Readers with target loans in each group, each counting by weight. */
  readonly readers: Float32Array;
  /** Groups × target titles: decayed number of the group's readers who borrowed the title, each by weight; the most borrowed titles of each group. */
  readonly counts: SparseRows;
}

/** Titles kept for each group. */
const KEPT = 500;

/**
 * Counts target loans group by group.
 * @param readersOf groups × patrons; patrons without target loans are left out
 * @param weights of the target pairs
 * @param patronWeights one a patron row; null: all count alike
 */
export async function groupCounts(data: Dataset, readersOf: SparsePattern, weights: Float32Array, patronWeights: Float32Array | null, pacer: Pacer): Promise<GroupCounts> {
  const { target } = data;
  const readers = new Float32Array(readersOf.rowCount);
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
      const weight = patronWeights === null ? 1 : patronWeights[u]!;
      readers[group]! += weight;
      for (let e = target.rowStart[u]!; e < target.rowStart[u + 1]!; e += 1) {
        const j = target.column[e]!;
        if (sums[j] === 0) touched[size++] = j;
        sums[j]! += weight * weights[e]!;
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
