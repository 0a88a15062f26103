// Eigenvalues and eigenvectors of a small symmetric matrix in double precision: Householder's reduction to tridiagonal form and the implicit
// QL iteration with Wilkinson's shift (Golub & Van Loan, Matrix Computations, sections 8.3 and 8.5). Rotations work on whole rows.

@inline
function at(base: usize, place: i32): f64 {
  return load<f64>(base + (<usize>place << 3));
}

@inline
function put(base: usize, place: i32, value: f64): void {
  store<f64>(base + (<usize>place << 3), value);
}

/**
 * Decomposes `a` (n × n, written over), A = Vᵀ·diag(values)·V, greatest value first.
 * @param values n numbers, @param vectors n × n, one vector a row, @param work 3n numbers
 */
export function symmetricEigen(a: usize, n: i32, values: usize, vectors: usize, work: usize): void {
  const beside = work;
  const v = work + (<usize>n << 3);
  const w = v + (<usize>n << 3);
  for (let i = 0; i < n * n; i++) put(vectors, i, i % (n + 1) == 0 ? 1 : 0);
  for (let k = 0; k + 2 < n; k++) reflect(a, n, k, beside, v, w, vectors);
  for (let i = 0; i < n; i++) put(values, i, at(a, i * n + i));
  if (n > 1) put(beside, n - 2, at(a, (n - 1) * n + n - 2));
  put(beside, n - 1, 0);
  for (let first = 0; first < n; first++) {
    for (let turn = 0; turn < 60; turn++) {
      let last = first;
      for (; last + 1 < n; last++) {
        const scale = Math.abs(at(values, last)) + Math.abs(at(values, last + 1));
        if (Math.abs(at(beside, last)) <= f64.EPSILON * scale) break;
      }
      if (last == first) break;
      chase(values, beside, vectors, n, first, last);
    }
  }
  for (let i = 0; i < n; i++) {
    let most = i;
    for (let j = i + 1; j < n; j++) if (at(values, j) > at(values, most)) most = j;
    if (most == i) continue;
    swap(values, i, most);
    for (let j = 0; j < n; j++) swap(vectors, i * n + j, most * n + j);
  }
}

function swap(base: usize, i: i32, j: i32): void {
  const value = at(base, i);
  put(base, i, at(base, j));
  put(base, j, value);
}

/** Clears column k below its subdiagonal by a Householder reflection, and carries it over to the vectors. */
function reflect(a: usize, n: i32, k: i32, beside: usize, v: usize, w: usize, vectors: usize): void {
  let norm: f64 = 0;
  for (let i = k + 1; i < n; i++) {
    const value = at(a, i * n + k);
    put(v, i, value);
    norm += value * value;
  }
  norm = Math.sqrt(norm);
  const head = at(v, k + 1);
  const below = head > 0 ? -norm : norm;
  put(beside, k, below);
  const length = norm * norm - head * below; // half of v·v
  if (!(length > 0)) {
    put(beside, k, head);
    return;
  }
  put(v, k + 1, head - below);
  const beta = 1 / length;
  let sum: f64 = 0;
  for (let i = k + 1; i < n; i++) {
    const product = dot(a + (<usize>(i * n) << 3), v, k + 1, n);
    put(w, i, beta * product);
    sum += beta * product * at(v, i);
  }
  const half = 0.5 * beta * sum;
  for (let i = k + 1; i < n; i++) put(w, i, at(w, i) - half * at(v, i));
  for (let i = k + 1; i < n; i++) {
    const row = a + (<usize>(i * n) << 3);
    addRow(row, w, -at(v, i), k + 1, n);
    addRow(row, v, -at(w, i), k + 1, n);
  }
  for (let j = 0; j < n; j++) put(w, j, 0);
  for (let i = k + 1; i < n; i++) addRow(w, vectors + (<usize>(i * n) << 3), beta * at(v, i), 0, n);
  for (let i = k + 1; i < n; i++) addRow(vectors + (<usize>(i * n) << 3), w, -at(v, i), 0, n);
}

/** to += factor · from, numbers first…n. */
function addRow(to: usize, from: usize, factor: f64, first: i32, n: i32): void {
  const factors = f64x2.splat(factor);
  let j = first;
  for (; j + 2 <= n; j += 2) {
    const place = <usize>j << 3;
    v128.store(to + place, f64x2.add(v128.load(to + place), f64x2.mul(factors, v128.load(from + place))));
  }
  if (j < n) put(to, j, at(to, j) + factor * at(from, j));
}

/** Inner product of the numbers first…n. */
function dot(x: usize, y: usize, first: i32, n: i32): f64 {
  let s = f64x2.splat(0);
  let t = s;
  let j = first;
  for (; j + 4 <= n; j += 4) {
    const place = <usize>j << 3;
    s = f64x2.add(s, f64x2.mul(v128.load(x + place), v128.load(y + place)));
    t = f64x2.add(t, f64x2.mul(v128.load(x + place, 16), v128.load(y + place, 16)));
  }
  s = f64x2.add(s, t);
  let sum = f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1);
  for (; j < n; j++) sum += at(x, j) * at(y, j);
  return sum;
}

/** One implicit QL sweep over the unreduced block first…last. */
function chase(values: usize, beside: usize, vectors: usize, n: i32, first: i32, last: i32): void {
  const e = at(beside, first);
  const slope = (at(values, first + 1) - at(values, first)) / (2 * e);
  const root = Math.sqrt(slope * slope + 1);
  let g = at(values, last) - at(values, first) + e / (slope + (slope < 0 ? -root : root));
  let s: f64 = 1;
  let c: f64 = 1;
  let p: f64 = 0;
  for (let i = last - 1; i >= first; i--) {
    const f = s * at(beside, i);
    const b = c * at(beside, i);
    const r = Math.sqrt(f * f + g * g);
    put(beside, i + 1, r);
    if (r == 0) { // the block falls apart here
      put(values, i + 1, at(values, i + 1) - p);
      put(beside, last, 0);
      return;
    }
    s = f / r;
    c = g / r;
    g = at(values, i + 1) - p;
    const q = (at(values, i) - g) * s + 2 * c * b;
    p = s * q;
    put(values, i + 1, g + p);
    g = c * q - b;
    rotate(vectors + (<usize>(i * n) << 3), n, c, s);
  }
  put(values, first, at(values, first) - p);
  put(beside, first, g);
  put(beside, last, 0);
}

/** Turns a row and the one below it. */
function rotate(row: usize, n: i32, c: f64, s: f64): void {
  const next = row + (<usize>n << 3);
  const cs = f64x2.splat(c);
  const ss = f64x2.splat(s);
  let j = 0;
  for (; j + 2 <= n; j += 2) {
    const place = <usize>j << 3;
    const x = v128.load(row + place);
    const y = v128.load(next + place);
    v128.store(row + place, f64x2.sub(f64x2.mul(cs, x), f64x2.mul(ss, y)));
    v128.store(next + place, f64x2.add(f64x2.mul(ss, x), f64x2.mul(cs, y)));
  }
  if (j < n) {
    const x = at(row, j);
    const y = at(next, j);
    put(row, j, c * x - s * y);
    put(next, j, s * x + c * y);
  }
}
