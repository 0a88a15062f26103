import { advance, deal, meet } from './team';

/** Rows dealt at once. */
const CHUNK: i32 = 16;

/**
 * Co-counts of column pairs, row by row of the result, with the strongest `keep` of each row: see engine/kernels/co-counts.ts.
 * start, index: rows × columns; weight: one number a row; of: the transpose of both. inverse: 1/√diagonal, one a column.
 * slot: columns + 1 places in outIndex and outCount; length: one a column, filled here. scratch: a thread has
 * columns × 8 + keep × 4 + ⌈columns/32⌉ × 4 bytes, zero at the start and zero again at the end.
 */
export function coCounts(
  thread: i32, threads: i32, columns: i32, start: usize, index: usize, weight: usize, ofStart: usize, ofIndex: usize, inverse: usize, keep: i32,
  slot: usize, length: usize, outIndex: usize, outCount: usize, scratch: usize, scratchBytes: i32,
): void {
  const sums = scratch + <usize>thread * scratchBytes;
  const touched = sums + (<usize>columns << 2);
  const heap = touched + (<usize>columns << 2);
  const bits = heap + (<usize>keep << 2);
  let j = deal(columns, CHUNK);
  while (j < columns) {
    const end = min(columns, j + CHUNK);
    for (let row = j; row < end; row++) {
      let size = addRows(row, start, index, weight, ofStart, ofIndex, sums, touched);
      const to = <usize>load<u32>(slot + (<usize>row << 2)) << 2;
      size = strongest(size, row, sums, touched, inverse, heap, keep);
      ascending(size, touched, bits, columns, sums, outIndex + to, outCount + to);
      store<u32>(length + (<usize>row << 2), size);
    }
    advance(end - j);
    j = deal(columns, CHUNK);
  }
  meet(threads);
}

/** Adds up the rows that hold column j; returns how many columns were touched, all of them listed in `touched`. */
function addRows(j: i32, start: usize, index: usize, weight: usize, ofStart: usize, ofIndex: usize, sums: usize, touched: usize): i32 {
  let to = touched;
  const from = ofStart + (<usize>j << 2);
  let p = ofIndex + (<usize>load<u32>(from) << 2);
  const last = ofIndex + (<usize>load<u32>(from, 4) << 2);
  for (; p < last; p += 4) {
    const u = <usize>load<u32>(p) << 2;
    const say = load<f32>(weight + u);
    let e = index + (<usize>load<u32>(start + u) << 2);
    const end = index + (<usize>load<u32>(start + u, 4) << 2);
    for (; e < end; e += 4) {
      const i = load<u32>(e);
      const at = sums + (<usize>i << 2);
      const before = load<f32>(at);
      store<f32>(at, before + say);
      // the slot is written every time and kept only where the column is new: no branch to guess
      store<u32>(to, i);
      to += <usize>(before == 0) << 2;
    }
  }
  return <i32>((to - touched) >> 2);
}

/** Brings the `keep` strongest columns by normalised count to the front of `touched`, without j itself; the sums of the others are cleared. */
function strongest(size: i32, j: i32, sums: usize, touched: usize, inverse: usize, heap: usize, keep: i32): i32 {
  store<f32>(sums + (<usize>j << 2), 0);
  let kept = 0;
  if (size <= keep + 1) {
    for (let t = 0; t < size; t++) {
      const i = load<u32>(touched + (<usize>t << 2));
      if (i == j) continue;
      store<u32>(touched + (<usize>kept << 2), i);
      kept++;
    }
    if (kept <= keep) return kept;
  }
  // a heap of the kept, the weakest on top: weaker = smaller strength, or equal and a greater column
  kept = 0;
  for (let t = 0; t < size; t++) {
    const i = load<u32>(touched + (<usize>t << 2));
    if (i == j) continue;
    if (kept < keep) {
      store<u32>(heap + (<usize>kept << 2), i);
      kept++;
      if (kept == keep) for (let at = (keep >> 1) - 1; at >= 0; at--) sink(heap, at, keep, sums, inverse);
      continue;
    }
    const top = load<u32>(heap);
    const own = strength(i, sums, inverse);
    const bar = strength(top, sums, inverse);
    if (own < bar || (own == bar && i > top)) {
      store<f32>(sums + (<usize>i << 2), 0);
      continue;
    }
    store<f32>(sums + (<usize>top << 2), 0);
    store<u32>(heap, i);
    sink(heap, 0, keep, sums, inverse);
  }
  memory.copy(touched, heap, <usize>kept << 2);
  return kept;
}

@inline
function strength(i: u32, sums: usize, inverse: usize): f32 {
  return load<f32>(sums + (<usize>i << 2)) * load<f32>(inverse + (<usize>i << 2));
}

function sink(heap: usize, from: i32, size: i32, sums: usize, inverse: usize): void {
  let at = from;
  const own = load<u32>(heap + (<usize>at << 2));
  const value = strength(own, sums, inverse);
  while (true) {
    let child = 2 * at + 1;
    if (child >= size) break;
    let index = load<u32>(heap + (<usize>child << 2));
    let least = strength(index, sums, inverse);
    if (child + 1 < size) {
      const other = load<u32>(heap + (<usize>child << 2), 4);
      const next = strength(other, sums, inverse);
      if (next < least || (next == least && other > index)) {
        child++;
        index = other;
        least = next;
      }
    }
    if (value < least || (value == least && own > index)) break;
    store<u32>(heap + (<usize>at << 2), index);
    at = child;
  }
  store<u32>(heap + (<usize>at << 2), own);
}

/** Columns a row has at most to be sorted by comparison. */
const FEW: i32 = 24;

/** Writes the listed columns in ascending order with their sums, and clears the sums. */
function ascending(size: i32, touched: usize, bits: usize, columns: i32, sums: usize, outIndex: usize, outCount: usize): void {
  if (size <= FEW) {
    for (let t = 0; t < size; t++) {
      const i = load<u32>(touched + (<usize>t << 2));
      let at = outIndex + (<usize>t << 2);
      while (at > outIndex && load<u32>(at - 4) > i) {
        store<u32>(at, load<u32>(at - 4));
        at -= 4;
      }
      store<u32>(at, i);
    }
  } else {
    for (let t = 0; t < size; t++) {
      const i = load<u32>(touched + (<usize>t << 2));
      const at = bits + (<usize>(i >> 5) << 2);
      store<u32>(at, load<u32>(at) | (1 << (i & 31)));
    }
    let to = outIndex;
    const words = (columns + 31) >> 5;
    for (let w = 0; w < words; w++) {
      const at = bits + (<usize>w << 2);
      let word = load<u32>(at);
      if (word == 0) continue;
      store<u32>(at, 0);
      for (; word != 0; word &= word - 1) {
        store<u32>(to, (w << 5) + ctz(word));
        to += 4;
      }
    }
  }
  for (let t = 0; t < size; t++) {
    const at = sums + (<usize>load<u32>(outIndex + (<usize>t << 2)) << 2);
    store<f32>(outCount + (<usize>t << 2), load<f32>(at));
    store<f32>(at, 0);
  }
}
