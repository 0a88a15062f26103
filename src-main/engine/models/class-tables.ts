import type { Dataset } from '../data/dataset.ts';
import type { LoanMatrix } from '../data/loan-matrix.ts';
import { oncePer } from '../data/once.ts';
import { transposePaced, type SparsePattern } from '../matrix/sparse.ts';
import type { Pacer } from '../pacer.ts';
import { similarityWeights } from '../transfer/instance-weights.ts';
import { ageWeights } from './age-weights.ts';
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

const countsOf = oncePer<Dataset, string, GroupCounts>();
const readersOf = oncePer<LoanMatrix, SparsePattern, SparsePattern>();

/**
 * Counts what the readers of each class cell of the target (and of the sources) and of each branch borrow in the target. Counts are made
 * once for each data set: those of the target serve both class methods.
 * @param similar whether a source reader counts by likeness to the target's readers
 */
export async function classBasis({ data, seed, pacer }: FitContext, sources: boolean, similar: boolean): Promise<ClassBasis> {
  await pacer.pause();
  const weights = await ageWeights(data.target, data.lastDay, HALF_LIFE_DAYS, pacer);
  const overall = new Float32Array(data.target.columnCount);
  const readers = Math.max(1, await addDecayedCounts(data, HALF_LIFE_DAYS, overall, pacer));
  for (let j = 0; j < overall.length; j += 1) overall[j]! /= readers;
  const domains = [];
  for (const [d, loans] of [data.target, ...(sources ? data.sources : [])].entries()) {
    const cellsOf = await classCells(data, loans, d === 0 ? data.records.target : data.records.sources[d - 1]!, pacer);
    const byLikeness = similar && d > 0;
    const counts = await countsOf(data, byLikeness ? `${d}:${seed}` : `${d}`, async () => {
      const patronWeights = byLikeness ? await similarityWeights(data, d - 1, seed, pacer) : null;
      return groupCounts(data, await readersOf(loans, cellsOf, () => readersOfCells(loans, cellsOf, pacer)), weights, patronWeights, pacer);
    });
    domains.push({ cellsOf, counts });
  }
  return { overall, domains, branches: await countsOf(data, 'branches', async () => groupCounts(data, await readersOfBranches(data, pacer), weights, null, pacer)) };
}

/** The tables of a setting. */
export function classTables({ overall, domains, branches }: ClassBasis, smoothing: number): ClassTables {
  return {
    overall, branches: smoothed(branches, smoothing),
    domains: domains.map(({ cellsOf, counts }) => ({ cellsOf, groups: smoothed(counts, smoothing) })),
  };
}

/** Cells × patrons: who borrowed a title of the cell. */
async function readersOfCells(loans: LoanMatrix, cellsOf: SparsePattern, pacer: Pacer): Promise<SparsePattern> {
  const start = new Uint32Array(loans.rowCount + 1);
  let most = 0;
  for (let e = 0; e < loans.column.length; e += 1) {
    if (e % 1024 === 0 && pacer.due()) await pacer.pause();
    most += cellsOf.start[loans.column[e]! + 1]! - cellsOf.start[loans.column[e]!]!;
  }
  const index = new Uint32Array(most);
  const last = new Int32Array(cellsOf.columnCount).fill(-1);
  let size = 0;
  for (let u = 0; u < loans.rowCount; u += 1) {
    if (u % 16 === 0 && pacer.due()) await pacer.pause();
    for (let e = loans.rowStart[u]!; e < loans.rowStart[u + 1]!; e += 1) {
      for (let c = cellsOf.start[loans.column[e]!]!; c < cellsOf.start[loans.column[e]! + 1]!; c += 1) {
        const cell = cellsOf.index[c]!;
        if (last[cell] === u) continue;
        last[cell] = u;
        index[size++] = cell;
      }
    }
    start[u + 1] = size;
  }
  return transposePaced({ rowCount: loans.rowCount, columnCount: cellsOf.columnCount, start, index: index.slice(0, size) }, pacer);
}

/** Branches × patrons; branch 0, not known, stays empty. */
async function readersOfBranches({ patronCount, patronBranch }: Dataset, pacer: Pacer): Promise<SparsePattern> {
  const branches = patronBranch.reduce((most, branch) => Math.max(most, branch), 0) + 1;
  const start = new Uint32Array(patronCount + 1);
  const index = patronBranch.filter((branch) => branch > 0);
  for (let u = 0; u < patronCount; u += 1) start[u + 1] = start[u]! + (patronBranch[u]! > 0 ? 1 : 0);
  return transposePaced({ rowCount: patronCount, columnCount: branches, start, index: Uint32Array.from(index) }, pacer);
}
