// Inner products of a vector with several others, and sums of lanes. Vectors are `bytes` long, a multiple of 64.

/** The inner products of v with eight vectors, into eight numbers at `to`; eight together, so that additions do not wait for each other. */
@inline
export function eightProducts(v: usize, bytes: usize, z0: usize, z1: usize, z2: usize, z3: usize, z4: usize, z5: usize, z6: usize, z7: usize, to: usize): void {
  const behind = v + bytes;
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
  for (let p = v; p < behind; p += 64) {
    let q = v128.load(p);
    s0 = f32x4.add(s0, f32x4.mul(q, v128.load(z0)));
    s1 = f32x4.add(s1, f32x4.mul(q, v128.load(z1)));
    s2 = f32x4.add(s2, f32x4.mul(q, v128.load(z2)));
    s3 = f32x4.add(s3, f32x4.mul(q, v128.load(z3)));
    s4 = f32x4.add(s4, f32x4.mul(q, v128.load(z4)));
    s5 = f32x4.add(s5, f32x4.mul(q, v128.load(z5)));
    s6 = f32x4.add(s6, f32x4.mul(q, v128.load(z6)));
    s7 = f32x4.add(s7, f32x4.mul(q, v128.load(z7)));
    q = v128.load(p, 16);
    s0 = f32x4.add(s0, f32x4.mul(q, v128.load(z0, 16)));
    s1 = f32x4.add(s1, f32x4.mul(q, v128.load(z1, 16)));
    s2 = f32x4.add(s2, f32x4.mul(q, v128.load(z2, 16)));
    s3 = f32x4.add(s3, f32x4.mul(q, v128.load(z3, 16)));
    s4 = f32x4.add(s4, f32x4.mul(q, v128.load(z4, 16)));
    s5 = f32x4.add(s5, f32x4.mul(q, v128.load(z5, 16)));
    s6 = f32x4.add(s6, f32x4.mul(q, v128.load(z6, 16)));
    s7 = f32x4.add(s7, f32x4.mul(q, v128.load(z7, 16)));
    q = v128.load(p, 32);
    s0 = f32x4.add(s0, f32x4.mul(q, v128.load(z0, 32)));
    s1 = f32x4.add(s1, f32x4.mul(q, v128.load(z1, 32)));
    s2 = f32x4.add(s2, f32x4.mul(q, v128.load(z2, 32)));
    s3 = f32x4.add(s3, f32x4.mul(q, v128.load(z3, 32)));
    s4 = f32x4.add(s4, f32x4.mul(q, v128.load(z4, 32)));
    s5 = f32x4.add(s5, f32x4.mul(q, v128.load(z5, 32)));
    s6 = f32x4.add(s6, f32x4.mul(q, v128.load(z6, 32)));
    s7 = f32x4.add(s7, f32x4.mul(q, v128.load(z7, 32)));
    q = v128.load(p, 48);
    s0 = f32x4.add(s0, f32x4.mul(q, v128.load(z0, 48)));
    s1 = f32x4.add(s1, f32x4.mul(q, v128.load(z1, 48)));
    s2 = f32x4.add(s2, f32x4.mul(q, v128.load(z2, 48)));
    s3 = f32x4.add(s3, f32x4.mul(q, v128.load(z3, 48)));
    s4 = f32x4.add(s4, f32x4.mul(q, v128.load(z4, 48)));
    s5 = f32x4.add(s5, f32x4.mul(q, v128.load(z5, 48)));
    s6 = f32x4.add(s6, f32x4.mul(q, v128.load(z6, 48)));
    s7 = f32x4.add(s7, f32x4.mul(q, v128.load(z7, 48)));
    z0 += 64;
    z1 += 64;
    z2 += 64;
    z3 += 64;
    z4 += 64;
    z5 += 64;
    z6 += 64;
    z7 += 64;
  }
  v128.store(to, across(s0, s1, s2, s3));
  v128.store(to, across(s4, s5, s6, s7), 16);
}

/** The inner products of v with four vectors. */
export function fourProducts(v: usize, bytes: usize, z0: usize, z1: usize, z2: usize, z3: usize): v128 {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, t0 = s0, t1 = s0, t2 = s0, t3 = s0;
  for (let f: usize = 0; f < bytes; f += 32) {
    let p = v128.load(v + f);
    s0 = f32x4.add(s0, f32x4.mul(p, v128.load(z0 + f)));
    s1 = f32x4.add(s1, f32x4.mul(p, v128.load(z1 + f)));
    s2 = f32x4.add(s2, f32x4.mul(p, v128.load(z2 + f)));
    s3 = f32x4.add(s3, f32x4.mul(p, v128.load(z3 + f)));
    p = v128.load(v + f, 16);
    t0 = f32x4.add(t0, f32x4.mul(p, v128.load(z0 + f, 16)));
    t1 = f32x4.add(t1, f32x4.mul(p, v128.load(z1 + f, 16)));
    t2 = f32x4.add(t2, f32x4.mul(p, v128.load(z2 + f, 16)));
    t3 = f32x4.add(t3, f32x4.mul(p, v128.load(z3 + f, 16)));
  }
  return across(f32x4.add(s0, t0), f32x4.add(s1, t1), f32x4.add(s2, t2), f32x4.add(s3, t3));
}

/** A mask of the first `count` lanes. */
@inline
export function present(count: u32): v128 {
  return i32x4.lt_u(i32x4(0, 1, 2, 3), i32x4.splat(count));
}

/** The sum of a vector's lanes. */
@inline
export function lanes(v: v128): f32 {
  return (f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1)) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

/** The sums of four vectors' lanes. */
@inline
function across(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7)); // a0+a2 b0+b2 a1+a3 b1+b3
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}
