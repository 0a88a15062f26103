import { dot } from './dense.ts';

/** A singular value decomposition, A = U·diag(values)·Vᵀ, values descending. */
export interface Svd {
  /** U, rows × k row-major, k = min(rows, columns); a column is zero where its value is. */
  readonly left: Float64Array;
  readonly values: Float64Array;
  /** V, columns × k row-major; columns of value zero are unit vectors all the same, or zero where `a` is wider than high. */
  readonly right: Float64Array;
}

/**
 * Decomposes a small dense matrix (rows × columns, row-major, left alone) by one-sided Jacobi rotations: columns are turned against each
 * other until all are orthogonal; their lengths are the singular values (Hestenes 1958; Golub & Van Loan, section 8.6).
 */
export function denseSvd(a: Float64Array, rows: number, columns: number): Svd {
  if (rows < columns) {
    const { left, values, right } = denseSvd(transposed(a, rows, columns), columns, rows);
    return { left: right, values, right: left };
  }
  const turned = transposed(a, rows, columns); // one column of A a row
  const basis = new Float64Array(columns * columns);
  for (let c = 0; c < columns; c += 1) basis[c * columns + c] = 1;
  for (let sweep = 0; sweep < 40; sweep += 1) {
    let rotations = 0;
    for (let p = 0; p < columns - 1; p += 1) for (let q = p + 1; q < columns; q += 1) if (turnPair(turned, basis, rows, columns, p, q)) rotations += 1;
    if (rotations === 0) break;
  }
  const lengths = Float64Array.from({ length: columns }, (_, c) => Math.sqrt(dot(turned, c * rows, turned, c * rows, rows)));
  const order = Uint32Array.from(lengths.keys()).sort((x, y) => lengths[y]! - lengths[x]! || x - y);
  const floor = (lengths[order[0] ?? 0] ?? 0) * 1e-13;
  const values = Float64Array.from(order, (c) => (lengths[c]! > floor ? lengths[c]! : 0));
  const left = new Float64Array(rows * columns);
  const right = new Float64Array(columns * columns);
  order.forEach((c, k) => {
    for (let r = 0; r < rows; r += 1) left[r * columns + k] = values[k]! > 0 ? turned[c * rows + r]! / values[k]! : 0;
    for (let r = 0; r < columns; r += 1) right[r * columns + k] = basis[c * columns + r]!;
  });
  return { left, values, right };
}

/** Makes columns p and q orthogonal, the basis along; false when they are. */
function turnPair(turned: Float64Array, basis: Float64Array, rows: number, columns: number, p: number, q: number): boolean {
  const own = dot(turned, p * rows, turned, p * rows, rows);
  const other = dot(turned, q * rows, turned, q * rows, rows);
  const both = dot(turned, p * rows, turned, q * rows, rows);
  if (Math.abs(both) <= 1e-14 * Math.sqrt(own * other) || both === 0) return false;
  const zeta = (other - own) / (2 * both);
  const t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  const c = 1 / Math.sqrt(1 + t * t);
  turnRow(turned, p * rows, q * rows, rows, c, c * t);
  turnRow(basis, p * columns, q * columns, columns, c, c * t);
  return true;
}

function turnRow(m: Float64Array, p: number, q: number, length: number, c: number, s: number): void {
  for (let k = 0; k < length; k += 1) {
    const x = m[p + k]!;
    const y = m[q + k]!;
    m[p + k] = c * x - s * y;
    m[q + k] = s * x + c * y;
  }
}

function transposed(a: Float64Array, rows: number, columns: number): Float64Array {
  const out = new Float64Array(a.length);
  for (let r = 0; r < rows; r += 1) for (let c = 0; c < columns; c += 1) out[c * rows + r] = a[r * columns + c]!;
  return out;
}
