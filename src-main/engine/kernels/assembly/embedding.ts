// The vectors of words: pooling, and the step of the rows a batch touches. Twin: engine/neural/embedding.ts.
// A thread computes its share of the dimensions, in strips of one cache line, of all rows, so that no two threads write the same place and
// the result does not depend on how many there are. Vectors, moments (mean and mean square of the gradient, one behind the other) and
// gradients of the words are tables of their own: what is read at random lies as close together as can be.

import { meet } from './team';

/** Dimensions of a strip: four vectors of four. */
const STRIP: i32 = 16;
const LINE: usize = 64;

/**
 * Weighted means of the words of titles, then the rows of the borrowed titles and the means of the histories.
 * @param titles titleCount joint titles; start, token, weight: their words by compressed rows; values: tokens × d
 * @param means titleCount × d, written
 * @param positive, historyStart, history places among the titles, `size` examples; outTitles, outPatrons size × d, written
 */
export function poolWords(
  thread: i32, threads: i32, d: i32, titles: usize, titleCount: i32, start: usize, token: usize, weight: usize, values: usize, means: usize,
  size: i32, positive: usize, historyStart: usize, history: usize, outTitles: usize, outPatrons: usize,
): void {
  const row = <usize>d << 2;
  const first = firstByte(d, thread, threads);
  const end = firstByte(d, thread + 1, threads);
  for (let r = 0; r < titleCount; r++) {
    const title = start + (<usize>load<u32>(titles + (<usize>r << 2)) << 2);
    const words = <usize>load<u32>(title) << 2;
    const behind = <usize>load<u32>(title, 4) << 2;
    for (let at = first; at < end; at += LINE) {
      let a = f32x4.splat(0), b = a, c = a, e = a;
      for (let k = words; k < behind; k += 4) {
        const from = values + <usize>load<u32>(token + k) * row + at;
        const w = v128.load32_splat(weight + k);
        a = f32x4.add(a, f32x4.mul(w, v128.load(from)));
        b = f32x4.add(b, f32x4.mul(w, v128.load(from, 16)));
        c = f32x4.add(c, f32x4.mul(w, v128.load(from, 32)));
        e = f32x4.add(e, f32x4.mul(w, v128.load(from, 48)));
      }
      put(means + <usize>r * row + at, a, b, c, e);
    }
  }
  for (let i = 0; i < size; i++) {
    const own = means + <usize>load<u32>(positive + (<usize>i << 2)) * row;
    const from = load<u32>(historyStart + (<usize>i << 2));
    const behind = load<u32>(historyStart + (<usize>i << 2), 4);
    const share = f32x4.splat(from < behind ? <f32>1 / <f32>(behind - from) : 0);
    for (let at = first; at < end; at += LINE) {
      put(outTitles + <usize>i * row + at, v128.load(own + at), v128.load(own + at, 16), v128.load(own + at, 32), v128.load(own + at, 48));
      let a = f32x4.splat(0), b = a, c = a, e = a;
      for (let k = from; k < behind; k++) {
        const mean = means + <usize>load<u32>(history + (<usize>k << 2)) * row + at;
        a = f32x4.add(a, v128.load(mean));
        b = f32x4.add(b, v128.load(mean, 16));
        c = f32x4.add(c, v128.load(mean, 32));
        e = f32x4.add(e, v128.load(mean, 48));
      }
      put(outPatrons + <usize>i * row + at, f32x4.mul(share, a), f32x4.mul(share, b), f32x4.mul(share, c), f32x4.mul(share, e));
    }
  }
}

/**
 * Gradients of the two results of `poolWords` back to the words, and one step of lazy AdamW on the words the titles have.
 * @param byTitle titleCount × d, scratch; touched: the distinct words of the titles
 * @param moments tokens × 2 d; slopes tokens × d, which come and leave cleared
 * @param rate, epsilon, keep, beta1, beta2 the numbers of the step: θ ← keep·θ − rate·m/(√v + epsilon)
 */
export function stepWords(
  thread: i32, threads: i32, d: i32, titles: usize, titleCount: i32, start: usize, token: usize, weight: usize, values: usize, byTitle: usize,
  size: i32, positive: usize, historyStart: usize, history: usize, slopeTitles: usize, slopePatrons: usize, moments: usize, slopes: usize,
  touched: usize, touchedCount: i32, rate: f32, epsilon: f32, keep: f32, beta1: f32, beta2: f32,
): void {
  const row = <usize>d << 2;
  const first = firstByte(d, thread, threads);
  const end = firstByte(d, thread + 1, threads);
  for (let r = 0; r < titleCount; r++) for (let at = first; at < end; at += LINE) clear(byTitle + <usize>r * row + at);
  for (let i = 0; i < size; i++) {
    const place = <usize>i * row;
    const own = byTitle + <usize>load<u32>(positive + (<usize>i << 2)) * row;
    const from = load<u32>(historyStart + (<usize>i << 2));
    const behind = load<u32>(historyStart + (<usize>i << 2), 4);
    const share = f32x4.splat(from < behind ? <f32>1 / <f32>(behind - from) : 0);
    for (let at = first; at < end; at += LINE) {
      addFrom(own + at, slopeTitles + place + at);
      const patron = slopePatrons + place + at;
      const a = f32x4.mul(share, v128.load(patron)), b = f32x4.mul(share, v128.load(patron, 16));
      const c = f32x4.mul(share, v128.load(patron, 32)), e = f32x4.mul(share, v128.load(patron, 48));
      for (let k = from; k < behind; k++) add(byTitle + <usize>load<u32>(history + (<usize>k << 2)) * row + at, a, b, c, e);
    }
  }
  for (let r = 0; r < titleCount; r++) {
    const title = start + (<usize>load<u32>(titles + (<usize>r << 2)) << 2);
    const words = <usize>load<u32>(title) << 2;
    const behind = <usize>load<u32>(title, 4) << 2;
    for (let at = first; at < end; at += LINE) {
      const from = byTitle + <usize>r * row + at;
      const a = v128.load(from), b = v128.load(from, 16), c = v128.load(from, 32), e = v128.load(from, 48);
      for (let k = words; k < behind; k += 4) {
        const w = v128.load32_splat(weight + k);
        add(slopes + <usize>load<u32>(token + k) * row + at, f32x4.mul(w, a), f32x4.mul(w, b), f32x4.mul(w, c), f32x4.mul(w, e));
      }
    }
  }
  if (!meet(threads)) return;
  // the rows are dealt whole: their values and moments are read in order
  const last = <i32>(<i64>touchedCount * (thread + 1) / threads);
  for (let k = <i32>(<i64>touchedCount * thread / threads); k < last; k++) {
    const place = <usize>load<u32>(touched + (<usize>k << 2)) * row;
    for (let f: usize = 0; f < row; f += 16) step(values + place + f, moments + 2 * place + f, row, slopes + place + f, rate, epsilon, keep, beta1, beta2);
  }
}

/** Where a thread's share of a row begins: whole strips. */
function firstByte(d: i32, thread: i32, threads: i32): usize {
  return <usize>(d / STRIP * thread / threads) * LINE;
}

/** AdamW on four neighbouring parameters (Kingma & Ba 2015, algorithm 1; decay decoupled as in Loshchilov & Hutter 2019). */
@inline
function step(value: usize, mean: usize, row: usize, gradient: usize, rate: f32, epsilon: f32, keep: f32, beta1: f32, beta2: f32): void {
  const square = mean + row;
  const slope = v128.load(gradient);
  const m = f32x4.add(f32x4.mul(f32x4.splat(beta1), v128.load(mean)), f32x4.mul(f32x4.splat(1 - beta1), slope));
  const v = f32x4.add(f32x4.mul(f32x4.splat(beta2), v128.load(square)), f32x4.mul(f32x4.mul(f32x4.splat(1 - beta2), slope), slope));
  v128.store(mean, m);
  v128.store(square, v);
  v128.store(gradient, f32x4.splat(0));
  const change = f32x4.div(f32x4.mul(f32x4.splat(rate), m), f32x4.add(f32x4.sqrt(v), f32x4.splat(epsilon)));
  v128.store(value, f32x4.sub(f32x4.mul(f32x4.splat(keep), v128.load(value)), change));
}

/** Sixteen zeros; the compiler's own filling is a call. */
@inline
function clear(to: usize): void {
  const zero = f32x4.splat(0);
  put(to, zero, zero, zero, zero);
}

@inline
function put(to: usize, a: v128, b: v128, c: v128, e: v128): void {
  v128.store(to, a);
  v128.store(to, b, 16);
  v128.store(to, c, 32);
  v128.store(to, e, 48);
}

@inline
function add(to: usize, a: v128, b: v128, c: v128, e: v128): void {
  put(to, f32x4.add(v128.load(to), a), f32x4.add(v128.load(to, 16), b), f32x4.add(v128.load(to, 32), c), f32x4.add(v128.load(to, 48), e));
}

@inline
function addFrom(to: usize, from: usize): void {
  add(to, v128.load(from), v128.load(from, 16), v128.load(from, 32), v128.load(from, 48));
}
