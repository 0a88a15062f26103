import { dot } from './dense.ts';

/**
 * Factors a symmetric positive definite matrix in place, A = L·Lᵀ; only the lower triangle is read and written.
 * `a` is n × n row-major. A pivot that is not positive is lifted to a tiny number, so degenerate input stays finite.
 */
export function choleskyFactor(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i += 1) {
    const rowI = i * n;
    for (let j = 0; j <= i; j += 1) {
      const rowJ = j * n;
      const sum = a[rowI + j]! - dot(a, rowI, a, rowJ, j);
      if (j < i) a[rowI + j] = sum / a[rowJ + j]!;
      else a[rowI + i] = Math.sqrt(sum > 1e-12 ? sum : 1e-12);
    }
  }
}

/** Solves L·Lᵀ·x = b in place of `b` (length n), with the factor of `choleskyFactor`. */
export function choleskySolve(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i += 1) {
    const row = i * n;
    b[i] = (b[i]! - dot(l, row, b, 0, i)) / l[row + i]!;
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    const row = i * n;
    const value = b[i]! / l[row + i]!;
    b[i] = value;
    for (let k = 0; k < i; k += 1) b[k]! -= l[row + k]! * value;
  }
}
