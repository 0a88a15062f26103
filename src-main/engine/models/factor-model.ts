import type { FactorSettings } from '../kernels/train-factors.ts';
import { choleskyFactor, choleskySolve } from '../matrix/cholesky.ts';
import { addTile, rowDot, TILE } from '../matrix/dense.ts';

/** A trained factor model of one domain. */
export interface FactorModel {
  readonly settings: FactorSettings;
  /** titles × factors, row-major; all zero for titles without loans. */
  readonly items: Float32Array;
  /** patrons × factors, row-major, all zero for patrons without loans; only there while methods are made of it (`served`). */
  readonly patrons: Float32Array;
  /** Titles with at least one loan: the n of the frequency-scaled ridge. */
  readonly activeTitles: number;
  /** YᵀY, factors × factors, row-major. */
  readonly gram: Float64Array;
}

/** The model without the vectors of its patrons: all that serving takes. */
export function served(model: FactorModel): FactorModel {
  return { ...model, patrons: new Float32Array(0) };
}

/** A patron solved into the factor space. */
export interface FoldIn {
  /** x, length factors. */
  readonly vector: Float64Array;
  /** Cholesky factor of A = α₀·YᵀY + r·I + Σ w_i·y_i·y_iᵀ, factors × factors row-major. */
  readonly factor: Float64Array;
  /** r, the ridge with its precision: the weight of the prior mean. */
  readonly ridge: number;
}

/** What a fold-in may take beside the loans. */
export interface FoldInOptions {
  /** Mean the vector is drawn to, length factors; absent = 0. */
  readonly prior?: Float64Array | null;
  /** Multiplies the ridge where there is a prior; 1 by default. */
  readonly precision?: number;
  /** Confidence of each loan, parallel to the columns; absent = 1. */
  readonly weights?: ArrayLike<number>;
}

/** The fixed side of a solve: vectors row-major, their Gram matrix YᵀY, and how many of them have loans. */
export interface FixedSide {
  readonly vectors: Float32Array;
  readonly gram: Float64Array;
  readonly active: number;
}

/**
 * Solves one patron: x = (α₀YᵀY + r·I + Σ w_i y_i y_iᵀ)⁻¹ (Σ w_i y_i + r·prior), r = λ(Σw + α₀n)·precision (engine notes 4.1 M3);
 * without prior and weights the plain iALS fold-in (Hu, Koren & Volinsky 2008). New loans need no training: the solve is what training ends with.
 */
export function foldIn({ settings, items, gram, activeTitles }: FactorModel, columns: Uint32Array, options: FoldInOptions = {}): FoldIn {
  return solveRow(settings, { vectors: items, gram, active: activeTitles }, columns, options);
}

/** The same against any side: one row of a half epoch. */
export function solveRow({ factors: d, alpha0, lambda }: FactorSettings, side: FixedSide, columns: Uint32Array, { prior = null, precision = 1, weights }: FoldInOptions = {}): FoldIn {
  let whole = 0;
  for (let c = 0; c < columns.length; c += 1) whole += weights ? weights[c]! : 1;
  const ridge = lambda * (whole + alpha0 * side.active) * (prior ? precision : 1);
  const a = new Float64Array(d * d);
  for (let i = 0; i < a.length; i += 1) a[i] = alpha0 * side.gram[i]!;
  const vector = new Float64Array(d);
  if (prior) for (let f = 0; f < d; f += 1) vector[f] = ridge * prior[f]!;
  for (let f = 0; f < d; f += 1) a[f * d + f]! += ridge;
  const tile = new Float64Array(TILE * d);
  for (let c = 0; c < columns.length; c += TILE) {
    if (c + TILE > columns.length) tile.fill(0);
    for (let i = 0; i < TILE && c + i < columns.length; i += 1) {
      const from = columns[c + i]! * d;
      const root = weights ? Math.sqrt(weights[c + i]!) : 1;
      for (let f = 0; f < d; f += 1) {
        const value = root * side.vectors[from + f]!;
        tile[f * TILE + i] = value;
        vector[f]! += root * value;
      }
    }
    addTile(a, tile, d);
  }
  choleskyFactor(a, d);
  choleskySolve(a, d, vector);
  return { vector, factor: a, ridge };
}

/** y_column · vector. */
export function itemDot(items: Float32Array, column: number, vector: Float64Array): number {
  return rowDot(items, column * vector.length, vector);
}
