import { denseSvd } from '../matrix/svd.ts';
import type { Pacer } from '../pacer.ts';
import { pairedMoments, throughMeans, type LinearMap, type PairedRows } from './linear-map.ts';

/**
 * Orthogonal Procrustes between two spaces: after centring, the Q with orthonormal columns (or rows, where the source is the narrower) that
 * minimises ‖B − c·A·Q‖, Q = U·Vᵀ of AᵀB = U·Σ·Vᵀ (Schönemann 1966; engine notes 1.4.6 ii). Angles and lengths are kept; with `scaled` all
 * lengths change by the one factor c = tr(Σ)/‖A‖² that fits best, else c = 1. Directions in which A and B do not go together are dropped.
 */
export async function fitOrthogonalMap(rows: PairedRows, pacer: Pacer, scaled: boolean): Promise<LinearMap> {
  const { sourceWidth, targetWidth } = rows;
  const moments = await pairedMoments(rows, pacer);
  const { left, values, right } = denseSvd(moments.cross, sourceWidth, targetWidth);
  const width = values.length;
  let square = 0;
  for (let p = 0; p < sourceWidth; p += 1) square += moments.source[p * sourceWidth + p]!;
  const scale = scaled && square > 0 ? values.reduce((sum, value) => sum + value, 0) / square : 1;
  const weights = new Float64Array(sourceWidth * targetWidth);
  for (let p = 0; p < sourceWidth; p += 1) {
    for (let q = 0; q < targetWidth; q += 1) {
      let sum = 0;
      for (let k = 0; k < width; k += 1) if (values[k]! > 0) sum += left[p * width + k]! * right[q * width + k]!;
      weights[p * targetWidth + q] = scale * sum;
    }
  }
  return throughMeans(weights, moments);
}
