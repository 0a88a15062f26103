import { scramble } from '../matrix/random.ts';

/**
 * The order of a list: greater score first, then greater `secondary` (usually popularity), then a seeded random order,
 * never the column number (engine notes 3.3: constant scores must not score). Columns marked 1 in `excluded` are not ranked.
 */
export interface Ranking {
  readonly scores: Float32Array;
  readonly secondary: Float32Array | null;
  /** Seed of the last tie-break, different for each patron. */
  readonly salt: number;
  readonly excluded: Uint8Array;
}

/** Whether column `a` stands before column `b`. */
function standsBefore(ranking: Ranking, a: number, b: number): boolean {
  const { scores, secondary } = ranking;
  const first = scores[a]!;
  const second = scores[b]!;
  if (first !== second) return first > second;
  if (secondary) {
    const next = secondary[a]!;
    const other = secondary[b]!;
    if (next !== other) return next > other;
  }
  return scramble(a ^ ranking.salt) < scramble(b ^ ranking.salt);
}

/** The best k columns, best first; fewer when fewer remain. O(titles + titles·log k). */
export function topColumns(ranking: Ranking, k: number): Uint32Array {
  return topOf(ranking, ranking.scores.length, null, k);
}

/** The best k of the first `size` columns listed. */
export function topAmong(ranking: Ranking, columns: Uint32Array, size: number, k: number): Uint32Array {
  return topOf(ranking, size, columns, k);
}

function topOf(ranking: Ranking, count: number, columns: Uint32Array | null, k: number): Uint32Array {
  const { scores, excluded } = ranking;
  const best = new Uint32Array(k);
  let size = 0;
  let bar = -Infinity;
  for (let at = 0; at < count; at += 1) {
    const column = columns === null ? at : columns[at]!;
    if (scores[column]! < bar || excluded[column] === 1) continue;
    if (size === k && !standsBefore(ranking, column, best[k - 1]!)) continue;
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (standsBefore(ranking, best[middle]!, column)) low = middle + 1;
      else high = middle;
    }
    if (size < k) size += 1;
    for (let to = size - 1; to > low; to -= 1) best[to] = best[to - 1]!;
    best[low] = column;
    if (size === k) bar = scores[best[k - 1]!]!;
  }
  return best.subarray(0, size);
}

/**
 * A list of all columns with evidence completed to k by the others, whose order is that of `secondary` and, among equals, the seed's:
 * `order` is `descending(secondary)`, and only the few greatest of it are looked at.
 */
export function completed(ranking: Ranking, list: Uint32Array, order: Uint32Array, k: number): Uint32Array {
  if (list.length >= k) return list;
  const { secondary, excluded } = ranking;
  const full = new Uint32Array(k);
  full.set(list);
  let size = list.length;
  for (const column of list) excluded[column] = 1;
  for (let from = 0; from < order.length && size < k;) {
    let to = from + 1;
    while (to < order.length && secondary![order[to]!] === secondary![order[from]!]) to += 1;
    const next = topAmong(ranking, order.subarray(from, to), to - from, k - size);
    full.set(next, size);
    size += next.length;
    from = to;
  }
  for (const column of list) excluded[column] = 0;
  return full.subarray(0, size);
}

/**
 * Rank (1 = first) of each of the `wanted` columns in the full ranking, in their order; 0 for a column that is not ranked.
 * One pass over the catalogue: O(titles · log wanted).
 */
export function ranksOf(ranking: Ranking, wanted: Uint32Array): Uint32Array {
  const { scores, excluded } = ranking;
  const places = Array.from(wanted.keys()).filter((at) => excluded[wanted[at]!] !== 1);
  places.sort((a, b) => (wanted[a] === wanted[b] ? 0 : standsBefore(ranking, wanted[a]!, wanted[b]!) ? -1 : 1));
  const ranks = new Uint32Array(wanted.length);
  if (places.length === 0) return ranks;
  const bars = Uint32Array.from(places, (at) => wanted[at]!);
  const last = bars.length - 1;
  const lowest = scores[bars[last]!]!;
  const ahead = new Uint32Array(bars.length); // columns that stand before this bar and not before an earlier one
  for (let column = 0; column < scores.length; column += 1) {
    if (scores[column]! < lowest || excluded[column] === 1 || !standsBefore(ranking, column, bars[last]!)) continue;
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (standsBefore(ranking, column, bars[middle]!)) high = middle;
      else low = middle + 1;
    }
    ahead[low]! += 1;
  }
  let before = 0;
  for (let at = 0; at <= last; at += 1) {
    before += ahead[at]!;
    ranks[places[at]!] = before + 1;
  }
  return ranks;
}

/** Writes a value at each of the columns: 1 to mark them, 0 to take the marks back. */
export function mark(marks: Uint8Array, columns: Uint32Array, value: number): void {
  for (let c = 0; c < columns.length; c += 1) marks[columns[c]!] = value;
}
