import { addTile, TILE } from '../matrix/dense.ts';
import type { Pacer } from '../pacer.ts';

/** A linear map with intercept between factor spaces: mapped = Wᵀ·source + intercept. */
export interface LinearMap {
  /** Source width × target width, row-major. */
  readonly weights: Float64Array;
  /** Length target width. */
  readonly intercept: Float64Array;
}

/** Paired rows of two spaces, row-major: what a map is fitted to. */
export interface PairedRows {
  readonly source: Float64Array;
  readonly target: Float64Array;
  readonly rowCount: number;
  readonly sourceWidth: number;
  readonly targetWidth: number;
}

/** Means and centred products of paired rows A (source) and B (target); all row-major. */
export interface PairedMoments {
  readonly sourceMean: Float64Array;
  readonly targetMean: Float64Array;
  /** AᵀA, source width × source width. */
  readonly source: Float64Array;
  /** AᵀB, source width × target width. */
  readonly cross: Float64Array;
  /** BᵀB, target width × target width. */
  readonly target: Float64Array;
}

/** The moments of paired rows, in one pass over them. */
export async function pairedMoments({ source, target, rowCount, sourceWidth, targetWidth }: PairedRows, pacer: Pacer): Promise<PairedMoments> {
  const sourceMean = columnMeans(source, rowCount, sourceWidth);
  const targetMean = columnMeans(target, rowCount, targetWidth);
  const width = sourceWidth + targetWidth;
  const joint = new Float64Array(width * width); // of (A, B), lower triangle: AᵀA above, BᵀA and BᵀB below
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
  const at = (row: number, column: number) => joint[Math.max(row, column) * width + Math.min(row, column)]!;
  const block = (rows: number, columns: number, fromRow: number, fromColumn: number) =>
    Float64Array.from({ length: rows * columns }, (_, cell) => at(fromRow + Math.floor(cell / columns), fromColumn + (cell % columns)));
  return {
    sourceMean, targetMean,
    source: block(sourceWidth, sourceWidth, 0, 0), cross: block(sourceWidth, targetWidth, 0, sourceWidth), target: block(targetWidth, targetWidth, sourceWidth, sourceWidth),
  };
}

/** The map of weights W whose intercept sends mean to mean: mean(B) − Wᵀ·mean(A). */
export function throughMeans(weights: Float64Array, { sourceMean, targetMean }: PairedMoments): LinearMap {
  const width = targetMean.length;
  const intercept = targetMean.slice();
  for (let p = 0; p < sourceMean.length; p += 1) for (let q = 0; q < width; q += 1) intercept[q]! -= weights[p * width + q]! * sourceMean[p]!;
  return { weights, intercept };
}

/** Wᵀ·source + intercept. */
export function applyMap(map: LinearMap, source: Float64Array): Float64Array {
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
export function pullBack(map: LinearMap, direction: Float64Array): Float64Array {
  const width = map.intercept.length;
  const out = new Float64Array(map.weights.length / width);
  for (let p = 0; p < out.length; p += 1) {
    let sum = 0;
    for (let q = 0; q < width; q += 1) sum += map.weights[p * width + q]! * direction[q]!;
    out[p] = sum;
  }
  return out;
}

/** r·I for a ridge of r = strength · tr(G)/width; a trace of zero still leaves the system solvable. */
export function ridgeFor(gram: Float64Array, width: number, strength: number): number {
  let trace = 0;
  for (let p = 0; p < width; p += 1) trace += gram[p * width + p]!;
  return (strength * trace) / width + 1e-9;
}

function columnMeans(rows: Float64Array, rowCount: number, width: number): Float64Array {
  const means = new Float64Array(width);
  for (let i = 0; i < rowCount * width; i += 1) means[i % width]! += rows[i]! / rowCount;
  return means;
}
