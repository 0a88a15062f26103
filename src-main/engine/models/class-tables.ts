import type { Dataset } from '../data/dataset.ts';
import { transposePattern, type SparsePattern } from '../matrix/sparse.ts';
import { ageWeights, similarityWeights } from '../transfer/instance-weights.ts';
import { classCells } from './class-cells.ts';
import { groupCounts, type GroupCounts } from './class-counts.ts';
import { smoothed, type ClassTables } from './class-model.ts';
import type { FitContext } from './method.ts';
import { addDecayedCounts } from './popularity.ts';

/** Age at which a target loan counts half. */
const HALF_LIFE_DAYS = 365;

/** Branch and class tables before smoothing: what every setting has in common. */
export interface ClassBasis {
  readonly overall: Float32Array;
  readonly domains: readonly { readonly cellsOf: SparsePattern; readonly counts: GroupCounts }[];
  readonly branches: GroupCounts;
}

/**
 * Counts what the readers of each class cell of the target (and of the sources) and of each branch borrow in the target.
 * @param similar whether a source reader counts by likeness to the target's readers
 */
export async function classBasis({ data, seed, pacer }: FitContext, sources: boolean, similar: boolean): Promise<ClassBasis> {
  await pacer.pause();
  const weights = ageWeights(data.target, data.lastDay, HALF_LIFE_DAYS);
  const overall = new Float32Array(data.target.columnCount);
  const readers = Math.max(1, addDecayedCounts(data, HALF_LIFE_DAYS, overall));
  for (let j = 0; j < overall.length; j += 1) overall[j]! /= readers;
  const domains = [];
  for (const [d, loans] of [data.target, ...(sources ? data.sources : [])].entries()) {
    const { cellsOf } = await classCells(data, loans, d === 0 ? data.records.target : data.records.sources[d - 1]!, pacer);
    const patronWeights = similar && d > 0 ? await similarityWeights(data, d - 1, seed, pacer) : null;
    domains.push({ cellsOf, counts: await groupCounts(data, readersOfCells(loans, cellsOf), weights, patronWeights, pacer) });
  }
  return { overall, domains, branches: await groupCounts(data, readersOfBranches(data), weights, null, pacer) };
}

/** The tables of a setting. */
export function classTables({ overall, domains, branches }: ClassBasis, smoothing: number): ClassTables {
  return {
    overall, branches: smoothed(branches, smoothing),
    domains: domains.map(({ cellsOf, counts }) => ({ cellsOf, groups: smoothed(counts, smoothing) })),
  };
}

/** Cells × patrons: who borrowed a title of the cell. */
function readersOfCells(loans: Dataset['target'], cellsOf: SparsePattern): SparsePattern {
  const start = new Uint32Array(loans.rowCount + 1);
  const index: number[] = [];
  const last = new Int32Array(cellsOf.columnCount).fill(-1);
  for (let u = 0; u < loans.rowCount; u += 1) {
    for (let e = loans.rowStart[u]!; e < loans.rowStart[u + 1]!; e += 1) {
      for (let c = cellsOf.start[loans.column[e]!]!; c < cellsOf.start[loans.column[e]! + 1]!; c += 1) {
        const cell = cellsOf.index[c]!;
        if (last[cell] === u) continue;
        last[cell] = u;
        index.push(cell);
      }
    }
    start[u + 1] = index.length;
  }
  return transposePattern({ rowCount: loans.rowCount, columnCount: cellsOf.columnCount, start, index: Uint32Array.from(index) });
}

/** Branches × patrons; branch 0, not known, stays empty. */
function readersOfBranches({ patronCount, patronBranch }: Dataset): SparsePattern {
  const branches = patronBranch.reduce((most, branch) => Math.max(most, branch), 0) + 1;
  const start = new Uint32Array(patronCount + 1);
  const index: number[] = [];
  for (let u = 0; u < patronCount; u += 1) {
    if (patronBranch[u]! > 0) index.push(patronBranch[u]!);
    start[u + 1] = index.length;
  }
  return transposePattern({ rowCount: patronCount, columnCount: branches, start, index: Uint32Array.from(index) });
}
