// One pass over the entries of a row: the loop in which training of factors spends its time. Every vector is read once, for its inner
// product and, still in the first cache, for the sum; eight entries at a time, so that additions do not wait for each other.
import { eightProducts, fourProducts, lanes, present } from './products';
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
    let z0 = other + <usize>load<u32>(at) * bytes;
    if (rest >= 8) {
      let z1 = other + <usize>load<u32>(at, 4) * bytes;
      let z2 = other + <usize>load<u32>(at, 8) * bytes;
      let z3 = other + <usize>load<u32>(at, 12) * bytes;
      let z4 = other + <usize>load<u32>(at, 16) * bytes;
      let z5 = other + <usize>load<u32>(at, 20) * bytes;
      let z6 = other + <usize>load<u32>(at, 24) * bytes;
      let z7 = other + <usize>load<u32>(at, 28) * bytes;
      eightProducts(v, bytes, z0, z1, z2, z3, z4, z5, z6, z7, coefficients);
      const low = f32x4.sub(target, v128.load(coefficients));
      const high = f32x4.sub(target, v128.load(coefficients, 16));
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
      for (let t = sum, end = sum + bytes; t < end; t += 64) {
        let a = f32x4.add(f32x4.mul(c0, v128.load(z0)), f32x4.mul(c1, v128.load(z1)));
        let b = f32x4.add(f32x4.mul(c2, v128.load(z2)), f32x4.mul(c3, v128.load(z3)));
        a = f32x4.add(a, f32x4.mul(c4, v128.load(z4)));
        b = f32x4.add(b, f32x4.mul(c5, v128.load(z5)));
        a = f32x4.add(a, f32x4.mul(c6, v128.load(z6)));
        b = f32x4.add(b, f32x4.mul(c7, v128.load(z7)));
        v128.store(t, f32x4.add(v128.load(t), f32x4.add(a, b)));
        a = f32x4.add(f32x4.mul(c0, v128.load(z0, 16)), f32x4.mul(c1, v128.load(z1, 16)));
        b = f32x4.add(f32x4.mul(c2, v128.load(z2, 16)), f32x4.mul(c3, v128.load(z3, 16)));
        a = f32x4.add(a, f32x4.mul(c4, v128.load(z4, 16)));
        b = f32x4.add(b, f32x4.mul(c5, v128.load(z5, 16)));
        a = f32x4.add(a, f32x4.mul(c6, v128.load(z6, 16)));
        b = f32x4.add(b, f32x4.mul(c7, v128.load(z7, 16)));
        v128.store(t, f32x4.add(v128.load(t, 16), f32x4.add(a, b)), 16);
        a = f32x4.add(f32x4.mul(c0, v128.load(z0, 32)), f32x4.mul(c1, v128.load(z1, 32)));
        b = f32x4.add(f32x4.mul(c2, v128.load(z2, 32)), f32x4.mul(c3, v128.load(z3, 32)));
        a = f32x4.add(a, f32x4.mul(c4, v128.load(z4, 32)));
        b = f32x4.add(b, f32x4.mul(c5, v128.load(z5, 32)));
        a = f32x4.add(a, f32x4.mul(c6, v128.load(z6, 32)));
        b = f32x4.add(b, f32x4.mul(c7, v128.load(z7, 32)));
        v128.store(t, f32x4.add(v128.load(t, 32), f32x4.add(a, b)), 32);
        a = f32x4.add(f32x4.mul(c0, v128.load(z0, 48)), f32x4.mul(c1, v128.load(z1, 48)));
        b = f32x4.add(f32x4.mul(c2, v128.load(z2, 48)), f32x4.mul(c3, v128.load(z3, 48)));
        a = f32x4.add(a, f32x4.mul(c4, v128.load(z4, 48)));
        b = f32x4.add(b, f32x4.mul(c5, v128.load(z5, 48)));
        a = f32x4.add(a, f32x4.mul(c6, v128.load(z6, 48)));
        b = f32x4.add(b, f32x4.mul(c7, v128.load(z7, 48)));
        v128.store(t, f32x4.add(v128.load(t, 48), f32x4.add(a, b)), 48);
        z0 += 64;
        z1 += 64;
        z2 += 64;
        z3 += 64;
        z4 += 64;
        z5 += 64;
        z6 += 64;
        z7 += 64;
      }
      e += 8;
    } else { // the last ones four at a time; in place of those that are missing, the last entry again with nothing to say
      const z1 = rest > 1 ? other + <usize>load<u32>(at, 4) * bytes : z0;
      const z2 = rest > 2 ? other + <usize>load<u32>(at, 8) * bytes : z1;
      const z3 = rest > 3 ? other + <usize>load<u32>(at, 12) * bytes : z2;
      const low = f32x4.sub(target, fourProducts(v, bytes, z0, z1, z2, z3));
      const c = v128.and(weight == 0 ? low : f32x4.mul(low, v128.load(weight + (<usize>e << 2))), present(rest));
      squares = f32x4.add(squares, f32x4.mul(c, low));
      const c0 = v128.shuffle<f32>(c, c, 0, 0, 0, 0);
      const c1 = v128.shuffle<f32>(c, c, 1, 1, 1, 1);
      const c2 = v128.shuffle<f32>(c, c, 2, 2, 2, 2);
      const c3 = v128.shuffle<f32>(c, c, 3, 3, 3, 3);
      for (let f: usize = 0; f < bytes; f += 16) {
        const a = f32x4.add(f32x4.mul(c0, v128.load(z0 + f)), f32x4.mul(c1, v128.load(z1 + f)));
        const b = f32x4.add(f32x4.mul(c2, v128.load(z2 + f)), f32x4.mul(c3, v128.load(z3 + f)));
        v128.store(sum + f, f32x4.add(v128.load(sum + f), f32x4.add(a, b)));
      }
      e += min<u32>(rest, 4);
    }
  }
  return lanes(squares);
}

/** Σ w·(y·v)² over entries from…end: half of the pass, where the sum is not wanted. */
export function sumSquares(index: usize, weight: usize, from: u32, end: u32, other: usize, bytes: usize, v: usize, coefficients: usize): f32 {
  let squares = f32x4.splat(0);
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
      eightProducts(v, bytes, z0, z1, z2, z3, z4, z5, z6, z7, coefficients);
      const low = v128.load(coefficients);
      const high = v128.load(coefficients, 16);
      let c = f32x4.mul(low, low);
      let d = f32x4.mul(high, high);
      if (weight != 0) {
        c = f32x4.mul(c, v128.load(weight + (<usize>e << 2)));
        d = f32x4.mul(d, v128.load(weight + (<usize>e << 2), 16));
      }
      squares = f32x4.add(squares, f32x4.add(c, d));
      e += 8;
    } else {
      const z1 = rest > 1 ? other + <usize>load<u32>(at, 4) * bytes : z0;
      const z2 = rest > 2 ? other + <usize>load<u32>(at, 8) * bytes : z1;
      const z3 = rest > 3 ? other + <usize>load<u32>(at, 12) * bytes : z2;
      const low = fourProducts(v, bytes, z0, z1, z2, z3);
      const square = f32x4.mul(low, low);
      squares = f32x4.add(squares, v128.and(weight == 0 ? square : f32x4.mul(square, v128.load(weight + (<usize>e << 2))), present(rest)));
      e += min<u32>(rest, 4);
    }
  }
  return lanes(squares);
}
