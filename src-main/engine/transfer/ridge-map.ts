import { choleskyFactor, choleskySolve } from '../matrix/cholesky.ts';
import type { Pacer } from '../pacer.ts';
import { pairedMoments, ridgeFor, throughMeans, type LinearMap, type PairedRows } from './linear-map.ts';

/**
 * Ridge regression of the target rows B on the source rows A with an unpenalised intercept: both sides are centred,
 * W = (AᵀA + r·I)⁻¹AᵀB with r = strength · tr(AᵀA)/source width (engine notes 4.1 M3; EMCDR, Man et al. 2017).
 */
export async function fitRidgeMap(rows: PairedRows, pacer: Pacer, strength = 0.01): Promise<LinearMap> {
  const { sourceWidth, targetWidth } = rows;
  const moments = await pairedMoments(rows, pacer);
  const normal = moments.source.slice();
  const ridge = ridgeFor(normal, sourceWidth, strength);
  for (let p = 0; p < sourceWidth; p += 1) normal[p * sourceWidth + p]! += ridge;
  choleskyFactor(normal, sourceWidth);
  const weights = new Float64Array(sourceWidth * targetWidth);
  const right = new Float64Array(sourceWidth);
  for (let q = 0; q < targetWidth; q += 1) {
    for (let p = 0; p < sourceWidth; p += 1) right[p] = moments.cross[p * targetWidth + q]!;
    choleskySolve(normal, sourceWidth, right);
    for (let p = 0; p < sourceWidth; p += 1) weights[p * targetWidth + q] = right[p]!;
  }
  return throughMeans(weights, moments);
}
