import { gramPaced } from '../matrix/dense.ts';
import { transposePaced, transposeRows, type SparsePattern } from '../matrix/sparse.ts';
import type { Pacer } from '../pacer.ts';
import { conjugateSide } from './conjugate-step.ts';
import { solveSide, turnSides } from './half-step.ts';
import { objective } from './objective.ts';

/** Settings of one implicit-feedback factor model. */
export interface FactorSettings {
  /** d, factors a title. */
  readonly factors: number;
  /** α₀, weight of the loans that did not happen. */
  readonly alpha0: number;
  /** λ, ridge before it is scaled by frequency. */
  readonly lambda: number;
  readonly epochs: number;
}

/** The same with μ, as the solvers of a side are given them. */
export interface SideSettings extends FactorSettings {
  readonly plainRidge: number;
}

/** A sparse matrix by rows with a weight for every entry; null: all are 1. */
export interface WeightedPattern extends SparsePattern {
  readonly weight: Float32Array | null;
}

/** How each row's system of equations is solved: exactly, or by so many steps of conjugate gradients from the row's last solution. */
export type FactorSolver = { readonly kind: 'cholesky' } | { readonly kind: 'cg'; readonly steps: number };

/** Pairs to be factorised. */
export interface FactorTask {
  /** Distinct pairs with their confidence w > 0. */
  readonly pairs: WeightedPattern;
  /** columns × factors, row-major: where the columns' vectors start; all zero for columns without entries. */
  readonly start: Float32Array;
  readonly settings: FactorSettings;
  /** μ, a ridge alike for all rows and columns, added to the one that is scaled by frequency; 0 where it is left out. */
  readonly plainRidge?: number;
  readonly solver: FactorSolver;
  /** Told the training objective per pair after each epoch, 1 to `epochs`. */
  readonly onEpoch?: (epoch: number, loss: number) => void;
}

/** Vectors of both sides, row-major; all zero for rows and columns without entries. */
export interface TrainedFactors {
  /** X, rows × factors. */
  readonly rows: Float32Array;
  /** Y, columns × factors. */
  readonly columns: Float32Array;
  /** YᵀY, factors × factors. */
  readonly gram: Float64Array;
}

/**
 * Implicit-feedback alternating least squares on weighted pairs S (Hu, Koren & Volinsky 2008, with the frequency-scaled ridge of Rendle et al. 2022):
 * min Σ_S w(1 − x_u·y_i)² + α₀ Σ_{u,i} (x_u·y_i)² + Σ_u λ_u‖x_u‖² + Σ_i λ_i‖y_i‖², λ_u = λ(Σ_{S_u} w + α₀n) + μ with n the columns that
 * have entries, λ_i alike. An epoch solves the rows, then the columns; the rows are solved once more at the end. The vectors come out in some
 * orthonormal basis: inner products are what is determined.
 */
export async function trainFactors({ pairs, start, plainRidge = 0, solver, onEpoch, ...task }: FactorTask, pacer: Pacer): Promise<TrainedFactors> {
  const settings: SideSettings = { ...task.settings, plainRidge };
  const { factors: d, epochs } = settings;
  const transposed = await transposeWeighted(pairs, pacer);
  const activeRows = activeCount(pairs);
  const activeColumns = activeCount(transposed);
  const columns = start.slice();
  const rows = new Float32Array(pairs.rowCount * d);
  const half = async (by: WeightedPattern, other: Float32Array, out: Float32Array, active: number): Promise<Float64Array> => {
    const values = await turnSides(other, out, d, pacer);
    if (solver.kind === 'cg') await conjugateSide(by, other, out, values, settings, active, solver.steps, pacer);
    else await solveSide(by, other, out, values, settings, active, pacer);
    return values;
  };
  if (pairs.index.length > 0) {
    for (let epoch = 1; epoch <= epochs; epoch += 1) {
      await half(pairs, columns, rows, activeColumns);
      const rowGram = await half(transposed, rows, columns, activeRows);
      onEpoch?.(epoch, await objective({ pairs, transposed, rows, columns, settings, rowGram, activeRows, activeColumns }, pacer));
      await pacer.pause();
    }
    await half(pairs, columns, rows, activeColumns);
  }
  return { rows, columns, gram: await gramPaced(columns, d, pacer) };
}

/** The same pairs by columns. */
export async function transposeWeighted(pairs: WeightedPattern, pacer: Pacer): Promise<WeightedPattern> {
  const { weight } = pairs;
  return weight === null ? { ...await transposePaced(pairs, pacer), weight } : transposeRows({ ...pairs, weight }, pacer);
}

/** Rows that have entries. */
export function activeCount({ rowCount, start }: SparsePattern): number {
  let count = 0;
  for (let r = 0; r < rowCount; r += 1) if (start[r + 1]! > start[r]!) count += 1;
  return count;
}
