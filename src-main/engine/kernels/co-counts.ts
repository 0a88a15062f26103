import { createRowWriter } from '../matrix/row-writer.ts';
import { transposePattern, type SparsePattern, type SparseRows } from '../matrix/sparse.ts';
import { TopK } from '../matrix/top-k.ts';
import type { Pacer } from '../pacer.ts';

/** Rows whose columns are to be counted in pairs. */
export interface CoCountTask {
  /** rows × columns: the columns of each row, each once. */
  readonly rows: SparsePattern;
  /** What a row counts: multiples of 1/64 above 0, so that sums up to 2¹⁸ are exact in single precision in any order. */
  readonly weight: Float32Array;
  /** Co-counts kept for a column, the strongest by c_ij / √(c_ii·c_jj); the smaller column among equals. */
  readonly keep: number;
  /** Told now and then which share of the work is done, 0..1. */
  readonly onProgress?: (share: number) => void;
}

/** Weighted co-counts of columns: the Gram matrix XᵀWX of a 0/1 matrix. */
export interface CoCounts {
  /** columns × columns, c_ij = Σ_u w_u·x_ui·x_uj for i ≠ j; row j holds its strongest columns in ascending order. */
  readonly counts: SparseRows;
  /** c_jj, one a column. */
  readonly diagonal: Float32Array;
}

/**
 * Counts how much weight the rows with both of two columns have, for every pair: XᵀWX (engine notes 4.1 M1), cut to the strongest
 * `keep` of each column. Which pairs are cut depends on whole rows only, never on the order of the rows. O(Σ_u h_u²) for histories of
 * length h.
 */
export async function coCounts({ rows, weight, keep, onProgress }: CoCountTask, pacer: Pacer): Promise<CoCounts> {
  const columns = rows.columnCount;
  const of = transposePattern(rows);
  const diagonal = weightedCounts(of, weight);
  const inverse = inverseRoots(diagonal);
  const sums = new Float32Array(columns);
  const touched = new Uint32Array(columns);
  const kept = new Float32Array(columns);
  const best = new TopK(Math.min(keep, columns));
  const writer = createRowWriter(columns, columns);
  for (let j = 0; j < columns; j += 1) {
    let size = 0;
    for (let p = of.start[j]!; p < of.start[j + 1]!; p += 1) {
      if (pacer.due()) {
        onProgress?.(j / columns);
        await pacer.pause();
      }
      const u = of.index[p]!;
      for (let e = rows.start[u]!; e < rows.start[u + 1]!; e += 1) {
        const i = rows.index[e]!;
        if (sums[i] === 0) touched[size++] = i;
        sums[i]! += weight[u]!;
      }
    }
    best.clear();
    for (let t = 0; t < size; t += 1) if (touched[t] !== j) best.offer(touched[t]!, sums[touched[t]!]! * inverse[touched[t]!]!);
    const own = best.indices.slice(0, best.size).sort();
    own.forEach((i, at) => { kept[at] = sums[i]!; });
    writer.add(j, own, kept, own.length);
    for (let t = 0; t < size; t += 1) sums[touched[t]!] = 0;
  }
  return { counts: writer.finish(), diagonal };
}

/** Σ of the weights of each row's entries, for a pattern columns × rows and one weight a row. */
export function weightedCounts(of: SparsePattern, weight: Float32Array): Float32Array {
  const sums = new Float32Array(of.rowCount);
  for (let j = 0; j < of.rowCount; j += 1) {
    let sum = 0;
    for (let e = of.start[j]!; e < of.start[j + 1]!; e += 1) sum += weight[of.index[e]!]!;
    sums[j] = sum;
  }
  return sums;
}

/** 1/√d of each number, 0 where it is 0. */
export function inverseRoots(diagonal: Float32Array): Float32Array {
  return diagonal.map((value) => (value > 0 ? 1 / Math.sqrt(value) : 0));
}
