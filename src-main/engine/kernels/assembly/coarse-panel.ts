// The first look at a panel of columns, in whole numbers of 16 bits, two products an instruction lane: after every quarter of the factors a
// panel is given up where no column can reach its row's bar, were the rest of its vector to point straight along the row's and all rounding
// to be in its favour (Cauchy and Schwarz). What is left is computed in single precision (top-columns.ts).

/** Columns of a panel, and rows of a tile. */
export const PANEL: i32 = 8;
export const TILE: i32 = 4;

/** Single precision sums fall short of the true length by less than this. */
export const MARGIN: f32 = 1.0001;

/** Rounding of inner products in single precision, as a share of the product of the lengths. */
const SLACK: f32 = 2e-5;

/** The least number that the greatest entry of a vector is taken for when it is rounded. */
const LEAST: f64 = 1e-12;

/** What is known of a panel: four times the lengths of what is left of its eight columns after a quarter, the rounding error of the worst of them, one by the unit. */
export const BOUNDS: i32 = 192;
const ERROR: usize = 128;
const UNITS: usize = 132;

/** What a thread keeps of its tile: sums, lengths, bars, rounding errors, lengths of the rounded rows, one by the unit, lengths of what is left after each quarter; then the rounded rows, and marks, a byte a place in `order`. */
export const LENGTHS: usize = 128;
export const BARS: usize = 144;
const ERRORS: usize = 160;
const ROUNDED: usize = 176;
const INVERSE: usize = 192;
const LEFT: usize = 208;
export const TILE_BYTES: usize = 272;

/** Pairs of factors, the last one filled up with a zero. */
@inline
export function pairsOf(d: i32): i32 {
  return (d + 1) >> 1;
}

/** The greatest whole number an entry is rounded to: d products of two of them stay below 2²⁹, so that none makes up for a handicap. */
function mostOf(d: i32): f64 {
  return Math.min(32767, Math.floor(Math.sqrt(<f64>(1 << 29) / d)));
}

/** Rounds the columns of a panel, given as numbers at `order`, pair by pair of factors, and notes their bounds. `greatest` is their greatest entry. */
export function roundPanel(size: i32, d: i32, columns: usize, order: usize, greatest: f64, whole: usize, own: usize): void {
  const unit = Math.max(greatest, LEAST) / mostOf(d);
  const pairs = pairsOf(d);
  memory.fill(whole, 0, <usize>pairs * (PANEL * 4));
  let error: f64 = 0;
  for (let i = 0; i < size; i++) {
    const from = columns + <usize>load<u32>(order + (<usize>i << 2)) * d * 4;
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
export function roundRow(x: usize, d: i32, t: i32, own: usize): void {
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

/** The greatest entry of a vector, whatever its sign. */
export function greatestOf(x: usize, d: i32): f64 {
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

/** Euclidean length of a vector. */
export function length(x: usize, d: i32): f32 {
  let sum: f64 = 0;
  for (let f = 0; f < d; f++) {
    const value = <f64>load<f32>(x + (f << 2));
    sum += value * value;
  }
  return <f32>Math.sqrt(sum);
}

/** Whether one of the 4 × 8 inner products may reach its row's bar; `norm` is the greatest length of the panel, `marks` the bytes of its columns. */
export function mayReach(panel: usize, pairs: i32, rounded: usize, line: usize, bounds: usize, norm: f32, own: usize, marks: usize): bool {
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
