// Gram matrices of tall row-major matrices whose rows are padded to a multiple of 16 single precision numbers.
import { aborted, deal } from './team';
import { a0, a1, a2, a3, b0, b1, b2, b3, tileProducts } from './tile';

/** Slabs a matrix is cut into, whatever the number of threads: so that the sum is rounded alike with any. */
export const SLABS: i32 = 16;

/** Rows summed in single precision before they are added to the double precision sums: they stay in the first cache. */
const PANEL: i32 = 64;

/** Sums y·yᵀ of every slab of `rows` (count × width) into its width × width place in `slabs`; whole tiles on and above the diagonal only. */
export function gramSlabs(rows: usize, count: i32, width: i32, slabs: usize): void {
  for (let slab = deal(SLABS, 1); slab < SLABS; slab = deal(SLABS, 1)) {
    const sums = slabs + <usize>slab * width * width * 8;
    memory.fill(sums, 0, <usize>width * width * 8);
    const first = <i32>(<i64>count * slab / SLABS);
    const end = <i32>(<i64>count * (slab + 1) / SLABS);
    for (let row = first; row < end && !aborted(); row += PANEL) {
      const size = min(PANEL, end - row);
      const panel = rows + <usize>row * width * 4;
      for (let a = 0; a < width; a += 4) {
        for (let b = a & ~7; b < width; b += 8) addTile(panel, size, width, a, b, sums);
      }
    }
  }
}

/** Adds the 4 × 8 products of columns a… and b… of a panel. */
function addTile(panel: usize, size: i32, width: i32, a: i32, b: i32, sums: usize): void {
  tileProducts(panel + (a << 2), <usize>width << 2, panel + (b << 2), <usize>width << 2, size);
  const line = <usize>width << 3;
  let to = sums + <usize>a * line + (b << 3);
  addEight(to, a0, b0);
  addEight(to += line, a1, b1);
  addEight(to += line, a2, b2);
  addEight(to + line, a3, b3);
}

@inline
function addEight(to: usize, p: v128, q: v128): void {
  v128.store(to, f64x2.add(v128.load(to), f64x2.promote_low_f32x4(p)));
  v128.store(to, f64x2.add(v128.load(to, 16), f64x2.promote_low_f32x4(i64x2.shuffle(p, p, 1, 1))), 16);
  v128.store(to, f64x2.add(v128.load(to, 32), f64x2.promote_low_f32x4(q)), 32);
  v128.store(to, f64x2.add(v128.load(to, 48), f64x2.promote_low_f32x4(i64x2.shuffle(q, q, 1, 1))), 48);
}

/** Adds the slabs up: the leading d × d of their sum, both triangles, into `gram` (d × d, double precision). */
export function reduceSlabs(slabs: usize, width: i32, d: i32, gram: usize): void {
  for (let a = 0; a < d; a++) {
    for (let b = a; b < d; b++) {
      let sum: f64 = 0;
      for (let slab = 0; slab < SLABS; slab++) sum += load<f64>(slabs + (<usize>(slab * width + a) * width + b) * 8);
      store<f64>(gram + (<usize>(a * d + b) << 3), sum);
      store<f64>(gram + (<usize>(b * d + a) << 3), sum);
    }
  }
}
