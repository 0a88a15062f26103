/** Titles sorted by a key, to draw one from any run of keys by weight. */
import type { Random } from './random.ts';

export interface Shelf {
  /** Where the entries of a key begin; one more than there are keys. */
  readonly starts: Uint32Array;
  readonly titles: Uint32Array;
  /** Running totals of the weights, one more than there are entries. */
  readonly sums: Float64Array;
}

/** Entries of one length: key, title, weight. */
export interface ShelfEntries { readonly keys: Uint32Array; readonly titles: Uint32Array; readonly weights: Float64Array; readonly count: number }

export function buildShelf(keyCount: number, entries: ShelfEntries): Shelf {
  const starts = new Uint32Array(keyCount + 1);
  for (let at = 0; at < entries.count; at += 1) starts[entries.keys[at]! + 1]! += 1;
  for (let key = 0; key < keyCount; key += 1) starts[key + 1]! += starts[key]!;
  const next = starts.slice();
  const titles = new Uint32Array(entries.count);
  const weights = new Float64Array(entries.count);
  for (let at = 0; at < entries.count; at += 1) {
    const key = entries.keys[at]!;
    const place = next[key]!;
    next[key] = place + 1;
    titles[place] = entries.titles[at]!;
    weights[place] = entries.weights[at]!;
  }
  const sums = new Float64Array(entries.count + 1);
  for (let at = 0; at < entries.count; at += 1) sums[at + 1] = sums[at]! + weights[at]!;
  return { starts, titles, sums };
}

/** The weight of the keys from first to last, both included. */
export const massOf = (shelf: Shelf, first: number, last: number): number =>
  shelf.sums[shelf.starts[last + 1]!]! - shelf.sums[shelf.starts[first]!]!;

/** A title of the keys from first to last drawn by weight; -1 where they hold none. */
export function drawFrom(shelf: Shelf, first: number, last: number, random: Random): number {
  let low = shelf.starts[first]!;
  const end = shelf.starts[last + 1]!;
  if (low >= end) return -1;
  const from = shelf.sums[low]!;
  const aim = from + random() * (shelf.sums[end]! - from);
  let high = end - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shelf.sums[middle + 1]! > aim) high = middle;
    else low = middle + 1;
  }
  return shelf.titles[low]!;
}
