// The k best columns of every row by inner product (engine/kernels/top-columns.ts says what is computed).
// Columns are taken longest vector first, in panels of eight laid out factor by factor, against four rows at a time: eight sums for six
// loads. After the first half of the factors a panel is given up where the rest, were it to point straight along the row's, could not lift
// any column to its row's bar; vectors of trained factors hold most of their length in the first half. Reading ends where even a vector pointing straight along the row could not reach the row's k-th best (Cauchy–Schwarz), so that
// the result is exact.
import { aborted, advance, deal, meet } from './team';

/** Columns of a panel, and rows of a tile. */
const PANEL: i32 = 8;
const TILE: i32 = 4;

/** Rows dealt at once. */
const DEALT: i32 = 32;

/** Panels between two looks at the bound, and at the abort. */
const LOOK: i32 = 4;
const ABORT_LOOK: i32 = 256;

/** Single precision sums fall short of the true length by less than this. */
const MARGIN: f32 = 1.0001;

/**
 * @param rows rowCount × d; @param columns columnCount × d
 * @param order columns by falling length, @param norms their lengths in that order
 * @param position room for columnCount words, @param packed for the panels, @param rests for their lengths in the second half, @param scratch for `scratchBytes` a thread
 * @param start, excluded barred columns by rows; start 0: none
 * @param sizes, found, scores the result, `count` places a row
 */
export function topColumns(
  thread: i32, threads: i32, rowCount: i32, columnCount: i32, d: i32, count: i32, rows: usize, columns: usize, order: usize, norms: usize,
  position: usize, packed: usize, rests: usize, scratch: usize, scratchBytes: i32, start: usize, excluded: usize, sizes: usize, found: usize, scores: usize,
): void {
  const panels = (columnCount + PANEL - 1) / PANEL;
  const own = scratch + <usize>thread * scratchBytes;
  // own: sums of the tile (TILE × PANEL), lengths of its rows, those of their second half, bars of its rows, marks (a byte a place in `order`)
  const sums = own;
  const lengths = own + TILE * PANEL * 4;
  const halves = lengths + TILE * 4;
  const bars = halves + TILE * 4;
  const half = d >> 1;
  const marks = bars + TILE * 4;
  memory.fill(marks, 0, columnCount);
  for (let panel = deal(panels, 64); panel < panels; panel = deal(panels, 64)) {
    for (let each = panel, end = min(panels, panel + 64); each < end; each++) pack(each, columnCount, d, columns, order, position, packed, rests);
  }
  if (!meet(threads)) return;
  for (let first = deal(rowCount, DEALT); first < rowCount; first = deal(rowCount, DEALT)) {
    const end = min(rowCount, first + DEALT);
    for (let tile = first; tile < end; tile += TILE) {
      const inTile = min(TILE, end - tile);
      for (let t = 0; t < TILE; t++) {
        // a tile that is not full computes its last row again and keeps nothing of it
        const x = rows + <usize>(tile + min(t, inTile - 1)) * d * 4;
        store<f32>(lengths + (t << 2), t < inTile ? length(x, d) * MARGIN : -1);
        store<f32>(halves + (t << 2), length(x + (half << 2), d - half) * MARGIN);
        store<f32>(bars + (t << 2), t < inTile ? -Infinity : Infinity);
        if (t < inTile) {
          store<i32>(sizes + (<usize>(tile + t) << 2), 0);
          if (start != 0) mark(start, excluded, position, marks, tile + t, 1 << t);
        }
      }
      const last = rows + <usize>(tile + inTile - 1) * d * 4;
      const x0 = rows + <usize>tile * d * 4;
      const x1 = inTile > 1 ? x0 + (d << 2) : last;
      const x2 = inTile > 2 ? x1 + (d << 2) : last;
      const x3 = inTile > 3 ? x2 + (d << 2) : last;
      for (let panel = 0; panel < panels; panel++) {
        if (panel % LOOK == 0) {
          if (!anyReaches(load<f32>(norms + (<usize>(panel * PANEL) << 2)), lengths, bars)) break;
          if (panel % ABORT_LOOK == 0 && aborted()) return;
        }
        if (!multiply(packed + <usize>panel * d * (PANEL * 4), d, half, x0, x1, x2, x3, rests + <usize>panel * (PANEL * 4), halves, sums, bars)) continue;
        for (let t = 0; t < inTile; t++) {
          offerPanel(panel * PANEL, min(PANEL, columnCount - panel * PANEL), sums + t * (PANEL * 4), bars + (t << 2), marks, 1 << t, order,
            sizes + (<usize>(tile + t) << 2), found + <usize>(tile + t) * count * 4, scores + <usize>(tile + t) * count * 4, count);
        }
      }
      if (start != 0) for (let t = 0; t < inTile; t++) mark(start, excluded, position, marks, tile + t, 0);
    }
    advance(end - first);
  }
}

/** Lays out the eight columns of a panel factor by factor, zeros after the last, and notes their places. */
function pack(panel: i32, columnCount: i32, d: i32, columns: usize, order: usize, position: usize, packed: usize, rests: usize): void {
  const to = packed + <usize>panel * d * (PANEL * 4);
  for (let i = 0; i < PANEL; i++) {
    const at = panel * PANEL + i;
    if (at >= columnCount) {
      for (let f = 0; f < d; f++) store<f32>(to + ((f * PANEL + i) << 2), 0);
      store<f32>(rests + (<usize>at << 2), 0);
      continue;
    }
    const column = load<u32>(order + (<usize>at << 2));
    store<i32>(position + (<usize>column << 2), at);
    const from = columns + <usize>column * d * 4;
    for (let f = 0; f < d; f++) store<f32>(to + ((f * PANEL + i) << 2), load<f32>(from + (f << 2)));
    store<f32>(rests + (<usize>at << 2), length(from + ((d >> 1) << 2), d - (d >> 1)) * MARGIN);
  }
}

/** Bars the columns a row must not be given, or lets them be again. */
function mark(start: usize, excluded: usize, position: usize, marks: usize, row: i32, bit: i32): void {
  for (let e = load<u32>(start + (<usize>row << 2)), end = load<u32>(start + (<usize>row << 2), 4); e < end; e++) {
    const at = marks + load<u32>(position + (<usize>load<u32>(excluded + (<usize>e << 2)) << 2));
    store<u8>(at, <u8>(bit == 0 ? 0 : <i32>load<u8>(at) | bit));
  }
}

function length(x: usize, d: i32): f32 {
  let sum: f64 = 0;
  for (let f = 0; f < d; f++) {
    const value = <f64>load<f32>(x + (f << 2));
    sum += value * value;
  }
  return <f32>Math.sqrt(sum);
}

/** Whether a vector of that length could still reach the bar of one of the tile's rows. */
// @ts-ignore: decorator
@inline
function anyReaches(norm: f32, lengths: usize, bars: usize): bool {
  return v128.any_true(f32x4.ge(f32x4.mul(f32x4.splat(norm), v128.load(lengths)), v128.load(bars)));
}

/** The 4 × 8 inner products of a tile and a panel into `sums`; whether one of them reaches its row's bar. */
function multiply(panel: usize, d: i32, half: i32, x0: usize, x1: usize, x2: usize, x3: usize, rests: usize, halves: usize, sums: usize, bars: usize): bool {
  let a0 = f32x4.splat(0), b0 = a0, a1 = a0, b1 = a0, a2 = a0, b2 = a0, a3 = a0, b3 = a0;
  const r0 = v128.load32_splat(bars);
  const r1 = v128.load32_splat(bars, 4);
  const r2 = v128.load32_splat(bars, 8);
  const r3 = v128.load32_splat(bars, 12);
  let f: usize = 0;
  for (let end = <usize>half << 2; ; end = <usize>d << 2) {
    for (; f < end; f += 4, panel += PANEL * 4) {
      const y = v128.load(panel);
      const z = v128.load(panel, 16);
      let x = v128.load32_splat(x0 + f);
      a0 = f32x4.add(a0, f32x4.mul(x, y));
      b0 = f32x4.add(b0, f32x4.mul(x, z));
      x = v128.load32_splat(x1 + f);
      a1 = f32x4.add(a1, f32x4.mul(x, y));
      b1 = f32x4.add(b1, f32x4.mul(x, z));
      x = v128.load32_splat(x2 + f);
      a2 = f32x4.add(a2, f32x4.mul(x, y));
      b2 = f32x4.add(b2, f32x4.mul(x, z));
      x = v128.load32_splat(x3 + f);
      a3 = f32x4.add(a3, f32x4.mul(x, y));
      b3 = f32x4.add(b3, f32x4.mul(x, z));
    }
    if (end == <usize>d << 2) break;
    const low = v128.load(rests);
    const high = v128.load(rests, 16);
    if (!reaches(a0, b0, low, high, v128.load32_splat(halves), r0) && !reaches(a1, b1, low, high, v128.load32_splat(halves, 4), r1)
      && !reaches(a2, b2, low, high, v128.load32_splat(halves, 8), r2) && !reaches(a3, b3, low, high, v128.load32_splat(halves, 12), r3)) return false;
  }
  v128.store(sums, a0);
  v128.store(sums, b0, 16);
  v128.store(sums, a1, 32);
  v128.store(sums, b1, 48);
  v128.store(sums, a2, 64);
  v128.store(sums, b2, 80);
  v128.store(sums, a3, 96);
  v128.store(sums, b3, 112);
  return v128.any_true(v128.or(
    v128.or(v128.or(f32x4.ge(a0, r0), f32x4.ge(b0, r0)), v128.or(f32x4.ge(a1, r1), f32x4.ge(b1, r1))),
    v128.or(v128.or(f32x4.ge(a2, r2), f32x4.ge(b2, r2)), v128.or(f32x4.ge(a3, r3), f32x4.ge(b3, r3))),
  ));
}

/** Whether one of eight half sums could still reach the bar, were the rest of its vector parallel to the row's. */
// @ts-ignore: decorator
@inline
function reaches(a: v128, b: v128, low: v128, high: v128, rest: v128, bar: v128): bool {
  return v128.any_true(v128.or(f32x4.ge(f32x4.add(a, f32x4.mul(rest, low)), bar), f32x4.ge(f32x4.add(b, f32x4.mul(rest, high)), bar)));
}

/** Offers a row the columns of a panel; the row's places stay in order, best first. */
function offerPanel(first: i32, columns: i32, sums: usize, bar: usize, marks: usize, bit: i32, order: usize, sizeAt: usize, found: usize, scores: usize, count: i32): void {
  let least = load<f32>(bar);
  for (let i = 0; i < columns; i++) {
    const score = load<f32>(sums + (i << 2));
    if (!(score >= least) || (<i32>load<u8>(marks + first + i) & bit) != 0) continue;
    const column = load<u32>(order + (<usize>(first + i) << 2));
    let size = load<i32>(sizeAt);
    if (size == count && score == least && column > load<u32>(found + ((count - 1) << 2))) continue;
    let at = size < count ? size : count - 1;
    for (; at > 0; at--) {
      const before = load<f32>(scores + ((at - 1) << 2));
      const other = load<u32>(found + ((at - 1) << 2));
      if (before > score || (before == score && other < column)) break;
      store<f32>(scores + (at << 2), before);
      store<u32>(found + (at << 2), other);
    }
    store<f32>(scores + (at << 2), score);
    store<u32>(found + (at << 2), column);
    if (size < count) store<i32>(sizeAt, ++size);
    if (size == count) least = load<f32>(scores + ((count - 1) << 2));
  }
  store<f32>(bar, least);
}
