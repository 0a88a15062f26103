// The k best columns of every row by inner product (engine/kernels/top-columns.ts says what is computed).
// Columns are taken longest vector first, in panels of eight against four rows at a time. What a first look in whole
// numbers does not rule out (coarse-panel.ts) is computed in single precision. Reading ends where even a vector pointing straight along the row could not reach the row's k-th best. Both bounds are those of
// Cauchy and Schwarz, so that the result is exact: the same numbers as without them.
import { BARS, BOUNDS, greatestOf, length, LENGTHS, MARGIN, mayReach, PANEL, pairsOf, roundPanel, roundRow, TILE, TILE_BYTES } from './coarse-panel';
import { aborted, advance, deal, meet } from './team';
import { a0, a1, a2, a3, b0, b1, b2, b3, rowProducts } from './tile';

/** Rows dealt at once. */
const DEALT: i32 = 32;

/** Panels between two looks at the bound, and at the abort. */
const LOOK: i32 = 4;
const ABORT_LOOK: i32 = 256;

/** Bytes of the scratch of one thread. */
export function topScratch(columnCount: i32, d: i32): i32 {
  return (<i32>TILE_BYTES + TILE * 4 * pairsOf(d) + columnCount + PANEL + 63) & ~63;
}

/** Bytes of the room for all panels: their columns in single precision, in whole numbers, and their bounds. */
export function topRoom(columnCount: i32, d: i32): f64 {
  return <f64>((columnCount + PANEL - 1) / PANEL) * (PANEL * 4 * (d + pairsOf(d)) + BOUNDS);
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
  roundPanel(size, d, columns, order + (<usize>(panel * PANEL) << 2), greatest, coarse + <usize>panel * pairsOf(d) * (PANEL * 4), own);
}

/** Bars the columns a row must not be given, or lets them be again. */
function mark(start: usize, excluded: usize, position: usize, marks: usize, row: i32, bit: i32): void {
  for (let e = load<u32>(start + (<usize>row << 2)), end = load<u32>(start + (<usize>row << 2), 4); e < end; e++) {
    const at = marks + load<u32>(position + (<usize>load<u32>(excluded + (<usize>e << 2)) << 2));
    store<u8>(at, <u8>(bit == 0 ? 0 : <i32>load<u8>(at) | bit));
  }
}

/** Whether a vector of that length could still reach the bar of one of the tile's rows. */
@inline
function anyReaches(norm: f32, lengths: usize, bars: usize): bool {
  return v128.any_true(f32x4.ge(f32x4.mul(f32x4.splat(norm), v128.load(lengths)), v128.load(bars)));
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
