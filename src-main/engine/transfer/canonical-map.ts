import { symmetricEigen } from '../matrix/eigen.ts';
import { denseSvd } from '../matrix/svd.ts';
import type { Pacer } from '../pacer.ts';
import { pairedMoments, ridgeFor, throughMeans, type LinearMap, type PairedRows } from './linear-map.ts';

/**
 * Canonical correlation analysis of paired rows (Hotelling 1936; across domains Sahebi & Brusilovsky 2015; engine notes 1.4.3): both sides
 * are centred and whitened, C_s^−½·C_st·C_t^−½ = P·diag(ρ)·Qᵀ, and the first `kept` pairs of directions, the most correlated, carry a source
 * row over: W = C_s^−½·P·diag(ρ)·Qᵀ·C_t^½. The covariances have a ridge of strength · trace/width. With all pairs kept it is ridge regression.
 */
export async function fitCanonicalMap(rows: PairedRows, pacer: Pacer, kept: number, strength = 0.01): Promise<LinearMap> {
  const { sourceWidth, targetWidth } = rows;
  const moments = await pairedMoments(rows, pacer);
  const source = powersOf(moments.source, sourceWidth, strength);
  const target = powersOf(moments.target, targetWidth, strength);
  if (pacer.due()) await pacer.pause();
  const whitened = product(product(source.inverseRoot, moments.cross, sourceWidth, sourceWidth, targetWidth), target.inverseRoot, sourceWidth, targetWidth, targetWidth);
  const { left, values, right } = denseSvd(whitened, sourceWidth, targetWidth);
  const width = values.length;
  const most = Math.min(kept, width);
  const core = new Float64Array(sourceWidth * targetWidth);
  for (let p = 0; p < sourceWidth; p += 1) {
    for (let q = 0; q < targetWidth; q += 1) for (let k = 0; k < most; k += 1) core[p * targetWidth + q]! += left[p * width + k]! * values[k]! * right[q * width + k]!;
  }
  const weights = product(product(source.inverseRoot, core, sourceWidth, sourceWidth, targetWidth), target.root, sourceWidth, targetWidth, targetWidth);
  return throughMeans(weights, moments);
}

/** (G + r·I)^½ and (G + r·I)^−½ of a positive semidefinite matrix. */
function powersOf(gram: Float64Array, width: number, strength: number): { root: Float64Array; inverseRoot: Float64Array } {
  const ridge = ridgeFor(gram, width, strength);
  const { values, vectors } = symmetricEigen(gram, width);
  const power = (exponent: number) => {
    const out = new Float64Array(width * width);
    for (let k = 0; k < width; k += 1) {
      const factor = (Math.max(0, values[k]!) + ridge) ** exponent;
      for (let a = 0; a < width; a += 1) for (let b = 0; b < width; b += 1) out[a * width + b]! += factor * vectors[k * width + a]! * vectors[k * width + b]!;
    }
    return out;
  };
  return { root: power(0.5), inverseRoot: power(-0.5) };
}

/** A·B for A rows × inner and B inner × columns, row-major. */
function product(a: Float64Array, b: Float64Array, rows: number, inner: number, columns: number): Float64Array {
  const out = new Float64Array(rows * columns);
  for (let r = 0; r < rows; r += 1) {
    for (let k = 0; k < inner; k += 1) {
      const value = a[r * inner + k]!;
      for (let c = 0; c < columns; c += 1) out[r * columns + c]! += value * b[k * columns + c]!;
    }
  }
  return out;
}
