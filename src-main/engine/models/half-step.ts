import { choleskyFactor, choleskySolve } from '../matrix/cholesky.ts';
import { dot, gramOf, turnRows } from '../matrix/dense.ts';
import { symmetricEigen } from '../matrix/eigen.ts';
import type { SparsePattern } from '../matrix/sparse.ts';
import type { Pacer } from '../pacer.ts';
import type { FactorSettings } from './factor-model.ts';

const CHUNK_ROWS = 4096;

/**
 * Solves every row of `out` exactly against the fixed side `other` (one half of an iALS epoch):
 * out_u = (α₀·G + λ_u·I + Σ y_i y_iᵀ)⁻¹ Σ y_i, G = YᵀY, λ_u = λ(|S_u| + α₀·n), n = active rows of `other`.
 * G is diagonalised first and `other` turned into its eigenbasis in place (the product of both sides is unchanged), so that
 * the fixed part of each system is diagonal, D. Rows with few loans are then solved in loan space by the matrix inversion lemma,
 * x = D⁻¹Zᵀ(I + Z·D⁻¹·Zᵀ)⁻¹1 in O(|S|²d), the others in factor space in O(|S|d² + d³/6); both are exact.
 * Returns the eigenvalues, i.e. the diagonal of G in the new basis.
 */
export async function solveSide(rows: SparsePattern, other: Float32Array, out: Float32Array, settings: FactorSettings, active: number, pacer: Pacer): Promise<Float64Array> {
  const { factors: d, alpha0, lambda } = settings;
  const gram = new Float64Array(d * d);
  for (const rowsOfOther of chunks(other, d)) {
    gramOf(rowsOfOther, d).forEach((value, at) => { gram[at]! += value; });
    if (pacer.due()) await pacer.pause();
  }
  const { values, vectors } = symmetricEigen(gram, d);
  for (const rowsOfOther of chunks(other, d)) {
    turnRows(rowsOfOther, vectors, d);
    if (pacer.due()) await pacer.pause();
  }
  const work = createWorkspace(d);
  for (let u = 0; u < rows.rowCount; u += 1) {
    if (pacer.due()) await pacer.pause();
    const from = rows.start[u]!;
    const size = rows.start[u + 1]! - from;
    if (size === 0) continue;
    const ridge = lambda * (size + alpha0 * active);
    for (let f = 0; f < d; f += 1) work.diagonal[f] = alpha0 * Math.max(0, values[f]!) + ridge;
    const x = size <= d / 2
      ? solveInLoanSpace(other, rows.index, from, size, work)
      : solveInFactorSpace(other, rows.index, from, size, work);
    for (let f = 0; f < d; f += 1) out[u * d + f] = x[f]!;
  }
  return values;
}

/** The matrix in pieces of some thousand rows, so that a pause is never far. */
function* chunks(matrix: Float32Array, width: number): Generator<Float32Array> {
  const size = CHUNK_ROWS * width;
  for (let from = 0; from < matrix.length; from += size) yield matrix.subarray(from, Math.min(matrix.length, from + size));
}

interface Workspace {
  readonly d: number;
  readonly diagonal: Float64Array;
  readonly loans: Float64Array;
  readonly small: Float64Array;
  readonly square: Float64Array;
  readonly side: Float64Array;
  readonly x: Float64Array;
}

function createWorkspace(d: number): Workspace {
  return {
    d, diagonal: new Float64Array(d), loans: new Float64Array(d * d), small: new Float64Array(d * d),
    square: new Float64Array(d * d), side: new Float64Array(d), x: new Float64Array(d),
  };
}

function solveInLoanSpace(other: Float32Array, index: Uint32Array, from: number, size: number, work: Workspace): Float64Array {
  const { d, diagonal, loans, small, side, x } = work;
  for (let i = 0; i < size; i += 1) {
    const at = index[from + i]! * d;
    for (let f = 0; f < d; f += 1) loans[i * d + f] = other[at + f]!;
  }
  for (let i = 0; i < size; i += 1) {
    const rowI = i * d;
    for (let f = 0; f < d; f += 1) x[f] = loans[rowI + f]! / diagonal[f]!;
    for (let j = 0; j <= i; j += 1) {
      small[i * size + j] = (i === j ? 1 : 0) + dot(x, 0, loans, j * d, d);
    }
  }
  const weights = side.subarray(0, size).fill(1);
  choleskyFactor(small, size);
  choleskySolve(small, size, weights);
  x.fill(0);
  for (let i = 0; i < size; i += 1) for (let f = 0; f < d; f += 1) x[f]! += weights[i]! * loans[i * d + f]!;
  for (let f = 0; f < d; f += 1) x[f]! /= diagonal[f]!;
  return x;
}

function solveInFactorSpace(other: Float32Array, index: Uint32Array, from: number, size: number, work: Workspace): Float64Array {
  const { d, diagonal, square, side, x } = work;
  square.fill(0);
  x.fill(0);
  for (let f = 0; f < d; f += 1) square[f * d + f] = diagonal[f]!;
  for (let i = 0; i < size; i += 1) {
    const at = index[from + i]! * d;
    for (let f = 0; f < d; f += 1) side[f] = other[at + f]!;
    for (let p = 0; p < d; p += 1) {
      const value = side[p]!;
      x[p]! += value;
      for (let q = 0, row = p * d; q <= p; q += 1) square[row + q]! += value * side[q]!;
    }
  }
  choleskyFactor(square, d);
  choleskySolve(square, d, x);
  return x;
}
