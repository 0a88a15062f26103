// One row of a half epoch solved exactly (engine/kernels/half-step.ts says what is computed). The system is scaled by D^−½ first, so that it
// is the identity plus what the entries bring: well conditioned, and single precision suffices.
import { lanes } from './products';
import { choleskySolve } from './small-cholesky';
import { aborted } from './team';
import { a0, a1, a2, a3, b0, b1, b2, b3, tileProducts } from './tile';

/** Entries gathered together for the products: they stay in the first cache. */
const PANEL: i32 = 96;

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
  choleskySolve(square, x, width, width);
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
  choleskySolve(square, room, stride, stride);
  memory.copy(roots, room, <usize>size << 2);
}

/** Adds the 4 × 8 products of columns a… and b… of the panel to the square. */
function addTile(panel: usize, size: i32, width: i32, a: i32, b: i32, square: usize): void {
  const line = <usize>width << 2;
  tileProducts(panel + (a << 2), line, panel + (b << 2), line, size);
  let to = square + <usize>a * line + (b << 2);
  addEight(to, a0, b0);
  addEight(to += line, a1, b1);
  addEight(to += line, a2, b2);
  addEight(to + line, a3, b3);
}

@inline
function addEight(to: usize, a: v128, b: v128): void {
  v128.store(to, f32x4.add(v128.load(to), a));
  v128.store(to, f32x4.add(v128.load(to, 16), b), 16);
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

@inline
function addScaled(to: usize, from: usize, factor: v128, bytes: usize): void {
  for (let f: usize = 0; f < bytes; f += 16) v128.store(to + f, f32x4.add(v128.load(to + f), f32x4.mul(factor, v128.load(from + f))));
}
