/** Eigenvalues (length n) and orthonormal eigenvectors (n × n row-major, one vector a row) of a symmetric matrix. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/**
 * Decomposes a symmetric matrix, A = Vᵀ·diag(values)·V, by cyclic Jacobi rotations
 * (Golub & Van Loan, Matrix Computations, section 8.5). `matrix` is n × n row-major and is left alone.
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  const a = matrix.slice();
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) vectors[i * n + i] = 1;
  let scale = 0;
  for (let i = 0; i < n * n; i += 1) scale += a[i]! * a[i]!;
  const floor = Math.sqrt(scale) * 1e-12;
  for (let sweep = 0; sweep < 30; sweep += 1) {
    let rotations = 0;
    for (let p = 0; p < n - 1; p += 1) {
      for (let q = p + 1; q < n; q += 1) {
        if (Math.abs(a[p * n + q]!) > floor) {
          rotate(a, vectors, n, p, q);
          rotations += 1;
        }
      }
    }
    if (rotations === 0) break;
  }
  const values = Float64Array.from({ length: n }, (_, i) => a[i * n + i]!);
  return { values, vectors };
}

function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q]!;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  a[p * n + p]! -= t * apq;
  a[q * n + q]! += t * apq;
  a[p * n + q] = 0;
  a[q * n + p] = 0;
  for (let k = 0; k < n; k += 1) {
    if (k !== p && k !== q) {
      const akp = a[p * n + k]!;
      const akq = a[q * n + k]!;
      const first = c * akp - s * akq;
      const second = s * akp + c * akq;
      a[p * n + k] = first;
      a[k * n + p] = first;
      a[q * n + k] = second;
      a[k * n + q] = second;
    }
    const vp = vectors[p * n + k]!;
    const vq = vectors[q * n + k]!;
    vectors[p * n + k] = c * vp - s * vq;
    vectors[q * n + k] = s * vp + c * vq;
  }
}
