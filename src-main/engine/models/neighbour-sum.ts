import { cellAt } from '../matrix/sparse.ts';
import { addRow, ColumnSums } from './column-sums.ts';
import type { NeighbourBlock } from './neighbours.ts';
import { arrayOf, numberOf, type MethodState, type ScoreTerm, type StateArray } from './method.ts';

/** Adds weight · Σ_{i in columns} w_ij to the sum of every target title j that has a neighbour in `columns`; all weights are above 0. */
export function addNeighbourScores(block: NeighbourBlock, columns: Uint32Array, weight: number, sums: ColumnSums): void {
  for (const i of columns) addRow(block, i, weight, sums);
}

/** Writes the sums of `add` into `out`, all of them. */
export function writeSums(out: Float32Array, add: (sums: ColumnSums) => void): void {
  const sums = new ColumnSums(out.length);
  add(sums);
  out.set(sums.values);
}

/** The terms `addNeighbourScores` added to one target title; titles that add nothing are left out. */
export function neighbourTerms(block: NeighbourBlock, columns: Uint32Array, weight: number, domain: 'target' | number, column: number): ScoreTerm[] {
  const terms: ScoreTerm[] = [];
  for (const i of columns) {
    const at = cellAt(block, i, column);
    if (at >= 0 && weight !== 0) terms.push({ domain, column: i, value: weight * block.weight[at]! });
  }
  return terms;
}

/** The arrays and the shape of a block, every name led by `prefix`. */
export function saveBlock(block: NeighbourBlock, prefix: string): { header: Record<string, number>; arrays: Record<string, StateArray> } {
  return {
    header: { [`${prefix}Rows`]: block.rowCount, [`${prefix}Columns`]: block.columnCount },
    arrays: { [`${prefix}Start`]: block.start, [`${prefix}Index`]: block.index, [`${prefix}Weight`]: block.weight },
  };
}

/** The block `saveBlock` wrote under that prefix. */
export function loadBlock(state: MethodState, prefix: string): NeighbourBlock {
  return {
    rowCount: numberOf(state, `${prefix}Rows`),
    columnCount: numberOf(state, `${prefix}Columns`),
    start: arrayOf(state, `${prefix}Start`, Uint32Array),
    index: arrayOf(state, `${prefix}Index`, Uint32Array),
    weight: arrayOf(state, `${prefix}Weight`, Float32Array),
  };
}
