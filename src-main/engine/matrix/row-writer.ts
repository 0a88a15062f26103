import type { SparseRows } from './sparse.ts';

/** Collects a sparse matrix row by row in ascending row order, growing as needed. */
export interface RowWriter {
  /** Appends the first `size` entries as the given row. */
  add(row: number, indices: Uint32Array, weights: Float32Array, size: number): void;
  /** The matrix; the writer gives up what it has collected. */
  finish(): SparseRows;
}

/** A writer for a matrix of rowCount × columnCount; every row has to be added once. */
export function createRowWriter(rowCount: number, columnCount: number): RowWriter {
  const start = new Uint32Array(rowCount + 1);
  let index = new Uint32Array(1024);
  let weight = new Float32Array(1024);
  let total = 0;
  let isOpen = true;
  return {
    add(row, indices, weights, size) {
      if (!isOpen) throw new Error('rows-finished');
      if (total + size > index.length) {
        const wider = new Uint32Array(2 * index.length + size);
        wider.set(index);
        index = wider;
        const heavier = new Float32Array(wider.length);
        heavier.set(weight);
        weight = heavier;
      }
      index.set(indices.subarray(0, size), total);
      weight.set(weights.subarray(0, size), total);
      total += size;
      start[row + 1] = total;
    },
    finish() {
      if (!isOpen) throw new Error('rows-finished');
      isOpen = false;
      const indices = index.slice(0, total);
      index = new Uint32Array(0);
      const weights = weight.slice(0, total);
      weight = new Float32Array(0);
      return { rowCount, columnCount, start, index: indices, weight: weights };
    },
  };
}
