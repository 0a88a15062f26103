import { choleskyFactor, choleskySolve } from '../matrix/cholesky.ts';
import { addTile, chunks, dot, gramPaced, TILE, turnRows } from '../matrix/dense.ts';
import { symmetricEigen } from '../matrix/eigen.ts';
import type { Pacer } from '../pacer.ts';
import type { SideSettings, WeightedPattern } from './train-factors.ts';

/** Loans of one row taken in between two pauses: some milliseconds of work. */
const LONG_ROW = 4096;

/**
 * Turns the fixed side `other` in place into the eigenbasis of its Gram matrix G = YᵀY, and `out`, the side to be solved, with it, so that
 * x·y stays the same for every pair. Returns the eigenvalues, i.e. the diagonal of G in the new basis.
 */
export async function turnSides(other: Float32Array, out: Float32Array, d: number, pacer: Pacer): Promise<Float64Array> {
  const { values, vectors } = symmetricEigen(await gramPaced(other, d, pacer), d);
  for (const side of [other, out]) {
    for (const rows of chunks(side, d)) {
      turnRows(rows, vectors, d);
      if (pacer.due()) await pacer.pause();
    }
  }
  return values;
}

/** The ridge of row u, λ_u = λ(Σ_S w + α₀·n) + μ, n = rows of the other side that have entries. */
export function ridgeOf({ start, weight }: WeightedPattern, u: number, { alpha0, lambda, plainRidge }: SideSettings, active: number): number {
  let sum = start[u + 1]! - start[u]!;
  if (weight !== null) {
    sum = 0;
    for (let e = start[u]!; e < start[u + 1]!; e += 1) sum += weight[e]!;
  }
  return lambda * (sum + alpha0 * active) + plainRidge;
}

/**
 * Solves every row of `out` exactly against the fixed side `other` (one half of an iALS epoch):
 * out_u = (α₀·G + λ_u·I + Σ w·y·yᵀ)⁻¹ Σ w·y, with G diagonal (`turnSides`, `values` its diagonal), so that the fixed part of each system is
 * diagonal, D. Rows with few entries are solved in entry space by the matrix inversion lemma, with W the rows √w·y·D^−½:
 * x = D^−½·Wᵀ(I + W·Wᵀ)⁻¹√w in O(|S|²d), the others in factor space in O(|S|d² + d³/6); both are exact.
 */
export async function solveSide(rows: WeightedPattern, other: Float32Array, out: Float32Array, values: Float64Array, settings: SideSettings, active: number, pacer: Pacer): Promise<void> {
  const d = settings.factors;
  const work = createWorkspace(d);
  for (let u = 0; u < rows.rowCount; u += 1) {
    if (pacer.due()) await pacer.pause();
    const from = rows.start[u]!;
    const size = rows.start[u + 1]! - from;
    if (size === 0) continue;
    setDiagonal(work, settings.alpha0, values, ridgeOf(rows, u, settings, active));
    if (size <= d / 2) solveInLoanSpace(other, rows, from, size, work);
    else if (size <= LONG_ROW) solveInFactorSpace(other, rows, from, size, work);
    else await solveLongRow(other, rows, from, size, work, pacer);
    for (let f = 0, at = u * d; f < d; f += 1) out[at + f] = work.x[f]!;
  }
}

interface Workspace {
  readonly d: number;
  /** λ_u that `diagonal` is made for; it depends on nothing else. */
  ridge: number;
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
  return { d, ridge: -1, diagonal: row(), scale: row(), loans: square(), small: square(), square: square(), side: row(), tile: new Float64Array(TILE * d), x: row() };
}

function setDiagonal(work: Workspace, alpha0: number, values: Float64Array, ridge: number): void {
  if (work.ridge === ridge) return;
  work.ridge = ridge;
  for (let f = 0; f < work.d; f += 1) {
    const value = alpha0 * Math.max(0, values[f]!) + ridge;
    work.diagonal[f] = value;
    work.scale[f] = 1 / Math.sqrt(value);
  }
}

function solveInLoanSpace(other: Float32Array, rows: WeightedPattern, from: number, size: number, { d, scale, loans, small, side, x }: Workspace): void {
  for (let i = 0; i < size; i += 1) {
    const at = rows.index[from + i]! * d;
    const row = i * d;
    const root = rootOf(rows, from + i);
    for (let f = 0; f < d; f += 1) loans[row + f] = root * other[at + f]! * scale[f]!;
    side[i] = root;
    for (let j = 0; j <= i; j += 1) small[i * size + j] = (i === j ? 1 : 0) + dot(loans, row, loans, j * d, d);
  }
  if (size === 1) side[0]! /= small[0]!;
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

function solveInFactorSpace(other: Float32Array, rows: WeightedPattern, from: number, size: number, work: Workspace): void {
  startSystem(work);
  addLoans(other, rows, from, from + size, work);
  choleskyFactor(work.square, work.d);
  choleskySolve(work.square, work.d, work.x);
}

/** The same, pausing: a title half the library borrowed takes longer than a slice. */
async function solveLongRow(other: Float32Array, rows: WeightedPattern, from: number, size: number, work: Workspace, pacer: Pacer): Promise<void> {
  startSystem(work);
  for (let at = from; at < from + size; at += LONG_ROW) {
    if (pacer.due()) await pacer.pause();
    addLoans(other, rows, at, Math.min(from + size, at + LONG_ROW), work);
  }
  choleskyFactor(work.square, work.d);
  choleskySolve(work.square, work.d, work.x);
}

function startSystem({ d, diagonal, square, x }: Workspace): void {
  square.fill(0);
  x.fill(0);
  for (let f = 0; f < d; f += 1) square[f * d + f] = diagonal[f]!;
}

/** Square root of an entry's weight. */
function rootOf({ weight }: WeightedPattern, entry: number): number {
  return weight === null ? 1 : Math.sqrt(weight[entry]!);
}

/** Adds Σ w·z·zᵀ and Σ w·z of the entries, four at a time. */
function addLoans(other: Float32Array, rows: WeightedPattern, from: number, to: number, { d, square, tile, x }: Workspace): void {
  for (let e = from; e < to; e += TILE) {
    if (e + TILE > to) tile.fill(0);
    for (let i = 0; i < TILE && e + i < to; i += 1) {
      const at = rows.index[e + i]! * d;
      const root = rootOf(rows, e + i);
      for (let f = 0; f < d; f += 1) {
        const value = root * other[at + f]!;
        tile[f * TILE + i] = value;
        x[f]! += root * value;
      }
    }
    addTile(square, tile, d);
  }
}
