// The 4 × 8 products of two panels, the kernel of every product of matrices here: eight sums for six loads.

/** The sums that were computed last in this thread: eight for each of the four. */
export let a0: v128 = i32x4(0, 0, 0, 0);
export let b0: v128 = i32x4(0, 0, 0, 0);
export let a1: v128 = i32x4(0, 0, 0, 0);
export let b1: v128 = i32x4(0, 0, 0, 0);
export let a2: v128 = i32x4(0, 0, 0, 0);
export let b2: v128 = i32x4(0, 0, 0, 0);
export let a3: v128 = i32x4(0, 0, 0, 0);
export let b3: v128 = i32x4(0, 0, 0, 0);

/** Σ x·yᵀ over `size` rows of four numbers x from `left` on, `leftStep` bytes apart, and of eight y from `right` on, `rightStep` bytes apart. */
export function tileProducts(left: usize, leftStep: usize, right: usize, rightStep: usize, size: i32): void {
  let p0 = f32x4.splat(0), q0 = p0, p1 = p0, q1 = p0, p2 = p0, q2 = p0, p3 = p0, q3 = p0;
  for (let r = 0; r < size; r++, left += leftStep, right += rightStep) {
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
  a0 = p0;
  b0 = q0;
  a1 = p1;
  b1 = q1;
  a2 = p2;
  b2 = q2;
  a3 = p3;
  b3 = q3;
}

/** The same for four rows of `bytes` bytes, which may be the same one, and eight columns laid out number by number. */
export function rowProducts(x0: usize, x1: usize, x2: usize, x3: usize, bytes: usize, panel: usize): void {
  let p0 = f32x4.splat(0), q0 = p0, p1 = p0, q1 = p0, p2 = p0, q2 = p0, p3 = p0, q3 = p0;
  for (let f: usize = 0; f < bytes; f += 4, panel += 32) {
    const y = v128.load(panel);
    const z = v128.load(panel, 16);
    let x = v128.load32_splat(x0 + f);
    p0 = f32x4.add(p0, f32x4.mul(x, y));
    q0 = f32x4.add(q0, f32x4.mul(x, z));
    x = v128.load32_splat(x1 + f);
    p1 = f32x4.add(p1, f32x4.mul(x, y));
    q1 = f32x4.add(q1, f32x4.mul(x, z));
    x = v128.load32_splat(x2 + f);
    p2 = f32x4.add(p2, f32x4.mul(x, y));
    q2 = f32x4.add(q2, f32x4.mul(x, z));
    x = v128.load32_splat(x3 + f);
    p3 = f32x4.add(p3, f32x4.mul(x, y));
    q3 = f32x4.add(q3, f32x4.mul(x, z));
  }
  a0 = p0;
  b0 = q0;
  a1 = p1;
  b1 = q1;
  a2 = p2;
  b2 = q2;
  a3 = p3;
  b3 = q3;
}
