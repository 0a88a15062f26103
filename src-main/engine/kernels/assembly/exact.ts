// One row of a half epoch solved exactly (engine/kernels/half-step.ts says what is computed). The system is scaled by D^−½ first, so that it
// is the identity plus what the entries bring: well conditioned, and single precision suffices.
import { aborted } from './team';

/** Entries gathered together for the products: they stay in the first cache. */
export const PANEL: i32 = 96;

/** Bytes of a thread's room: a panel, a square matrix, and four vectors. */
export function exactBytes(width: i32): i32 {
  return 4 * width * (PANEL + max(width, PANEL) + 4) + 4 * PANEL;
}

/**
 * Solves x and returns what the row adds to the objective, Σ w − b·x.
 * @param values diagonal of α₀·G, @param ridge λ_u, @param total Σ w, @param room `exactBytes`
 */
export function exactRow(index: usize, weight: usize, from: u32, end: u32, other: usize, width: i32, x: usize, values: usize, ridge: f32, total: f32, room: usize): f32 {
  const bytes = <usize>width << 2;
  const scale = room;
  const right = scale + bytes;
  const rootOfEntry = right + bytes; // PANEL numbers
  const panel = rootOfEntry + (PANEL << 2);
  const square = panel + <usize>PANEL * bytes;
  const ridges = f32x4.splat(ridge);
  const one = f32x4.splat(1);
  for (let f: usize = 0; f < bytes; f += 16) v128.store(scale + f, f32x4.sqrt(f32x4.div(one, f32x4.add(v128.load(values + f), ridges))));
  const size = <i32>(end - from);
  if (size <= width / 2 && size <= PANEL) {
    gather(index, weight, from, size, other, bytes, scale, panel, rootOfEntry);
    solveInEntrySpace(panel, rootOfEntry, size, bytes, square, right);
    memory.fill(right, 0, bytes);
    for (let i = 0; i < size; i++) addScaled(right, panel + <usize>i * bytes, f32x4.splat(load<f32>(rootOfEntry + (i << 2))), bytes);
    for (let f: usize = 0; f < bytes; f += 16) v128.store(x + f, f32x4.mul(v128.load(right + f), v128.load(scale + f)));
    // the roots were solved in place: b·x = Σ over entries of w·y·x
    return total - product(index, weight, from, end, other, bytes, x);
  }
  memory.fill(right, 0, bytes);
  memory.fill(square, 0, bytes * width);
  for (let f = 0; f < width; f++) store<f32>(square + (<usize>(f * width + f) << 2), 1);
  for (let e = from; e < end && !aborted(); e += PANEL) {
    const taken = min(PANEL, <i32>(end - e));
    gather(index, weight, e, taken, other, bytes, scale, panel, rootOfEntry);
    for (let i = 0; i < taken; i++) addScaled(right, panel + <usize>i * bytes, f32x4.splat(load<f32>(rootOfEntry + (i << 2))), bytes);
    for (let a = 0; a < width; a += 4) for (let b = a & ~7; b < width; b += 8) addTile(panel, taken, width, a, b, square);
  }
  memory.copy(x, right, bytes);
  factorUpper(square, width);
  solveUpper(square, width, x);
  let fit = f32x4.splat(0);
  for (let f: usize = 0; f < bytes; f += 16) {
    fit = f32x4.add(fit, f32x4.mul(v128.load(right + f), v128.load(x + f)));
    v128.store(x + f, f32x4.mul(v128.load(x + f), v128.load(scale + f)));
  }
  return total - lanes(fit);
}

/** Copies entries' vectors, times √w and D^−½, into the panel and their √w beside it. */
function gather(index: usize, weight: usize, from: u32, size: i32, other: usize, bytes: usize, scale: usize, panel: usize, roots: usize): void {
  for (let i = 0; i < size; i++) {
    const y = other + <usize>load<u32>(index + (<usize>(from + i) << 2)) * bytes;
    const root: f32 = weight == 0 ? 1 : Mathf.sqrt(load<f32>(weight + (<usize>(from + i) << 2)));
    store<f32>(roots + (i << 2), root);
    const to = panel + <usize>i * bytes;
    const roots4 = f32x4.splat(root);
    for (let f: usize = 0; f < bytes; f += 16) v128.store(to + f, f32x4.mul(roots4, f32x4.mul(v128.load(y + f), v128.load(scale + f))));
  }
}

/** roots ← (I + W·Wᵀ)⁻¹·roots over the panel's rows W. */
function solveInEntrySpace(panel: usize, roots: usize, size: i32, bytes: usize, square: usize, room: usize): void {
  const stride = (size + 3) & ~3; // rows of the small system, padded with the identity
  for (let i = 0; i < stride; i++) {
    for (let j = 0; j < stride; j++) {
      let value: f32 = i == j ? 1 : 0;
      if (i < size && j < size && j >= i) value += dot(panel + <usize>i * bytes, panel + <usize>j * bytes, bytes);
      store<f32>(square + (<usize>(i * stride + j) << 2), value);
    }
  }
  memory.fill(room, 0, <usize>stride << 2);
  memory.copy(room, roots, <usize>size << 2);
  factorUpper(square, stride);
  solveUpper(square, stride, room);
  memory.copy(roots, room, <usize>size << 2);
}

/** Adds the 4 × 8 products of columns a… and b… of the panel to the square. */
function addTile(panel: usize, size: i32, width: i32, a: i32, b: i32, square: usize): void {
  const line = <usize>width << 2;
  const to = square + <usize>a * line + (b << 2);
  let p0 = v128.load(to), q0 = v128.load(to, 16);
  let p1 = v128.load(to + line), q1 = v128.load(to + line, 16);
  let p2 = v128.load(to + 2 * line), q2 = v128.load(to + 2 * line, 16);
  let p3 = v128.load(to + 3 * line), q3 = v128.load(to + 3 * line, 16);
  let left = panel + (a << 2);
  let right = panel + (b << 2);
  for (let r = 0; r < size; r++, left += line, right += line) {
    const y = v128.load(right);
    const z = v128.load(right, 16);
    let x = v128.load32_splat(left);
    p0 = f32x4.add(p0, f32x4.mul(x, y));
    q0 = f32x4.add(q0, f32x4.mul(x, z));
    x = v128.load32_splat(left, 4);
    p1 = f32x4.add(p1, f32x4.mul(x, y));
    q1 = f32x4.add(q1, f32x4.mul(x, z));
    x = v128.load32_splat(left, 8);
    p2 = f32x4.add(p2, f32x4.mul(x, y));
    q2 = f32x4.add(q2, f32x4.mul(x, z));
    x = v128.load32_splat(left, 12);
    p3 = f32x4.add(p3, f32x4.mul(x, y));
    q3 = f32x4.add(q3, f32x4.mul(x, z));
  }
  v128.store(to, p0);
  v128.store(to, q0, 16);
  v128.store(to + line, p1);
  v128.store(to + line, q1, 16);
  v128.store(to + 2 * line, p2);
  v128.store(to + 2 * line, q2, 16);
  v128.store(to + 3 * line, p3);
  v128.store(to + 3 * line, q3, 16);
}

/** Factors A = Uᵀ·U in place, the upper triangle of n × n, n a multiple of 4; four rows of U at a time. */
function factorUpper(a: usize, n: i32): void {
  const line = <usize>n << 2;
  for (let k = 0; k < n; k += 4) {
    for (let t = 0; t < 4; t++) {
      const pivotRow = a + <usize>(k + t) * line;
      const inverse = f32x4.splat(1 / Mathf.sqrt(load<f32>(pivotRow + ((k + t) << 2))));
      for (let j = k; j < n; j += 4) v128.store(pivotRow + (j << 2), f32x4.mul(inverse, v128.load(pivotRow + (j << 2))));
      for (let s = t + 1; s < 4; s++) {
        const factor = f32x4.splat(-load<f32>(pivotRow + ((k + s) << 2)));
        const row = a + <usize>(k + s) * line;
        for (let j = k; j < n; j += 4) v128.store(row + (j << 2), f32x4.add(v128.load(row + (j << 2)), f32x4.mul(factor, v128.load(pivotRow + (j << 2)))));
      }
    }
    const u0 = a + <usize>k * line;
    const u1 = u0 + line;
    const u2 = u1 + line;
    const u3 = u2 + line;
    for (let i = k + 4; i < n; i++) {
      const at = i << 2;
      const c0 = f32x4.splat(load<f32>(u0 + at));
      const c1 = f32x4.splat(load<f32>(u1 + at));
      const c2 = f32x4.splat(load<f32>(u2 + at));
      const c3 = f32x4.splat(load<f32>(u3 + at));
      const row = a + <usize>i * line;
      for (let j = <usize>(i & ~3) << 2; j < line; j += 16) {
        const p = f32x4.add(f32x4.mul(c0, v128.load(u0 + j)), f32x4.mul(c1, v128.load(u1 + j)));
        const q = f32x4.add(f32x4.mul(c2, v128.load(u2 + j)), f32x4.mul(c3, v128.load(u3 + j)));
        v128.store(row + j, f32x4.sub(v128.load(row + j), f32x4.add(p, q)));
      }
    }
  }
}

/** Solves Uᵀ·U·x = b in place of b. */
function solveUpper(u: usize, n: i32, b: usize): void {
  const line = <usize>n << 2;
  for (let k = 0; k < n; k++) {
    const row = u + <usize>k * line;
    const at = k << 2;
    const value = load<f32>(b + at) / load<f32>(row + at);
    store<f32>(b + at, value);
    let j = k + 1;
    for (; j < n && (j & 3) != 0; j++) store<f32>(b + (j << 2), load<f32>(b + (j << 2)) - value * load<f32>(row + (j << 2)));
    const values = f32x4.splat(value);
    for (; j < n; j += 4) v128.store(b + (j << 2), f32x4.sub(v128.load(b + (j << 2)), f32x4.mul(values, v128.load(row + (j << 2)))));
  }
  for (let k = n - 1; k >= 0; k--) {
    const row = u + <usize>k * line;
    let value = load<f32>(b + (k << 2));
    let j = k + 1;
    for (; j < n && (j & 3) != 0; j++) value -= load<f32>(row + (j << 2)) * load<f32>(b + (j << 2));
    let sum = f32x4.splat(0);
    for (; j < n; j += 4) sum = f32x4.add(sum, f32x4.mul(v128.load(row + (j << 2)), v128.load(b + (j << 2))));
    store<f32>(b + (k << 2), (value - lanes(sum)) / load<f32>(row + (k << 2)));
  }
}

function product(index: usize, weight: usize, from: u32, end: u32, other: usize, bytes: usize, x: usize): f32 {
  let sum: f32 = 0;
  for (let e = from; e < end; e++) {
    const value = dot(other + <usize>load<u32>(index + (<usize>e << 2)) * bytes, x, bytes);
    sum += weight == 0 ? value : value * load<f32>(weight + (<usize>e << 2));
  }
  return sum;
}

function dot(a: usize, b: usize, bytes: usize): f32 {
  let s = f32x4.splat(0);
  let t = s;
  for (let f: usize = 0; f < bytes; f += 32) {
    s = f32x4.add(s, f32x4.mul(v128.load(a + f), v128.load(b + f)));
    t = f32x4.add(t, f32x4.mul(v128.load(a + f, 16), v128.load(b + f, 16)));
  }
  return lanes(f32x4.add(s, t));
}

// @ts-ignore: decorator
@inline
function addScaled(to: usize, from: usize, factor: v128, bytes: usize): void {
  for (let f: usize = 0; f < bytes; f += 16) v128.store(to + f, f32x4.add(v128.load(to + f), f32x4.mul(factor, v128.load(from + f))));
}

// @ts-ignore: decorator
@inline
function lanes(v: v128): f32 {
  return (f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1)) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}
