// The vectors of words: pooling, and the step of the rows a batch touches. Twin: engine/neural/embedding.ts.
// A thread computes the same 16 dimensions, one cache line, of all rows, so that no two threads write the same place and the result does
// not depend on how many there are. The state of a word lies together, 4 × d: its vector, the mean and the mean square of its gradient,
// and the gradient of the batch, so that a step reads one piece of memory.

import { meet } from './team';

/** Dimensions of a strip: four vectors of four. */
const STRIP: i32 = 16;

/**
 * Weighted means of the words of titles, then the rows of the borrowed titles and the means of the histories.
 * @param titles titleCount joint titles; start, token, weight: their words by compressed rows; table: tokens × 4 d, see above
 * @param means titleCount × d, written
 * @param positive, historyStart, history places among the titles, `size` examples; outTitles, outPatrons size × d, written
 */
export function poolWords(
  thread: i32, threads: i32, d: i32, titles: usize, titleCount: i32, start: usize, token: usize, weight: usize, table: usize, means: usize,
  size: i32, positive: usize, historyStart: usize, history: usize, outTitles: usize, outPatrons: usize,
): void {
  const row = <usize>d << 2;
  for (let strip = thread; strip < d / STRIP; strip += threads) {
    const at = <usize>strip * (STRIP * 4);
    for (let r = 0; r < titleCount; r++) {
      const title = start + (<usize>load<u32>(titles + (<usize>r << 2)) << 2);
      let a = f32x4.splat(0), b = a, c = a, e = a;
      for (let k = <usize>load<u32>(title) << 2, end = <usize>load<u32>(title, 4) << 2; k < end; k += 4) {
        const from = table + <usize>load<u32>(token + k) * (row << 2) + at;
        const w = v128.load32_splat(weight + k);
        a = f32x4.add(a, f32x4.mul(w, v128.load(from)));
        b = f32x4.add(b, f32x4.mul(w, v128.load(from, 16)));
        c = f32x4.add(c, f32x4.mul(w, v128.load(from, 32)));
        e = f32x4.add(e, f32x4.mul(w, v128.load(from, 48)));
      }
      put(means + <usize>r * row + at, a, b, c, e);
    }
    for (let i = 0; i < size; i++) {
      const own = means + <usize>load<u32>(positive + (<usize>i << 2)) * row + at;
      put(outTitles + <usize>i * row + at, v128.load(own), v128.load(own, 16), v128.load(own, 32), v128.load(own, 48));
      const first = load<u32>(historyStart + (<usize>i << 2));
      const end = load<u32>(historyStart + (<usize>i << 2), 4);
      const share = f32x4.splat(first < end ? <f32>1 / <f32>(end - first) : 0);
      let a = f32x4.splat(0), b = a, c = a, e = a;
      for (let k = first; k < end; k++) {
        const from = means + <usize>load<u32>(history + (<usize>k << 2)) * row + at;
        a = f32x4.add(a, v128.load(from));
        b = f32x4.add(b, v128.load(from, 16));
        c = f32x4.add(c, v128.load(from, 32));
        e = f32x4.add(e, v128.load(from, 48));
      }
      put(outPatrons + <usize>i * row + at, f32x4.mul(share, a), f32x4.mul(share, b), f32x4.mul(share, c), f32x4.mul(share, e));
    }
  }
}

/**
 * Gradients of the two results of `poolWords` back to the words, and one step of lazy AdamW on the words the titles have.
 * @param byTitle titleCount × d, scratch; touched: the distinct words of the titles. The gradients of the words come and leave cleared.
 * @param rate, epsilon, keep, beta1, beta2 the numbers of the step: θ ← keep·θ − rate·m/(√v + epsilon)
 */
export function stepWords(
  thread: i32, threads: i32, d: i32, titles: usize, titleCount: i32, start: usize, token: usize, weight: usize, table: usize, byTitle: usize,
  size: i32, positive: usize, historyStart: usize, history: usize, slopeTitles: usize, slopePatrons: usize,
  touched: usize, touchedCount: i32, rate: f32, epsilon: f32, keep: f32, beta1: f32, beta2: f32,
): void {
  const row = <usize>d << 2;
  for (let strip = thread; strip < d / STRIP; strip += threads) {
    const at = <usize>strip * (STRIP * 4);
    const slopes = table + 3 * row + at;
    for (let r = 0; r < titleCount; r++) clear(byTitle + <usize>r * row + at);
    for (let i = 0; i < size; i++) {
      const own = slopeTitles + <usize>i * row + at;
      add(byTitle + <usize>load<u32>(positive + (<usize>i << 2)) * row + at, v128.load(own), v128.load(own, 16), v128.load(own, 32), v128.load(own, 48));
      const first = load<u32>(historyStart + (<usize>i << 2));
      const end = load<u32>(historyStart + (<usize>i << 2), 4);
      if (first == end) continue;
      const share = f32x4.splat(<f32>1 / <f32>(end - first));
      const from = slopePatrons + <usize>i * row + at;
      const a = f32x4.mul(share, v128.load(from)), b = f32x4.mul(share, v128.load(from, 16));
      const c = f32x4.mul(share, v128.load(from, 32)), e = f32x4.mul(share, v128.load(from, 48));
      for (let k = first; k < end; k++) add(byTitle + <usize>load<u32>(history + (<usize>k << 2)) * row + at, a, b, c, e);
    }
    for (let r = 0; r < titleCount; r++) {
      const title = start + (<usize>load<u32>(titles + (<usize>r << 2)) << 2);
      const from = byTitle + <usize>r * row + at;
      const a = v128.load(from), b = v128.load(from, 16), c = v128.load(from, 32), e = v128.load(from, 48);
      for (let k = <usize>load<u32>(title) << 2, end = <usize>load<u32>(title, 4) << 2; k < end; k += 4) {
        const w = v128.load32_splat(weight + k);
        add(slopes + <usize>load<u32>(token + k) * (row << 2), f32x4.mul(w, a), f32x4.mul(w, b), f32x4.mul(w, c), f32x4.mul(w, e));
      }
    }
  }
  if (!meet(threads)) return;
  // the rows are dealt whole: their values and moments are read in order
  const first = <i32>(<i64>touchedCount * thread / threads);
  const end = <i32>(<i64>touchedCount * (thread + 1) / threads);
  for (let k = first; k < end; k++) {
    const place = table + <usize>load<u32>(touched + (<usize>k << 2)) * (row << 2);
    for (let f: usize = 0; f < row; f += 16) step(place + f, row, rate, epsilon, keep, beta1, beta2);
  }
}

/** AdamW on four neighbouring parameters (Kingma & Ba 2015, algorithm 1; decay decoupled as in Loshchilov & Hutter 2019). */
// @ts-ignore: decorator
@inline
function step(value: usize, row: usize, rate: f32, epsilon: f32, keep: f32, beta1: f32, beta2: f32): void {
  const mean = value + row;
  const square = mean + row;
  const slope = v128.load(square + row);
  const m = f32x4.add(f32x4.mul(f32x4.splat(beta1), v128.load(mean)), f32x4.mul(f32x4.splat(1 - beta1), slope));
  const v = f32x4.add(f32x4.mul(f32x4.splat(beta2), v128.load(square)), f32x4.mul(f32x4.mul(f32x4.splat(1 - beta2), slope), slope));
  v128.store(mean, m);
  v128.store(square, v);
  v128.store(square + row, f32x4.splat(0));
  const change = f32x4.div(f32x4.mul(f32x4.splat(rate), m), f32x4.add(f32x4.sqrt(v), f32x4.splat(epsilon)));
  v128.store(value, f32x4.sub(f32x4.mul(f32x4.splat(keep), v128.load(value)), change));
}

/** Puts vectors into the table and starts their moments afresh, or takes them out: flat is tokens × d. */
export function moveWords(thread: i32, threads: i32, d: i32, tokens: i32, table: usize, flat: usize, into: i32): void {
  const row = <usize>d << 2;
  const end = <i32>(<i64>tokens * (thread + 1) / threads);
  for (let k = <i32>(<i64>tokens * thread / threads); k < end; k++) {
    const own = table + <usize>k * (row << 2);
    if (into != 0) {
      memory.copy(own, flat + <usize>k * row, row);
      memory.fill(own + row, 0, 3 * row);
    } else memory.copy(flat + <usize>k * row, own, row);
  }
}

/** Sixteen zeros; the compiler's own filling is a call. */
// @ts-ignore: decorator
@inline
function clear(to: usize): void {
  const zero = f32x4.splat(0);
  put(to, zero, zero, zero, zero);
}

// @ts-ignore: decorator
@inline
function put(to: usize, a: v128, b: v128, c: v128, e: v128): void {
  v128.store(to, a);
  v128.store(to, b, 16);
  v128.store(to, c, 32);
  v128.store(to, e, 48);
}

// @ts-ignore: decorator
@inline
function add(to: usize, a: v128, b: v128, c: v128, e: v128): void {
  put(to, f32x4.add(v128.load(to), a), f32x4.add(v128.load(to, 16), b), f32x4.add(v128.load(to, 32), c), f32x4.add(v128.load(to, 48), e));
}
