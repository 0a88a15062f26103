import type { Pacer } from '../pacer.ts';

/**
 * The inverse of a symmetric positive definite matrix, n × n row-major; only the upper triangle is read, all of the result is filled.
 * By the symmetric sweep operator (Beaton 1964; Goodnight 1979): sweeping all rows turns A into −A⁻¹ in n³ multiply-adds of half a
 * matrix. A pivot that is not positive is lifted to a tiny number, so degenerate input stays finite.
 */
export async function invertPositiveDefinite(matrix: Float32Array, n: number, pacer: Pacer): Promise<Float32Array> {
  const a = Float64Array.from(matrix);
  const pivotRow = new Float64Array(n);
  for (let k = 0; k < n; k += 1) {
    for (let i = 0; i < n; i += 1) pivotRow[i] = i < k ? a[i * n + k]! : a[k * n + i]!;
    const inverse = 1 / Math.max(pivotRow[k]!, LEAST_PIVOT);
    for (let i = 0; i < n; i += 1) {
      if (pacer.due()) await pacer.pause();
      if (i === k) continue;
      const factor = pivotRow[i]! * inverse;
      for (let j = i, at = i * n + i; j < n; j += 1, at += 1) if (j !== k) a[at]! -= factor * pivotRow[j]!;
      a[i < k ? i * n + k : k * n + i] = factor;
    }
    a[k * n + k] = -inverse;
  }
  const result = new Float32Array(n * n);
  for (let i = 0; i < n; i += 1) {
    if (pacer.due()) await pacer.pause();
    for (let j = i; j < n; j += 1) result[i * n + j] = result[j * n + i] = -a[i * n + j]!;
  }
  return result;
}

const LEAST_PIVOT = 1e-12;
