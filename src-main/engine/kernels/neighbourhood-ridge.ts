import { choleskyFactor, choleskySolve } from '../matrix/cholesky.ts';
import { createRowWriter } from '../matrix/row-writer.ts';
import type { SparseRows } from '../matrix/sparse.ts';
import { TopK } from '../matrix/top-k.ts';
import type { Pacer } from '../pacer.ts';
import { inverseRoots, type CoCounts } from './co-counts.ts';

/** The greatest neighbourhood: places are kept in a byte. */
export const MOST_NEIGHBOURS = 252;

/** Columns to be explained by their neighbours. */
export interface NeighbourhoodRidgeTask {
  readonly coCounts: CoCounts;
  /** The columns j to be explained. */
  readonly targets: Uint32Array;
  /** s_i, one a column: √w of the source the column belongs to; 1 for all without transfer, 0 leaves a column out. */
  readonly scale: Float32Array;
  /** c, neighbours of a target, at most `MOST_NEIGHBOURS`. */
  readonly neighbours: number;
  /** λ of each solution. */
  readonly lambdas: readonly number[];
  /** Told now and then which share of the work is done, 0..1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * A ridge regression of every target column on its c strongest neighbours A: with G = S·XᵀWX·S, S = diag(s), solve
 * (G_AA + λI)·b = G_Aj and return b_i·s_i, so that Σ of the weights of a history's columns is the score. This is SLIM (Ning & Karypis
 * 2011) with a fixed neighbourhood and an L2 penalty alone, or Steck's (2019) Markov random field with one neighbourhood an item; with
 * all columns as neighbours it is EASE (Steck 2019). Strongest by c_ij·s_i/√c_ii, the smaller column among equals; of the counts
 * the pair (i, k), k < i, is read in row i. Returns one matrix targets × columns for each λ. O(targets · c³/3).
 */
export async function neighbourhoodRidge(task: NeighbourhoodRidgeTask, pacer: Pacer): Promise<SparseRows[]> {
  const { targets, scale, lambdas, coCounts: { counts, diagonal } } = task;
  const columns = counts.rowCount;
  const most = Math.min(task.neighbours, MOST_NEIGHBOURS);
  const inverse = inverseRoots(diagonal);
  const place = new Uint8Array(columns);
  const heap = new TopK(most);
  const writers = lambdas.map(() => createRowWriter(targets.length, columns));
  const solved = new Float32Array(most);
  for (const [t, j] of targets.entries()) {
    if (pacer.due()) {
      task.onProgress?.(t / targets.length);
      await pacer.pause();
    }
    heap.clear();
    for (let e = counts.start[j]!; e < counts.start[j + 1]!; e += 1) {
      const i = counts.index[e]!;
      if (scale[i]! > 0) heap.offer(i, Math.fround(counts.weight[e]! * inverse[i]!) * scale[i]!);
    }
    const chosen = heap.indices.slice(0, heap.size).sort();
    const n = chosen.length;
    const system = systemOf(task.coCounts, scale, chosen, place);
    const right = rightOf(counts, scale, chosen, j);
    for (const [l, lambda] of lambdas.entries()) {
      const own = system.slice();
      const b = right.slice();
      for (let p = 0; p < n; p += 1) own[p * n + p]! += lambda;
      choleskyFactor(own, n);
      choleskySolve(own, n, b);
      chosen.forEach((i, p) => { solved[p] = b[p]! * scale[i]!; });
      writers[l]!.add(t, chosen, solved, n);
    }
  }
  return writers.map((writer) => writer.finish());
}

/** G_AA, its lower triangle. */
function systemOf({ counts, diagonal }: CoCounts, scale: Float32Array, chosen: Uint32Array, place: Uint8Array): Float64Array {
  const n = chosen.length;
  const system = new Float64Array(n * n);
  chosen.forEach((i, p) => { place[i] = p + 1; });
  chosen.forEach((i, p) => {
    for (let e = counts.start[i]!; e < counts.start[i + 1]! && counts.index[e]! < i; e += 1) {
      const other = place[counts.index[e]!]!;
      if (other > 0) system[p * n + other - 1] = counts.weight[e]! * scale[i]! * scale[counts.index[e]!]!;
    }
    system[p * n + p] = diagonal[i]! * scale[i]! * scale[i]!;
  });
  chosen.forEach((i) => { place[i] = 0; });
  return system;
}

/** G_Aj of a target, s_j = 1. */
function rightOf(counts: SparseRows, scale: Float32Array, chosen: Uint32Array, j: number): Float64Array {
  let e = counts.start[j]!;
  return Float64Array.from(chosen, (i) => {
    while (counts.index[e]! !== i) e += 1;
    return counts.weight[e]! * scale[i]!;
  });
}
