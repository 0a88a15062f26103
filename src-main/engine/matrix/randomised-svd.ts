import type { WeightedPattern } from '../kernels/train-factors.ts';
import { transposeWeighted } from '../kernels/train-factors.ts';
import type { Pacer } from '../pacer.ts';
import { chunks, gramPaced, turnRows } from './dense.ts';
import { symmetricEigen } from './eigen.ts';
import { fillNormalPaced } from './random.ts';

/** Directions beyond those wanted, and multiplications by AAᵀ: what the paper advises for spectra that fall slowly. */
const OVERSAMPLING = 10;
const POWERS = 3;
/** Part of the greatest eigenvalue of a Gram matrix in single precision below which a direction is noise. */
const NOISE = 1e-10;

/** The leading singular values of a sparse matrix and their right vectors; directions the matrix does not have are zero. */
export interface LeadingSvd {
  /** rank values, descending. */
  readonly values: Float64Array;
  /** columns × rank, row-major: the right singular vectors. */
  readonly right: Float32Array;
}

/**
 * Truncated singular value decomposition by random projection (Halko, Martinsson & Tropp 2011, algorithms 4.4 and 5.1): the range of A is
 * caught by A(AᵀA)^q·Ω with Gaussian Ω, orthonormalised after every product; then BBᵀ for B = QᵀA is decomposed.
 * O((2q + 2)·entries·l + (rows + columns)·l²), l = rank + 10. Deterministic for a seed.
 */
export async function randomisedSvd(matrix: WeightedPattern, rank: number, seed: number, pacer: Pacer): Promise<LeadingSvd> {
  const transposed = await transposeWeighted(matrix, pacer);
  const width = Math.min(rank + OVERSAMPLING, Math.max(1, Math.min(matrix.rowCount, matrix.columnCount)));
  const probe = new Float32Array(matrix.columnCount * width);
  await fillNormalPaced(probe, width, 1, seed, pacer);
  let range = await orthonormal(await multiply(matrix, probe, width, pacer), width, pacer);
  for (let power = 0; power < POWERS; power += 1) {
    const back = await orthonormal(await multiply(transposed, range, width, pacer), width, pacer);
    range = await orthonormal(await multiply(matrix, back, width, pacer), width, pacer);
  }
  const projected = await multiply(transposed, range, width, pacer); // Bᵀ = AᵀQ
  const { values: squares, vectors } = symmetricEigen(await gramPaced(projected, width, pacer), width);
  const order = Uint32Array.from(squares.keys()).sort((a, b) => squares[b]! - squares[a]! || a - b);
  const floor = Math.max(0, squares[order[0]!]!) * NOISE;
  const values = new Float64Array(rank);
  const toRight = new Float64Array(width * width);
  for (let k = 0; k < Math.min(rank, width); k += 1) {
    const square = squares[order[k]!]!;
    if (square <= floor) break;
    values[k] = Math.sqrt(square);
    for (let f = 0; f < width; f += 1) {
      toRight[k * width + f] = vectors[order[k]! * width + f]! / values[k]!;
    }
  }
  await turn(projected, toRight, width, pacer);
  return { values, right: firstColumns(projected, width, rank) };
}

/** A·X for X of `width` columns. */
async function multiply({ rowCount, start, index, weight }: WeightedPattern, x: Float32Array, width: number, pacer: Pacer): Promise<Float32Array> {
  const out = new Float32Array(rowCount * width);
  const sum = new Float64Array(width);
  for (let r = 0; r < rowCount; r += 1) {
    if (pacer.due()) await pacer.pause();
    sum.fill(0);
    for (let e = start[r]!; e < start[r + 1]!; e += 1) {
      const from = index[e]! * width;
      const own = weight === null ? 1 : weight[e]!;
      for (let f = 0; f < width; f += 1) sum[f]! += own * x[from + f]!;
    }
    out.set(sum, r * width);
  }
  return out;
}

/** Makes the columns of Y orthonormal in place, Y·V·Λ^−½ with YᵀY = VΛVᵀ, twice for rounding; directions it does not have become zero. */
async function orthonormal(rows: Float32Array, width: number, pacer: Pacer): Promise<Float32Array> {
  for (let round = 0; round < 2; round += 1) {
    const { values, vectors } = symmetricEigen(await gramPaced(rows, width, pacer), width);
    const floor = values.reduce((most, value) => Math.max(most, value), 0) * NOISE;
    for (let k = 0; k < width; k += 1) {
      const scale = values[k]! > floor ? 1 / Math.sqrt(values[k]!) : 0;
      for (let f = 0; f < width; f += 1) vectors[k * width + f]! *= scale;
    }
    await turn(rows, vectors, width, pacer);
  }
  return rows;
}

async function turn(rows: Float32Array, basis: Float64Array, width: number, pacer: Pacer): Promise<void> {
  for (const piece of chunks(rows, width)) {
    turnRows(piece, basis, width);
    if (pacer.due()) await pacer.pause();
  }
}

function firstColumns(rows: Float32Array, width: number, count: number): Float32Array {
  const out = new Float32Array((rows.length / width) * count);
  const most = Math.min(width, count);
  for (let from = 0, to = 0; from < rows.length; from += width, to += count) out.set(rows.subarray(from, from + most), to);
  return out;
}
