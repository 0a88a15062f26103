import { lanes } from './products';

/** Pivot below which a system is taken as degenerate and the pivot lifted: single precision leaves nothing under it. */
const LEAST: f32 = 1e-6;

/**
 * Factors A = UᵀU in place and solves A·x = b in place of b. A: the upper triangle of n × n row-major with rows of `stride` numbers,
 * n a multiple of 4, what is below the diagonal is free to be written over; addresses are multiples of 16.
 * Four pivots at a time: their rows first, then one pass over the rest of the triangle in tiles of 4 × 8.
 */
export function choleskySolve(a: usize, b: usize, n: i32, stride: i32): void {
  const row = <usize>stride << 2;
  for (let k = 0; k < n; k += 4) {
    const top = a + <usize>k * row;
    pivotRows(top + (<usize>k << 2), row, n - k, b + (<usize>k << 2));
    for (let i = k + 4; i < n; i += 4) {
      const left = top + (<usize>i << 2);
      let j = i;
      const target = a + <usize>i * row;
      if ((n - i) & 4) {
        tile4(target + (<usize>j << 2), top + (<usize>j << 2), left, row);
        j += 4;
      }
      for (; j < n; j += 8) tile8(target + (<usize>j << 2), top + (<usize>j << 2), left, row);
      // the right side is one more column
      const y = b + (<usize>i << 2);
      let v = v128.load(y);
      v = f32x4.sub(v, f32x4.mul(v128.load(left), v128.load32_splat(b + (<usize>k << 2), 0)));
      v = f32x4.sub(v, f32x4.mul(v128.load(left + row), v128.load32_splat(b + (<usize>k << 2), 4)));
      v = f32x4.sub(v, f32x4.mul(v128.load(left + 2 * row), v128.load32_splat(b + (<usize>k << 2), 8)));
      v = f32x4.sub(v, f32x4.mul(v128.load(left + 3 * row), v128.load32_splat(b + (<usize>k << 2), 12)));
      v128.store(y, v);
    }
  }
  // U·x = y from below
  for (let i = n - 1; i >= 0; i--) {
    const line = a + <usize>i * row;
    let sum = load<f32>(b + (<usize>i << 2));
    let j = i + 1;
    for (; j < n && (j & 3) != 0; j++) sum -= load<f32>(line + (<usize>j << 2)) * load<f32>(b + (<usize>j << 2));
    let v = f32x4.splat(0);
    for (; j < n; j += 4) v = f32x4.add(v, f32x4.mul(v128.load(line + (<usize>j << 2)), v128.load(b + (<usize>j << 2))));
    sum -= lanes(v);
    store<f32>(b + (<usize>i << 2), sum / load<f32>(line + (<usize>i << 2)));
  }
}

/** Makes the four rows from `at` (the diagonal place of the first) rows of U, and four entries of y = U⁻ᵀb. */
function pivotRows(at: usize, row: usize, length: i32, b: usize): void {
  for (let p = 0; p < 4; p++) {
    const own = at + <usize>p * row;
    const diagonal = load<f32>(own + (<usize>p << 2));
    const root = sqrt<f32>(diagonal > LEAST ? diagonal : LEAST);
    const scale = f32x4.splat(1 / root);
    for (let j = 0; j < length; j += 4) v128.store(own + (<usize>j << 2), f32x4.mul(v128.load(own + (<usize>j << 2)), scale));
    store<f32>(own + (<usize>p << 2), root);
    const y = load<f32>(b + (<usize>p << 2)) / root;
    store<f32>(b + (<usize>p << 2), y);
    for (let q = p + 1; q < 4; q++) {
      const other = at + <usize>q * row;
      const times = load<f32>(own + (<usize>q << 2));
      const v = f32x4.splat(times);
      for (let j = 0; j < length; j += 4) v128.store(other + (<usize>j << 2), f32x4.sub(v128.load(other + (<usize>j << 2)), f32x4.mul(v, v128.load(own + (<usize>j << 2)))));
      store<f32>(b + (<usize>q << 2), load<f32>(b + (<usize>q << 2)) - times * y);
    }
  }
}

@inline
function tile8(c: usize, top: usize, left: usize, row: usize): void {
  let c00 = v128.load(c), c01 = v128.load(c, 16);
  let c10 = v128.load(c + row), c11 = v128.load(c + row, 16);
  let c20 = v128.load(c + 2 * row), c21 = v128.load(c + 2 * row, 16);
  let c30 = v128.load(c + 3 * row), c31 = v128.load(c + 3 * row, 16);
  for (let p = 0; p < 4; p++) {
    const t0 = v128.load(top), t1 = v128.load(top, 16);
    let l = v128.load32_splat(left, 0);
    c00 = f32x4.sub(c00, f32x4.mul(l, t0));
    c01 = f32x4.sub(c01, f32x4.mul(l, t1));
    l = v128.load32_splat(left, 4);
    c10 = f32x4.sub(c10, f32x4.mul(l, t0));
    c11 = f32x4.sub(c11, f32x4.mul(l, t1));
    l = v128.load32_splat(left, 8);
    c20 = f32x4.sub(c20, f32x4.mul(l, t0));
    c21 = f32x4.sub(c21, f32x4.mul(l, t1));
    l = v128.load32_splat(left, 12);
    c30 = f32x4.sub(c30, f32x4.mul(l, t0));
    c31 = f32x4.sub(c31, f32x4.mul(l, t1));
    top += row;
    left += row;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c + row, c10);
  v128.store(c + row, c11, 16);
  v128.store(c + 2 * row, c20);
  v128.store(c + 2 * row, c21, 16);
  v128.store(c + 3 * row, c30);
  v128.store(c + 3 * row, c31, 16);
}

@inline
function tile4(c: usize, top: usize, left: usize, row: usize): void {
  let c0 = v128.load(c), c1 = v128.load(c + row), c2 = v128.load(c + 2 * row), c3 = v128.load(c + 3 * row);
  for (let p = 0; p < 4; p++) {
    const t = v128.load(top);
    c0 = f32x4.sub(c0, f32x4.mul(v128.load32_splat(left, 0), t));
    c1 = f32x4.sub(c1, f32x4.mul(v128.load32_splat(left, 4), t));
    c2 = f32x4.sub(c2, f32x4.mul(v128.load32_splat(left, 8), t));
    c3 = f32x4.sub(c3, f32x4.mul(v128.load32_splat(left, 12), t));
    top += row;
    left += row;
  }
  v128.store(c, c0);
  v128.store(c + row, c1);
  v128.store(c + 2 * row, c2);
  v128.store(c + 3 * row, c3);
}
