import { choleskyFactor, choleskySolve } from '../matrix/cholesky.ts';
import { addTile, TILE } from '../matrix/dense.ts';
import type { Pacer } from '../pacer.ts';

/** A linear map with intercept between factor spaces: mapped = Wᵀ·source + intercept. */
export interface RidgeMap {
  /** Source width × target width, row-major. */
  readonly weights: Float64Array;
  /** Length target width. */
  readonly intercept: Float64Array;
}

/**
 * Ridge regression of `target` rows (rowCount × targetWidth) on `source` rows (rowCount × sourceWidth) with an unpenalised
 * intercept: both sides are centred, W = (AᵀA + r·I)⁻¹AᵀB with r = strength · tr(AᵀA)/sourceWidth, intercept = mean(B) − Wᵀ·mean(A)
 * (engine notes 4.1 M3; EMCDR, Man et al. 2017). Arrays are row-major.
 */
export async function fitRidgeMap(source: Float64Array, target: Float64Array, rowCount: number, sourceWidth: number, targetWidth: number, pacer: Pacer, strength = 0.01): Promise<RidgeMap> {
  const sourceMean = columnMeans(source, rowCount, sourceWidth);
  const targetMean = columnMeans(target, rowCount, targetWidth);
  const width = sourceWidth + targetWidth;
  const joint = new Float64Array(width * width); // of (A, B): AᵀA above, BᵀA below it
  const tile = new Float64Array(TILE * width);
  for (let from = 0; from < rowCount; from += TILE) {
    if (pacer.due()) await pacer.pause();
    tile.fill(0);
    for (let i = 0; i < TILE && from + i < rowCount; i += 1) {
      const row = from + i;
      for (let p = 0; p < sourceWidth; p += 1) tile[p * TILE + i] = source[row * sourceWidth + p]! - sourceMean[p]!;
      for (let q = 0; q < targetWidth; q += 1) tile[(sourceWidth + q) * TILE + i] = target[row * targetWidth + q]! - targetMean[q]!;
    }
    addTile(joint, tile, width);
  }
  const normal = new Float64Array(sourceWidth * sourceWidth);
  for (let p = 0; p < sourceWidth; p += 1) for (let k = 0; k <= p; k += 1) normal[p * sourceWidth + k] = joint[p * width + k]!;
  let trace = 0;
  for (let p = 0; p < sourceWidth; p += 1) trace += normal[p * sourceWidth + p]!;
  const ridge = (strength * trace) / sourceWidth + 1e-9;
  for (let p = 0; p < sourceWidth; p += 1) normal[p * sourceWidth + p]! += ridge;
  choleskyFactor(normal, sourceWidth);
  const weights = new Float64Array(sourceWidth * targetWidth);
  const intercept = targetMean.slice();
  const right = new Float64Array(sourceWidth);
  for (let q = 0; q < targetWidth; q += 1) {
    for (let p = 0; p < sourceWidth; p += 1) right[p] = joint[(sourceWidth + q) * width + p]!;
    choleskySolve(normal, sourceWidth, right);
    for (let p = 0; p < sourceWidth; p += 1) {
      weights[p * targetWidth + q] = right[p]!;
      intercept[q]! -= right[p]! * sourceMean[p]!;
    }
  }
  return { weights, intercept };
}

/** Wᵀ·source + intercept. */
export function applyRidgeMap(map: RidgeMap, source: Float64Array): Float64Array {
  const out = map.intercept.slice();
  const width = out.length;
  for (let p = 0; p < source.length; p += 1) {
    const value = source[p]!;
    if (value === 0) continue;
    for (let q = 0; q < width; q += 1) out[q]! += value * map.weights[p * width + q]!;
  }
  return out;
}

/** W·direction: how much each source factor adds along a direction of the target space. */
export function pullBack(map: RidgeMap, direction: Float64Array): Float64Array {
  const width = map.intercept.length;
  const out = new Float64Array(map.weights.length / width);
  for (let p = 0; p < out.length; p += 1) {
    let sum = 0;
    for (let q = 0; q < width; q += 1) sum += map.weights[p * width + q]! * direction[q]!;
    out[p] = sum;
  }
  return out;
}

function columnMeans(rows: Float64Array, rowCount: number, width: number): Float64Array {
  const means = new Float64Array(width);
  for (let i = 0; i < rowCount * width; i += 1) means[i % width]! += rows[i]! / rowCount;
  return means;
}
