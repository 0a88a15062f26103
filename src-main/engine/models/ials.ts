import type { LoanMatrix } from '../data/loan-matrix.ts';
import type { Kernels } from '../kernels/kernels.ts';
import type { FactorSettings, FactorSolver, WeightedPattern } from '../kernels/train-factors.ts';
import { fillNormalPaced } from '../matrix/random.ts';
import { columnCounts } from '../matrix/sparse.ts';
import type { Pacer } from '../pacer.ts';
import type { FactorModel } from './factor-model.ts';

/** What a training of factors takes beside the pairs and its settings. */
export interface FactorTraining {
  readonly kernels: Kernels;
  readonly pacer: Pacer;
  readonly seed: number;
  readonly solver?: FactorSolver;
  /** Told the objective per observed pair after each epoch. */
  readonly onEpoch?: (epoch: number, loss: number) => void;
}

const SOLVER: FactorSolver = { kind: 'cholesky' };

/**
 * Trains implicit-feedback ALS on the distinct pairs of a domain (engine notes 1.3.5): the objective is that of `kernels.trainFactors`,
 * every pair with weight 1. Factors start at normal deviates of 0.1/√d.
 */
export async function trainFactors(matrix: LoanMatrix, settings: FactorSettings, training: FactorTraining): Promise<FactorModel> {
  return trainWeighted(pairsOf(matrix), settings, training);
}

/** The pairs of a matrix, all of weight 1. */
export function pairsOf({ rowCount, columnCount, rowStart, column }: LoanMatrix): WeightedPattern {
  return { rowCount, columnCount, start: rowStart, index: column, weight: null };
}

/** The same over pairs with weights. */
export async function trainWeighted(pairs: WeightedPattern, settings: FactorSettings, { kernels, pacer, seed, solver = SOLVER, onEpoch = () => undefined }: FactorTraining): Promise<FactorModel> {
  const d = settings.factors;
  const counts = columnCounts(pairs);
  const start = new Float32Array(pairs.columnCount * d);
  await fillNormalPaced(start, d, 0.1 / Math.sqrt(d), seed, pacer);
  counts.forEach((loans, title) => { if (loans === 0) start.fill(0, title * d, (title + 1) * d); });
  const { rows, columns, gram } = await kernels.trainFactors({ pairs, start, settings, solver, onEpoch }, pacer);
  const activeTitles = counts.reduce((count, loans) => count + (loans > 0 ? 1 : 0), 0);
  return { settings, items: columns, patrons: rows, activeTitles, gram };
}
