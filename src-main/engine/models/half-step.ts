import { choleskyFactor, choleskySolve } from '../matrix/cholesky.ts';
import { addTile, chunks, dot, gramPaced, TILE, turnRows } from '../matrix/dense.ts';
import { symmetricEigen } from '../matrix/eigen.ts';
import type { SparsePattern } from '../matrix/sparse.ts';
import type { Pacer } from '../pacer.ts';
import type { FactorSettings } from './factor-model.ts';

/** Loans of one row taken in between two pauses: some milliseconds of work. */
const LONG_ROW = 4096;

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
  const gram = await gramPaced(other, d, pacer);
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
    setDiagonal(work, size, alpha0, values, lambda * (size + alpha0 * active));
    if (size <= d / 2) solveInLoanSpace(other, rows.index, from, size, work);
    else if (size <= LONG_ROW) solveInFactorSpace(other, rows.index, from, size, work);
    else await solveLongRow(other, rows.index, from, size, work, pacer);
    for (let f = 0, at = u * d; f < d; f += 1) out[at + f] = work.x[f]!;
  }
  return values;
}

interface Workspace {
  readonly d: number;
  /** Loans of the row `diagonal` is made for; it depends on nothing else. */
  size: number;
  /** D: the fixed part of the system, and its inverse square root. */
  readonly diagonal: Float64Array;
  readonly scale: Float64Array;
  readonly loans: Float64Array;
  readonly small: Float64Array;
  readonly square: Float64Array;
  readonly side: Float64Array;
  readonly tile: Float64Array;
  readonly x: Float64Array;
}

function createWorkspace(d: number): Workspace {
  const square = () => new Float64Array(d * d);
  const row = () => new Float64Array(d);
  return { d, size: -1, diagonal: row(), scale: row(), loans: square(), small: square(), square: square(), side: row(), tile: new Float64Array(TILE * d), x: row() };
}

function setDiagonal(work: Workspace, size: number, alpha0: number, values: Float64Array, ridge: number): void {
  if (work.size === size) return;
  work.size = size;
  for (let f = 0; f < work.d; f += 1) {
    const value = alpha0 * Math.max(0, values[f]!) + ridge;
    work.diagonal[f] = value;
    work.scale[f] = 1 / Math.sqrt(value);
  }
}

/** With W = Z·D^−½: x = D^−½·Wᵀ(I + W·Wᵀ)⁻¹1. */
function solveInLoanSpace(other: Float32Array, index: Uint32Array, from: number, size: number, { d, scale, loans, small, side, x }: Workspace): void {
  for (let i = 0; i < size; i += 1) {
    const at = index[from + i]! * d;
    const row = i * d;
    for (let f = 0; f < d; f += 1) loans[row + f] = other[at + f]! * scale[f]!;
    for (let j = 0; j <= i; j += 1) small[i * size + j] = (i === j ? 1 : 0) + dot(loans, row, loans, j * d, d);
  }
  side.fill(1, 0, size);
  if (size === 1) side[0] = 1 / small[0]!;
  else {
    choleskyFactor(small, size);
    choleskySolve(small, size, side.subarray(0, size));
  }
  x.fill(0);
  for (let i = 0; i < size; i += 1) {
    const weight = side[i]!;
    for (let f = 0, at = i * d; f < d; f += 1) x[f]! += weight * loans[at + f]!;
  }
  for (let f = 0; f < d; f += 1) x[f]! *= scale[f]!;
}

function solveInFactorSpace(other: Float32Array, index: Uint32Array, from: number, size: number, work: Workspace): void {
  startSystem(work);
  addLoans(other, index, from, from + size, work);
  choleskyFactor(work.square, work.d);
  choleskySolve(work.square, work.d, work.x);
}

/** The same, pausing: a title half the library borrowed takes longer than a slice. */
async function solveLongRow(other: Float32Array, index: Uint32Array, from: number, size: number, work: Workspace, pacer: Pacer): Promise<void> {
  startSystem(work);
  for (let at = from; at < from + size; at += LONG_ROW) {
    if (pacer.due()) await pacer.pause();
    addLoans(other, index, at, Math.min(from + size, at + LONG_ROW), work);
  }
  choleskyFactor(work.square, work.d);
  choleskySolve(work.square, work.d, work.x);
}

function startSystem({ d, diagonal, square, x }: Workspace): void {
  square.fill(0);
  x.fill(0);
  for (let f = 0; f < d; f += 1) square[f * d + f] = diagonal[f]!;
}

/** Adds Σ z·zᵀ and Σ z of the loans, four at a time. */
function addLoans(other: Float32Array, index: Uint32Array, from: number, to: number, { d, square, tile, x }: Workspace): void {
  for (let e = from; e < to; e += TILE) {
    if (e + TILE > to) tile.fill(0);
    for (let i = 0; i < TILE && e + i < to; i += 1) {
      const at = index[e + i]! * d;
      for (let f = 0; f < d; f += 1) {
        const value = other[at + f]!;
        tile[f * TILE + i] = value;
        x[f]! += value;
      }
    }
    addTile(square, tile, d);
  }
}
