// The inverse of a symmetric positive definite matrix by the sweep operator in blocks (engine/kernels/invert.ts says what is computed).
// Sweeping the block K with inverse D = A_KK⁻¹ and E = A_KR, R the rest: F = D·E; A_RR −= Eᵀ·F; A_KR = F; A_KK = −D. Every step is the
// same symmetric update of the whole half matrix, in tiles of 4 × 8 over panels laid out pivot by pivot.
import { aborted, advance, deal, meet } from './team';
import { a0, a1, a2, a3, b0, b1, b2, b3, tileProducts } from './tile';

/** Rows swept together. */
const BLOCK: i32 = 128;
const PANEL: i32 = 8;
/** Row panels updated together against one column panel. */
const GROUP: i32 = 4;
const LEAST_PIVOT: f64 = 1e-12;

/**
 * @param a n × n row-major, n a multiple of 8: the upper triangle is read, all of it written; addresses are multiples of 16
 * @param left, right n × BLOCK numbers each: the panels of F and of E
 * @param small BLOCK² × 12 bytes
 */
export function invert(thread: i32, threads: i32, a: usize, n: i32, left: usize, right: usize, small: usize): void {
  const panels = n / PANEL;
  const packed = small + BLOCK * BLOCK * 8;
  for (let k = 0; k < n; k += BLOCK) {
    const size = min(BLOCK, n - k);
    const first = k / PANEL;
    const behind = (k + size) / PANEL;
    // unit 0 inverts the block, the others lay out E
    for (let unit = deal(panels + 1, 1); unit <= panels; unit = deal(panels + 1, 1)) {
      if (unit == 0) invertBlock(a, n, k, size, small, packed);
      else if (unit - 1 < first || unit - 1 >= behind) layOut(a, n, k, size, unit - 1, right);
    }
    if (!meet(threads)) return;
    for (let panel = deal(panels, 4); panel < panels; panel = deal(panels, 4)) {
      for (let each = panel, end = min(panels, panel + 4); each < end; each++) {
        if (each < first || each >= behind) multiplyBlock(a, n, k, size, each, packed, left, right);
      }
    }
    if (!meet(threads)) return;
    const groups = (panels + GROUP - 1) / GROUP;
    for (let group = deal(groups, 1); group < groups; group = deal(groups, 1)) {
      const from = group * GROUP;
      const end = min(panels, from + GROUP);
      for (let column = from; column < panels; column++) {
        if (column >= first && column < behind) continue;
        for (let row = from; row < end && row <= column; row++) {
          if (row >= first && row < behind) continue;
          const e = right + <usize>column * size * (PANEL * 4);
          const f = left + <usize>row * size * (PANEL * 4);
          const c = a + (<usize>(row * PANEL) * n + column * PANEL) * 4;
          update(c, <usize>n << 2, f, e, size);
          update(c + (<usize>n << 4), <usize>n << 2, f + 16, e, size);
        }
      }
      if (aborted()) break;
    }
    advance(size);
    if (!meet(threads)) return;
  }
  for (let row = deal(n, 16); row < n; row = deal(n, 16)) {
    for (let i = row, end = min(n, row + 16); i < end; i++) {
      for (let j = i; j < n; j++) {
        const at = a + (<usize>i * n + j) * 4;
        const value = -load<f32>(at);
        store<f32>(at, value);
        store<f32>(a + (<usize>j * n + i) * 4, value);
      }
    }
  }
  meet(threads);
}

/** E of one panel of columns: pivot after pivot, eight numbers each; left of the block they stand in its columns. */
function layOut(a: usize, n: i32, k: i32, size: i32, panel: i32, right: usize): void {
  const to = right + <usize>panel * size * (PANEL * 4);
  const j = panel * PANEL;
  if (j > k) {
    for (let p = 0; p < size; p++) {
      const from = a + (<usize>(k + p) * n + j) * 4;
      v128.store(to + (<usize>p << 5), v128.load(from));
      v128.store(to + (<usize>p << 5), v128.load(from, 16), 16);
    }
  } else {
    for (let t = 0; t < PANEL; t++) {
      const from = a + (<usize>(j + t) * n + k) * 4;
      for (let p = 0; p < size; p++) store<f32>(to + (<usize>p << 5) + (t << 2), load<f32>(from + (<usize>p << 2)));
    }
  }
}

/** F = D·E of one panel of columns, and its place in the matrix. */
function multiplyBlock(a: usize, n: i32, k: i32, size: i32, panel: i32, packed: usize, left: usize, right: usize): void {
  const e = right + <usize>panel * size * (PANEL * 4);
  const f = left + <usize>panel * size * (PANEL * 4);
  for (let q = 0; q < size; q += 4) {
    const to = f + (<usize>q << 5);
    memory.fill(to, 0, 4 * PANEL * 4);
    update(to, PANEL * 4, packed + <usize>q * size * 4, e, size, 16);
    for (let at: usize = 0; at < 128; at += 16) v128.store(to + at, f32x4.neg(v128.load(to + at)));
  }
  const j = panel * PANEL;
  if (j > k) {
    for (let p = 0; p < size; p++) {
      const to = a + (<usize>(k + p) * n + j) * 4;
      v128.store(to, v128.load(f + (<usize>p << 5)));
      v128.store(to, v128.load(f + (<usize>p << 5), 16), 16);
    }
  } else {
    for (let t = 0; t < PANEL; t++) {
      const to = a + (<usize>(j + t) * n + k) * 4;
      for (let p = 0; p < size; p++) store<f32>(to + (<usize>p << 2), load<f32>(f + (<usize>p << 5) + (t << 2)));
    }
  }
}

/** C −= Σ_p f_p·e_pᵀ for a tile of 4 × 8: rows of C are `row` bytes apart, four numbers of f `step` bytes, eight of e 32 bytes. */
@inline
function update(c: usize, row: usize, f: usize, e: usize, size: i32, step: usize = 32): void {
  tileProducts(f, step, e, 32, size);
  subtract(c, a0, b0);
  subtract(c + row, a1, b1);
  subtract(c + 2 * row, a2, b2);
  subtract(c + 3 * row, a3, b3);
}

@inline
function subtract(c: usize, a: v128, b: v128): void {
  v128.store(c, f32x4.sub(v128.load(c), a));
  v128.store(c, f32x4.sub(v128.load(c, 16), b), 16);
}

/** D in double precision, by sweeping pivot after pivot; −D goes to its place, D to `packed`, four rows at a time, pivot after pivot. */
function invertBlock(a: usize, n: i32, k: i32, size: i32, small: usize, packed: usize): void {
  const row = <usize>size << 3;
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      const value = <f64>load<f32>(a + (<usize>(k + i) * n + k + j) * 4);
      store<f64>(small + <usize>i * row + (<usize>j << 3), value);
      store<f64>(small + <usize>j * row + (<usize>i << 3), value);
    }
  }
  for (let p = 0; p < size; p++) {
    const own = small + <usize>p * row;
    const pivot = load<f64>(own + (<usize>p << 3));
    const inverse = 1 / (pivot > LEAST_PIVOT ? pivot : LEAST_PIVOT);
    for (let i = 0; i < size; i++) {
      if (i == p) continue;
      const line = small + <usize>i * row;
      const factor = load<f64>(line + (<usize>p << 3)) * inverse;
      const times = f64x2.splat(factor);
      for (let at: usize = 0; at < row; at += 16) v128.store(line + at, f64x2.sub(v128.load(line + at), f64x2.mul(times, v128.load(own + at))));
      store<f64>(line + (<usize>p << 3), factor);
    }
    const scale = f64x2.splat(inverse);
    for (let at: usize = 0; at < row; at += 16) v128.store(own + at, f64x2.mul(v128.load(own + at), scale));
    store<f64>(own + (<usize>p << 3), -inverse);
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const value = <f32>load<f64>(small + <usize>i * row + (<usize>j << 3));
      store<f32>(a + (<usize>(k + i) * n + k + j) * 4, value);
      store<f32>(packed + (<usize>((i & ~3) * size + j * 4 + (i & 3)) << 2), -value);
    }
  }
}
