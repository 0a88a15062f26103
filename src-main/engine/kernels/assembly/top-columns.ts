// The k best columns of every row by inner product (engine/kernels/top-columns.ts says what is computed).
// Columns are taken longest vector first, in panels of eight against four rows at a time. A panel is first gone through in whole numbers of
// 16 bits, two products an instruction lane; after every quarter of the factors it is given up where no column can reach its row's bar, were
// the rest of its vector to point straight along the row's and all rounding to be in its favour. What is left is computed in single
// precision. Reading ends where even a vector pointing straight along the row could not reach the row's k-th best. Both bounds are those of
// Cauchy and Schwarz, so that the result is exact: the same numbers as without them.
import { aborted, advance, deal, meet } from './team';
import { a0, a1, a2, a3, b0, b1, b2, b3, rowProducts } from './tile';

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

/** Rounding of inner products in single precision, as a share of the product of the lengths. */
const SLACK: f32 = 2e-5;

/** The least number that the greatest entry of a vector is taken for when it is rounded. */
const LEAST: f64 = 1e-12;

/** What is known of a panel: four times the lengths of what is left of its eight columns after a quarter, the rounding error of the worst of them, one by the unit. */
const BOUNDS: i32 = 192;
const ERROR: usize = 128;
const UNITS: usize = 132;

/** What a thread keeps of its tile: sums, lengths, bars, rounding errors, lengths of the rounded rows, one by the unit, lengths of what is left after each quarter; then the rounded rows, and marks, a byte a place in `order`. */
const LENGTHS: usize = 128;
const BARS: usize = 144;
const ERRORS: usize = 160;
const ROUNDED: usize = 176;
const INVERSE: usize = 192;
const LEFT: usize = 208;
const TILE_BYTES: usize = 272;

/** Bytes of the scratch of one thread. */
export function topScratch(columnCount: i32, d: i32): i32 {
  return (<i32>TILE_BYTES + TILE * 4 * pairsOf(d) + columnCount + PANEL + 63) & ~63;
}

/** Bytes of the room for all panels: their columns in single precision, in whole numbers, and their bounds. */
export function topRoom(columnCount: i32, d: i32): i32 {
  return (columnCount + PANEL - 1) / PANEL * (PANEL * 4 * (d + pairsOf(d)) + BOUNDS);
}

@inline
function pairsOf(d: i32): i32 {
  return (d + 1) >> 1;
}

/** The greatest whole number an entry is rounded to: d products of two of them stay below 2²⁹, so that none makes up for a handicap. */
function mostOf(d: i32): f64 {
  return Math.min(32767, Math.floor(Math.sqrt(<f64>(1 << 29) / d)));
}

/**
 * @param rows rowCount × d; @param columns columnCount × d
 * @param order columns by falling length, @param norms their lengths in that order
 * @param position room for columnCount words, @param packed `topRoom` bytes, @param scratch `topScratch` bytes a thread
 * @param start, excluded barred columns by rows; start 0: none
 * @param sizes, found, scores the result, `count` places a row
 */
export function topColumns(
  thread: i32, threads: i32, rowCount: i32, columnCount: i32, d: i32, count: i32, rows: usize, columns: usize, order: usize, norms: usize,
  position: usize, packed: usize, scratch: usize, start: usize, excluded: usize, sizes: usize, found: usize, scores: usize,
): void {
  const panels = (columnCount + PANEL - 1) / PANEL;
  const pairs = pairsOf(d);
  const coarse = packed + <usize>panels * d * (PANEL * 4);
  const bounds = coarse + <usize>panels * pairs * (PANEL * 4);
  const sums = scratch + <usize>thread * topScratch(columnCount, d);
  const lengths = sums + LENGTHS;
  const bars = sums + BARS;
  const rounded = sums + TILE_BYTES;
  const line = <usize>pairs << 2;
  const marks = rounded + <usize>TILE * line;
  memory.fill(marks, 0, columnCount + PANEL);
  for (let panel = deal(panels, 64); panel < panels; panel = deal(panels, 64)) {
    for (let each = panel, end = min(panels, panel + 64); each < end; each++) pack(each, columnCount, d, columns, order, position, packed, coarse, bounds);
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
        roundRow(x, d, t, sums);
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
        if (!mayReach(coarse + <usize>panel * pairs * (PANEL * 4), pairs, rounded, line, bounds + <usize>panel * BOUNDS, load<f32>(norms + (<usize>(panel * PANEL) << 2)), sums, marks + panel * PANEL)) continue;
        if (!multiply(packed + <usize>panel * d * (PANEL * 4), d, x0, x1, x2, x3, sums, bars)) continue;
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

/** Lays out the eight columns of a panel factor by factor, zeros after the last, and pair by pair of factors in whole numbers; notes their places and bounds. */
function pack(panel: i32, columnCount: i32, d: i32, columns: usize, order: usize, position: usize, packed: usize, coarse: usize, bounds: usize): void {
  const to = packed + <usize>panel * d * (PANEL * 4);
  const own = bounds + <usize>panel * BOUNDS;
  memory.fill(to, 0, <usize>d * (PANEL * 4));
  memory.fill(own, 0, BOUNDS);
  const size = min(PANEL, columnCount - panel * PANEL);
  let greatest: f64 = 0;
  for (let i = 0; i < size; i++) {
    const column = load<u32>(order + (<usize>(panel * PANEL + i) << 2));
    store<i32>(position + (<usize>column << 2), panel * PANEL + i);
    const from = columns + <usize>column * d * 4;
    for (let f = 0; f < d; f++) store<f32>(to + ((f * PANEL + i) << 2), load<f32>(from + (f << 2)));
    greatest = Math.max(greatest, greatestOf(from, d));
  }
  const unit = Math.max(greatest, LEAST) / mostOf(d);
  const pairs = pairsOf(d);
  const whole = coarse + <usize>panel * pairs * (PANEL * 4);
  memory.fill(whole, 0, <usize>pairs * (PANEL * 4));
  let error: f64 = 0;
  for (let i = 0; i < size; i++) {
    const from = columns + <usize>load<u32>(order + (<usize>(panel * PANEL + i) << 2)) * d * 4;
    error = Math.max(error, round(from, d, unit, whole + (i << 2), PANEL * 4));
    for (let quarter = 1; quarter < 4; quarter++) {
      const first = min(d, pairs * quarter / 4 * 2);
      store<f32>(own + ((quarter - 1) * PANEL + i << 2), <f32>(<f64>length(from + (first << 2), d - first) * MARGIN / unit));
    }
  }
  store<f32>(own + ERROR, <f32>error * MARGIN);
  store<f32>(own + UNITS, <f32>(1 / unit));
}

/** Rounds a row of the tile and notes its bounds. */
function roundRow(x: usize, d: i32, t: i32, own: usize): void {
  const unit = Math.max(greatestOf(x, d), LEAST) / mostOf(d);
  const pairs = pairsOf(d);
  const to = own + TILE_BYTES + (<usize>(t * pairs) << 2);
  if ((d & 1) != 0) store<i32>(to + (<usize>(pairs - 1) << 2), 0);
  const error = <f32>round(x, d, unit, to, 4) * MARGIN;
  store<f32>(own + ERRORS + (t << 2), error);
  store<f32>(own + ROUNDED + (t << 2), length(x, d) * MARGIN + error);
  store<f32>(own + INVERSE + (t << 2), <f32>(1 / unit));
  for (let quarter = 1; quarter <= 4; quarter++) {
    const first = min(d, pairs * quarter / 4 * 2);
    store<f32>(own + LEFT + ((quarter - 1) * TILE + t << 2), <f32>(<f64>length(x + (first << 2), d - first) * MARGIN / unit));
  }
}

function greatestOf(x: usize, d: i32): f64 {
  let greatest: f32 = 0;
  for (let f = 0; f < d; f++) greatest = max(greatest, abs(load<f32>(x + (f << 2))));
  return <f64>greatest;
}

/** Whole numbers nearest to a vector in some unit, pairs of them `step` bytes apart; the length of what they leave. */
function round(x: usize, d: i32, unit: f64, to: usize, step: i32): f64 {
  let sum: f64 = 0;
  for (let f = 0; f < d; f++) {
    const value = <f64>load<f32>(x + (f << 2));
    const whole = nearest(value / unit);
    store<i16>(to + (f >> 1) * step + ((f & 1) << 1), <i16>whole);
    const rest = value - whole * unit;
    sum += rest * rest;
  }
  return Math.sqrt(sum);
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
@inline
function anyReaches(norm: f32, lengths: usize, bars: usize): bool {
  return v128.any_true(f32x4.ge(f32x4.mul(f32x4.splat(norm), v128.load(lengths)), v128.load(bars)));
}

/** Whether one of the 4 × 8 inner products may reach its row's bar; `norm` is the greatest length of the panel, `marks` the bytes of its columns. */
function mayReach(panel: usize, pairs: i32, rounded: usize, line: usize, bounds: usize, norm: f32, own: usize, marks: usize): bool {
  const norms = f32x4.splat(norm * MARGIN);
  // bars in whole numbers, less what rounding may have taken: |x·y − x̂·ŷ| ≤ ‖x − x̂‖‖y‖ + ‖x̂‖‖y − ŷ‖
  let least = f32x4.sub(v128.load(own, BARS), f32x4.mul(v128.load(own, ERRORS), norms));
  least = f32x4.sub(least, f32x4.mul(v128.load(own, ROUNDED), f32x4.splat(load<f32>(bounds, ERROR))));
  least = f32x4.sub(least, f32x4.mul(v128.load(own, LENGTHS), f32x4.mul(norms, f32x4.splat(SLACK))));
  least = f32x4.mul(f32x4.mul(least, v128.load(own, INVERSE)), f32x4.splat(load<f32>(bounds, UNITS)));
  const r0 = f32x4.splat(f32x4.extract_lane(least, 0)), r1 = f32x4.splat(f32x4.extract_lane(least, 1));
  const r2 = f32x4.splat(f32x4.extract_lane(least, 2)), r3 = f32x4.splat(f32x4.extract_lane(least, 3));
  const x1 = rounded + line, x2 = x1 + line, x3 = x2 + line;
  let p0 = i32x4.splat(0), q0 = p0, p1 = p0, q1 = p0, p2 = p0, q2 = p0, p3 = p0, q3 = p0;
  if (load<u64>(marks) != 0) {
    const each = v128.load8x8_u(marks);
    const y = i32x4.extend_low_i16x8_u(each);
    const z = i32x4.extend_high_i16x8_u(each);
    p0 = handicap(y, 0);
    q0 = handicap(z, 0);
    p1 = handicap(y, 1);
    q1 = handicap(z, 1);
    p2 = handicap(y, 2);
    q2 = handicap(z, 2);
    p3 = handicap(y, 3);
    q3 = handicap(z, 3);
  }
  let f: usize = 0;
  let left = own;
  for (let quarter = 1; quarter <= 4; quarter++) {
    for (const end = <usize>(pairs * quarter / 4) << 2; f < end; f += 4, panel += PANEL * 4) {
      const y = v128.load(panel);
      const z = v128.load(panel, 16);
      let x = v128.load32_splat(rounded + f);
      p0 = i32x4.add(p0, i32x4.dot_i16x8_s(x, y));
      q0 = i32x4.add(q0, i32x4.dot_i16x8_s(x, z));
      x = v128.load32_splat(x1 + f);
      p1 = i32x4.add(p1, i32x4.dot_i16x8_s(x, y));
      q1 = i32x4.add(q1, i32x4.dot_i16x8_s(x, z));
      x = v128.load32_splat(x2 + f);
      p2 = i32x4.add(p2, i32x4.dot_i16x8_s(x, y));
      q2 = i32x4.add(q2, i32x4.dot_i16x8_s(x, z));
      x = v128.load32_splat(x3 + f);
      p3 = i32x4.add(p3, i32x4.dot_i16x8_s(x, y));
      q3 = i32x4.add(q3, i32x4.dot_i16x8_s(x, z));
    }
    const low = v128.load(bounds);
    const high = v128.load(bounds, 16);
    if (!v128.any_true(v128.or(
      v128.or(reaches(p0, q0, low, high, v128.load32_splat(left, LEFT), r0), reaches(p1, q1, low, high, v128.load32_splat(left, LEFT + 4), r1)),
      v128.or(reaches(p2, q2, low, high, v128.load32_splat(left, LEFT + 8), r2), reaches(p3, q3, low, high, v128.load32_splat(left, LEFT + 12), r3)),
    ))) return false;
    bounds += PANEL * 4;
    left += TILE * 4;
  }
  return true;
}

/** Where the sums of a row begin: as low as no product of two vectors is high for the columns it must not be given. */
@inline
function handicap(marked: v128, row: i32): v128 {
  return i32x4.neg(i32x4.shl(v128.and(marked, i32x4.splat(1 << row)), 30 - row));
}

/** Marks where one of eight sums could still reach the bar, were the rest of its vector parallel to the row's. */
@inline
function reaches(a: v128, b: v128, low: v128, high: v128, rest: v128, bar: v128): v128 {
  return v128.or(f32x4.ge(f32x4.add(f32x4.convert_i32x4_s(a), f32x4.mul(rest, low)), bar), f32x4.ge(f32x4.add(f32x4.convert_i32x4_s(b), f32x4.mul(rest, high)), bar));
}

/** The 4 × 8 inner products of a tile and a panel into `sums`; whether one of them reaches its row's bar. */
function multiply(panel: usize, d: i32, x0: usize, x1: usize, x2: usize, x3: usize, sums: usize, bars: usize): bool {
  rowProducts(x0, x1, x2, x3, <usize>d << 2, panel);
  const r0 = v128.load32_splat(bars);
  const r1 = v128.load32_splat(bars, 4);
  const r2 = v128.load32_splat(bars, 8);
  const r3 = v128.load32_splat(bars, 12);
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
