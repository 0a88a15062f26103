import type { Reader } from '../data/reader.ts';
import { TopK } from '../matrix/top-k.ts';
import type { ColumnSums } from './column-sums.ts';
import type { ScoreTerm, Settings } from './method.ts';
import { HISTORY_CAP } from './neighbours.ts';
import type { PatronRows } from './patron-rows.ts';
import { similarities, similarityOf } from './similarity.ts';

/** Settings of patron neighbours. */
export interface PatronNeighbourSettings {
  /** Patrons whose loans are looked at. */
  readonly neighbours: number;
  readonly shrink: number;
  /** A title of n patrons weighs n^−fame: what few borrow says more about taste. */
  readonly fame: number;
  /** Number in `similarities`. */
  readonly similarity: number;
  /** Weight of source titles against target titles; 0 = they are not looked at. */
  readonly sourceWeight: number;
}

/** Settings with defaults filled in. */
export function patronNeighbourSettings(setting: Settings): PatronNeighbourSettings {
  return {
    neighbours: setting['neighbours'] ?? 200, shrink: setting['shrink'] ?? 0, fame: setting['fame'] ?? 0,
    similarity: setting['similarity'] ?? similarities.cosine, sourceWeight: setting['sourceWeight'] ?? 0,
  };
}

/** Neighbours of a reader, greatest similarity anywhere in the list. */
interface Neighbours {
  readonly rows: Uint32Array;
  readonly similarity: Float32Array;
}

/**
 * Finds the stored patrons most like a reader through the titles they share, and sums their target loans:
 * score_j = Σ_{v ∈ N(u)} s(u, v)·[v borrowed j] (engine notes 1.3.1). s is `similarityOf` over titles weighted w_i = W·n_i^−fame, W = 1 in
 * the target and `sourceWeight` in the sources, compared in the domains the reader has loans in and no others: a reader without target
 * loans is compared by source loans alone. A search costs Σ_i min(n_i, 2,000) over the reader's titles.
 *
 * A score is taken apart by giving every title i that u and v share its part w_i / Σ_{shared} w of s(u, v): for the cosine that is the
 * sum it is made of; for the others, which are no sums, the same parts.
 */
export class PatronNeighbours {
  readonly #rows: PatronRows;
  readonly #settings: PatronNeighbourSettings;
  readonly #weight: Float64Array;
  /** Weight of each row in each domain (domains × rows), and of all titles of a domain. */
  readonly #mass: Float64Array;
  readonly #whole: Float64Array;
  readonly #common: Float32Array;
  readonly #touched: Uint32Array;
  readonly #heap: TopK;
  #last: { readonly reader: Reader; readonly found: Neighbours } | null = null;

  constructor(rows: PatronRows, settings: PatronNeighbourSettings) {
    const { pattern, counts, offsets } = rows;
    this.#rows = rows;
    this.#settings = settings;
    this.#weight = new Float64Array(pattern.columnCount);
    this.#mass = new Float64Array((offsets.length - 1) * pattern.rowCount);
    this.#whole = new Float64Array(offsets.length - 1);
    this.#common = new Float32Array(pattern.rowCount);
    this.#touched = new Uint32Array(pattern.rowCount);
    this.#heap = new TopK(Math.min(settings.neighbours, pattern.rowCount));
    for (let d = 0; d + 1 < offsets.length; d += 1) {
      for (let i = offsets[d]!; i < offsets[d + 1]!; i += 1) {
        if (counts[i] === 0) continue;
        this.#weight[i] = (d === 0 ? 1 : settings.sourceWeight) * counts[i]! ** -settings.fame;
        this.#whole[d]! += this.#weight[i]!;
      }
    }
    for (let row = 0; row < pattern.rowCount; row += 1) {
      for (let e = pattern.start[row]!, d = 0; e < pattern.start[row + 1]!; e += 1) {
        while (offsets[d + 1]! <= pattern.index[e]!) d += 1;
        this.#mass[d * pattern.rowCount + row]! += this.#weight[pattern.index[e]!]!;
      }
    }
  }

  /** Adds the neighbours' votes to the sums; false when the reader has no loan to be compared by. */
  gather(reader: Reader, sums: ColumnSums): boolean {
    const found = this.#find(reader);
    if (!found) return false;
    const { pattern, offsets } = this.#rows;
    const { values, touched } = sums;
    const titles = offsets[1]!;
    let size = sums.size;
    for (let n = 0; n < found.rows.length; n += 1) {
      const row = found.rows[n]!;
      for (let e = pattern.start[row]!, end = pattern.start[row + 1]!; e < end && pattern.index[e]! < titles; e += 1) {
        const j = pattern.index[e]!;
        const before = values[j]!;
        if (before === 0) touched[size++] = j;
        values[j] = before + found.similarity[n]!;
      }
    }
    sums.size = size;
    return true;
  }

  /** The reader's loans behind one target column's score, and the score. */
  terms(reader: Reader, column: number): { score: number; terms: ScoreTerm[] } {
    const found = this.#find(reader);
    const parts = new Map<number, number>();
    let score = 0;
    if (found) {
      const { pattern, offsets } = this.#rows;
      const titles = offsets[1]!;
      for (const i of this.#columnsOf(reader)) parts.set(i, 0);
      for (let n = 0; n < found.rows.length; n += 1) {
        const row = pattern.index.subarray(pattern.start[found.rows[n]!]!, pattern.start[found.rows[n]! + 1]!);
        if (!borrowed(row, column, titles)) continue;
        const shared = row.filter((i) => parts.has(i));
        const common = shared.reduce((sum, i) => sum + this.#weight[i]!, 0);
        for (const i of shared) parts.set(i, parts.get(i)! + (found.similarity[n]! * this.#weight[i]!) / common);
        score += found.similarity[n]!;
      }
    }
    const terms = [...parts].filter(([, value]) => value > 0).map(([i, value]) => this.#term(i, value));
    return { score, terms };
  }

  #term(stacked: number, value: number): ScoreTerm {
    const { offsets } = this.#rows;
    let d = 0;
    while (offsets[d + 1]! <= stacked) d += 1;
    return { domain: d === 0 ? 'target' : d - 1, column: stacked - offsets[d]!, value };
  }

  /** The reader's loans in the domains that count, the newest ones, numbered as the rows number them. */
  #columnsOf(reader: Reader): number[] {
    const { offsets } = this.#rows;
    const domains = [reader.target, ...(this.#settings.sourceWeight > 0 ? reader.sources.slice(0, offsets.length - 2) : [])];
    return domains.flatMap((columns, d) => Array.from(columns.subarray(-HISTORY_CAP), (column) => offsets[d]! + column));
  }

  #find(reader: Reader): Neighbours | null {
    if (this.#last?.reader === reader) return this.#last.found;
    const columns = this.#columnsOf(reader);
    if (columns.length === 0) return null;
    const found = this.#search(columns);
    this.#last = { reader, found };
    return found;
  }

  #search(columns: readonly number[]): Neighbours {
    const { pattern, patronsOf: { start, index }, offsets } = this.#rows;
    const common = this.#common;
    const touched = this.#touched;
    let size = 0;
    let own = 0;
    for (const i of columns) {
      const weight = this.#weight[i]!;
      own += weight;
      for (let p = start[i]!, end = start[i + 1]!; p < end; p += 1) {
        const row = index[p]!;
        if (common[row] === 0) touched[size++] = row;
        common[row]! += weight;
      }
    }
    const used = [...this.#whole.keys()].filter((d) => columns.some((i) => i >= offsets[d]! && i < offsets[d + 1]!));
    const all = used.reduce((sum, d) => sum + this.#whole[d]!, 0);
    const { similarity, shrink } = this.#settings;
    this.#heap.clear();
    for (let t = 0; t < size; t += 1) {
      const row = touched[t]!;
      let other = 0;
      for (const d of used) other += this.#mass[d * pattern.rowCount + row]!;
      const alike = similarityOf(similarity, common[row]!, own, other, all, shrink);
      if (alike > 0) this.#heap.offer(row, alike);
      common[row] = 0;
    }
    return { rows: this.#heap.indices.slice(0, this.#heap.size), similarity: this.#heap.weights.slice(0, this.#heap.size) };
  }
}

function borrowed(row: Uint32Array, column: number, titles: number): boolean {
  for (let e = 0; e < row.length && row[e]! < titles; e += 1) if (row[e] === column) return true;
  return false;
}
