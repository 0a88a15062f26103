import type { Reader } from '../data/reader.ts';
import type { Pacer } from '../pacer.ts';
import type { SparseRows } from '../matrix/sparse.ts';
import { ColumnSums } from './column-sums.ts';

/** What the likeness of a reader to known readers is computed from; columns are those of all sources side by side. */
export interface KernelParts {
  /** First joint column of each source, and the total at the end. */
  readonly sourceOffset: Uint32Array;
  /** What a loan of each joint column counts for. */
  readonly columnWeight: Float32Array;
  /** Joint columns × known readers: the readers' weighted loans, brought to length 1 reader by reader. */
  readonly loans: SparseRows;
  /** Joint columns × features: what the records say of the titles. */
  readonly titles: SparseRows;
  /** Features × known readers: the sum of the readers' titles, brought to length 1. */
  readonly profiles: SparseRows;
}

/** A source loan with the part each kind of likeness has in it. */
interface Voice {
  readonly domain: number;
  readonly column: number;
  readonly joint: number;
}

/**
 * Likeness of readers by their source loans: k(u, v) = cos(weighted loans) + cos(sum of the titles' record vectors), 0..2. Linear in
 * the loans of one reader, once the two lengths are known, so that it can be taken apart loan by loan.
 */
export class ReaderKernel {
  readonly parts: KernelParts;
  readonly #profile: ColumnSums;

  constructor(parts: KernelParts) {
    this.parts = parts;
    this.#profile = new ColumnSums(parts.titles.columnCount);
  }

  /** Likeness to each known reader; null when the reader has no source loan. */
  similarities(reader: Reader): Float64Array | null {
    const voices = this.#voices(reader);
    if (voices.length === 0) return null;
    const { columnWeight, loans, profiles } = this.parts;
    const like = new Float64Array(loans.columnCount);
    const loanLength = this.#loanLength(voices);
    for (const { joint } of voices) addRow(loans, joint, columnWeight[joint]! / loanLength, like);
    const length = this.#openProfile(voices);
    const { touched, values, size } = this.#profile;
    for (let t = 0; t < size; t += 1) addRow(profiles, touched[t]!, values[touched[t]!]! / length, like);
    this.#profile.clear();
    return like;
  }

  /** What each source loan adds to Σ_v weight_v · k(reader, v). */
  contributions(reader: Reader, weight: Float64Array): { domain: number; column: number; value: number }[] {
    const voices = this.#voices(reader);
    const { columnWeight, loans, titles, profiles } = this.parts;
    const loanLength = this.#loanLength(voices);
    const length = this.#openProfile(voices);
    this.#profile.clear();
    return voices.map(({ domain, column, joint }) => {
      let value = (columnWeight[joint]! / loanLength) * rowProduct(loans, joint, weight);
      for (let e = titles.start[joint]!; e < titles.start[joint + 1]!; e += 1) value += (titles.weight[e]! / length) * rowProduct(profiles, titles.index[e]!, weight);
      return { domain, column, value };
    });
  }

  #voices(reader: Reader): Voice[] {
    return reader.sources.flatMap((columns, domain) => Array.from(columns, (column): Voice => ({ domain, column, joint: this.parts.sourceOffset[domain]! + column })));
  }

  #loanLength(voices: readonly Voice[]): number {
    return Math.sqrt(voices.reduce((sum, { joint }) => sum + this.parts.columnWeight[joint]! ** 2, 0)) || 1;
  }

  /** Adds the titles up in `#profile`, which the caller clears, and gives the length of the sum. */
  #openProfile(voices: readonly Voice[]): number {
    const { titles } = this.parts;
    const profile = this.#profile;
    for (const { joint } of voices) {
      for (let e = titles.start[joint]!; e < titles.start[joint + 1]!; e += 1) {
        const feature = titles.index[e]!;
        if (profile.values[feature] === 0) profile.put(feature, titles.weight[e]!);
        else profile.values[feature]! += titles.weight[e]!;
      }
    }
    let squares = 0;
    for (let t = 0; t < profile.size; t += 1) squares += profile.values[profile.touched[t]!]! ** 2;
    return Math.sqrt(squares) || 1;
  }
}

/** Adds every product of two cells of one row, over all rows, to the n × n matrix: K ← K + RᵀR for the rows R. */
export async function addGram(rows: SparseRows, kernel: Float32Array, pacer: Pacer): Promise<void> {
  const n = rows.columnCount;
  for (let r = 0; r < rows.rowCount; r += 1) {
    const end = rows.start[r + 1]!;
    for (let a = rows.start[r]!; a < end; a += 1) {
      const at = rows.index[a]! * n;
      const weight = rows.weight[a]!;
      for (let b = rows.start[r]!; b < end; b += 1) kernel[at + rows.index[b]!]! += weight * rows.weight[b]!;
    }
    if (pacer.due()) await pacer.pause();
  }
}

function addRow({ start, index, weight }: SparseRows, row: number, factor: number, sums: Float64Array): void {
  for (let e = start[row]!, end = start[row + 1]!; e < end; e += 1) sums[index[e]!]! += factor * weight[e]!;
}

function rowProduct({ start, index, weight }: SparseRows, row: number, vector: Float64Array): number {
  let sum = 0;
  for (let e = start[row]!, end = start[row + 1]!; e < end; e += 1) sum += weight[e]! * vector[index[e]!]!;
  return sum;
}
