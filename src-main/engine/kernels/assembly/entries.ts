// One pass over the entries of a row: the loop in which training of factors spends its time. Every vector is read once, for its inner
// product and, still in the first cache, for the sum; eight entries at a time, so that additions do not wait for each other.
import { aborted } from './team';

/** Entries between two looks at the abort. */
const LOOK: u32 = 4096;

/**
 * sum += Σ w·(wanted − y·v)·y over entries from…end, returns Σ w·(wanted − y·v)².
 * @param index columns of the entries, @param weight their w, 0: all are 1, @param other the y, rows of `bytes` bytes, a multiple of 64
 * @param coefficients room for eight numbers
 */
export function addEntries(index: usize, weight: usize, from: u32, end: u32, other: usize, bytes: usize, v: usize, wanted: f32, sum: usize, coefficients: usize): f32 {
  let squares = f32x4.splat(0);
  const target = f32x4.splat(wanted);
  let e = from;
  while (e < end) {
    if (((e - from) & (LOOK - 1)) == 0 && aborted()) return 0;
    const rest = end - e;
    const at = index + (<usize>e << 2);
    const z0 = other + <usize>load<u32>(at) * bytes;
    if (rest >= 8) {
      const z1 = other + <usize>load<u32>(at, 4) * bytes;
      const z2 = other + <usize>load<u32>(at, 8) * bytes;
      const z3 = other + <usize>load<u32>(at, 12) * bytes;
      const z4 = other + <usize>load<u32>(at, 16) * bytes;
      const z5 = other + <usize>load<u32>(at, 20) * bytes;
      const z6 = other + <usize>load<u32>(at, 24) * bytes;
      const z7 = other + <usize>load<u32>(at, 28) * bytes;
      let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
      for (let f: usize = 0; f < bytes; f += 32) {
        let p = v128.load(v + f);
        s0 = f32x4.add(s0, f32x4.mul(p, v128.load(z0 + f)));
        s1 = f32x4.add(s1, f32x4.mul(p, v128.load(z1 + f)));
        s2 = f32x4.add(s2, f32x4.mul(p, v128.load(z2 + f)));
        s3 = f32x4.add(s3, f32x4.mul(p, v128.load(z3 + f)));
        s4 = f32x4.add(s4, f32x4.mul(p, v128.load(z4 + f)));
        s5 = f32x4.add(s5, f32x4.mul(p, v128.load(z5 + f)));
        s6 = f32x4.add(s6, f32x4.mul(p, v128.load(z6 + f)));
        s7 = f32x4.add(s7, f32x4.mul(p, v128.load(z7 + f)));
        p = v128.load(v + f, 16);
        s0 = f32x4.add(s0, f32x4.mul(p, v128.load(z0 + f, 16)));
        s1 = f32x4.add(s1, f32x4.mul(p, v128.load(z1 + f, 16)));
        s2 = f32x4.add(s2, f32x4.mul(p, v128.load(z2 + f, 16)));
        s3 = f32x4.add(s3, f32x4.mul(p, v128.load(z3 + f, 16)));
        s4 = f32x4.add(s4, f32x4.mul(p, v128.load(z4 + f, 16)));
        s5 = f32x4.add(s5, f32x4.mul(p, v128.load(z5 + f, 16)));
        s6 = f32x4.add(s6, f32x4.mul(p, v128.load(z6 + f, 16)));
        s7 = f32x4.add(s7, f32x4.mul(p, v128.load(z7 + f, 16)));
      }
      const low = f32x4.sub(target, across(s0, s1, s2, s3));
      const high = f32x4.sub(target, across(s4, s5, s6, s7));
      let c = low;
      let d = high;
      if (weight != 0) {
        c = f32x4.mul(c, v128.load(weight + (<usize>e << 2)));
        d = f32x4.mul(d, v128.load(weight + (<usize>e << 2), 16));
      }
      squares = f32x4.add(squares, f32x4.add(f32x4.mul(c, low), f32x4.mul(d, high)));
      v128.store(coefficients, c);
      v128.store(coefficients, d, 16);
      const c0 = v128.load32_splat(coefficients);
      const c1 = v128.load32_splat(coefficients, 4);
      const c2 = v128.load32_splat(coefficients, 8);
      const c3 = v128.load32_splat(coefficients, 12);
      const c4 = v128.load32_splat(coefficients, 16);
      const c5 = v128.load32_splat(coefficients, 20);
      const c6 = v128.load32_splat(coefficients, 24);
      const c7 = v128.load32_splat(coefficients, 28);
      for (let f: usize = 0; f < bytes; f += 32) {
        let a = f32x4.add(f32x4.mul(c0, v128.load(z0 + f)), f32x4.mul(c1, v128.load(z1 + f)));
        let b = f32x4.add(f32x4.mul(c2, v128.load(z2 + f)), f32x4.mul(c3, v128.load(z3 + f)));
        a = f32x4.add(a, f32x4.mul(c4, v128.load(z4 + f)));
        b = f32x4.add(b, f32x4.mul(c5, v128.load(z5 + f)));
        a = f32x4.add(a, f32x4.mul(c6, v128.load(z6 + f)));
        b = f32x4.add(b, f32x4.mul(c7, v128.load(z7 + f)));
        v128.store(sum + f, f32x4.add(v128.load(sum + f), f32x4.add(a, b)));
        a = f32x4.add(f32x4.mul(c0, v128.load(z0 + f, 16)), f32x4.mul(c1, v128.load(z1 + f, 16)));
        b = f32x4.add(f32x4.mul(c2, v128.load(z2 + f, 16)), f32x4.mul(c3, v128.load(z3 + f, 16)));
        a = f32x4.add(a, f32x4.mul(c4, v128.load(z4 + f, 16)));
        b = f32x4.add(b, f32x4.mul(c5, v128.load(z5 + f, 16)));
        a = f32x4.add(a, f32x4.mul(c6, v128.load(z6 + f, 16)));
        b = f32x4.add(b, f32x4.mul(c7, v128.load(z7 + f, 16)));
        v128.store(sum + f, f32x4.add(v128.load(sum + f, 16), f32x4.add(a, b)), 16);
      }
      e += 8;
    } else if (rest >= 4) {
      const z1 = other + <usize>load<u32>(at, 4) * bytes;
      const z2 = other + <usize>load<u32>(at, 8) * bytes;
      const z3 = other + <usize>load<u32>(at, 12) * bytes;
      let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
      for (let f: usize = 0; f < bytes; f += 16) {
        const p = v128.load(v + f);
        s0 = f32x4.add(s0, f32x4.mul(p, v128.load(z0 + f)));
        s1 = f32x4.add(s1, f32x4.mul(p, v128.load(z1 + f)));
        s2 = f32x4.add(s2, f32x4.mul(p, v128.load(z2 + f)));
        s3 = f32x4.add(s3, f32x4.mul(p, v128.load(z3 + f)));
      }
      const low = f32x4.sub(target, across(s0, s1, s2, s3));
      const c = weight == 0 ? low : f32x4.mul(low, v128.load(weight + (<usize>e << 2)));
      squares = f32x4.add(squares, f32x4.mul(c, low));
      const c0 = f32x4.splat(f32x4.extract_lane(c, 0));
      const c1 = f32x4.splat(f32x4.extract_lane(c, 1));
      const c2 = f32x4.splat(f32x4.extract_lane(c, 2));
      const c3 = f32x4.splat(f32x4.extract_lane(c, 3));
      for (let f: usize = 0; f < bytes; f += 16) {
        const a = f32x4.add(f32x4.mul(c0, v128.load(z0 + f)), f32x4.mul(c1, v128.load(z1 + f)));
        const b = f32x4.add(f32x4.mul(c2, v128.load(z2 + f)), f32x4.mul(c3, v128.load(z3 + f)));
        v128.store(sum + f, f32x4.add(v128.load(sum + f), f32x4.add(a, b)));
      }
      e += 4;
    } else {
      let s = f32x4.splat(0);
      let t = s;
      for (let f: usize = 0; f < bytes; f += 32) {
        s = f32x4.add(s, f32x4.mul(v128.load(v + f), v128.load(z0 + f)));
        t = f32x4.add(t, f32x4.mul(v128.load(v + f, 16), v128.load(z0 + f, 16)));
      }
      s = f32x4.add(s, t);
      const low = wanted - ((f32x4.extract_lane(s, 0) + f32x4.extract_lane(s, 1)) + (f32x4.extract_lane(s, 2) + f32x4.extract_lane(s, 3)));
      const scaled = weight == 0 ? low : low * load<f32>(weight + (<usize>e << 2));
      squares = f32x4.add(squares, f32x4.replace_lane(f32x4.splat(0), 0, scaled * low));
      const c = f32x4.splat(scaled);
      for (let f: usize = 0; f < bytes; f += 16) v128.store(sum + f, f32x4.add(v128.load(sum + f), f32x4.mul(c, v128.load(z0 + f))));
      e += 1;
    }
  }
  return (f32x4.extract_lane(squares, 0) + f32x4.extract_lane(squares, 1)) + (f32x4.extract_lane(squares, 2) + f32x4.extract_lane(squares, 3));
}

/** The sums of four vectors' lanes. */
// @ts-ignore: decorator
@inline
function across(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7)); // a0+a2 b0+b2 a1+a3 b1+b3
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}
