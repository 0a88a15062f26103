import type { Dataset } from '../data/dataset.ts';
import type { RecordField } from '../data/records.ts';
import type { SparsePattern } from '../matrix/sparse.ts';
import { HISTORY_CAP } from '../models/neighbours.ts';
import type { Pacer } from '../pacer.ts';
import type { JointColumns } from './joint-columns.ts';

/** Weighted rows over joint columns: patrons, then what stands for the catalogue. */
export interface JointRows {
  readonly rows: SparsePattern;
  /** What each row counts, multiples of 1/64. */
  readonly weight: Float32Array;
}

/** Fields whose words bind titles together. */
const BINDING_FIELDS: readonly RecordField[] = ['author', 'series', 'heading', 'subject', 'class', 'title', 'publisher'];

/** A word that more titles share says nothing of any pair of them, and its pairs would be too many. */
const MOST_TITLES = 300;

/** Weights are kept in 64ths, so that sums are exact: what was added can be taken away again. */
function inSixtyFourths(weight: number): number {
  return Math.max(1, Math.round(64 * weight)) / 64;
}

/**
 * The rows of the ridge's Gram matrix: every patron's newest loans (at most 500 a domain), counting 1 each; and with `contentWeight` w
 * above 0 one "virtual patron" for each author, series, heading, subject word, class, title word and publisher of 2 to 300 titles, who has borrowed
 * them all and counts w·√(2 / titles) (engine notes 4.1 M1, bridge C); editions that share a column are one title. Titles that nobody
 * has lent get neighbours that way.
 */
export async function jointRows(data: Dataset, columns: JointColumns, contentWeight: number, pacer: Pacer): Promise<JointRows> {
  const titles = data.target.columnCount;
  const sources = data.sources.slice(0, columns.offsets.length - 1);
  const collected = collector(columns.offsets.at(-1)!);
  for (let u = 0; u < data.patronCount; u += 1) {
    if (pacer.due()) await pacer.pause();
    newest(data.target.rowStart, data.target.column, u, (column) => collected.add(column));
    sources.forEach((source, s) => {
      const from = columns.offsets[s]! - titles;
      newest(source.rowStart, source.column, u, (column) => collected.add(columns.columnOf[from + column]!));
    });
    collected.endRow(1);
  }
  if (contentWeight > 0) {
    const domains = [data.records.target, ...data.records.sources.slice(0, sources.length)];
    for (const field of BINDING_FIELDS) {
      const titlesOf = Array.from({ length: data.vocabulary[field].length }, () => new Set<number>());
      for (const [d, { fields }] of domains.entries()) {
        const { start, token } = fields[field];
        for (let title = 0; title + 1 < start.length; title += 1) {
          if (title % 256 === 0 && pacer.due()) await pacer.pause();
          const column = d === 0 ? title : columns.columnOf[columns.offsets[d - 1]! - titles + title]!;
          for (let e = start[title]!; e < start[title + 1]!; e += 1) if (titlesOf[token[e]!]!.size <= MOST_TITLES) titlesOf[token[e]!]!.add(column);
        }
      }
      for (const own of titlesOf) {
        if (pacer.due()) await pacer.pause();
        if (own.size < 2 || own.size > MOST_TITLES) continue;
        for (const column of own) collected.add(column);
        collected.endRow(inSixtyFourths(contentWeight * Math.sqrt(2 / own.size)));
      }
    }
  }
  return collected.finish();
}

function newest(rowStart: Uint32Array, column: Uint32Array, row: number, each: (column: number) => void): void {
  const to = rowStart[row + 1]!;
  for (let e = Math.max(rowStart[row]!, to - HISTORY_CAP); e < to; e += 1) each(column[e]!);
}

/** Collects rows of columns, each once a row; rows of fewer than one are left out. */
export function collector(columnCount: number): { add(column: number): void; endRow(weight: number): void; finish(): JointRows } {
  const lastRow = new Int32Array(columnCount).fill(-1);
  let index = new Uint32Array(4096);
  let size = 0;
  const start = [0];
  const weights: number[] = [];
  return {
    add(column) {
      if (lastRow[column] === weights.length) return;
      lastRow[column] = weights.length;
      if (size === index.length) {
        const wider = new Uint32Array(2 * size);
        wider.set(index);
        index = wider;
      }
      index[size++] = column;
    },
    endRow(weight) {
      if (size === start.at(-1)) return;
      start.push(size);
      weights.push(weight);
    },
    finish: () => ({
      rows: { rowCount: weights.length, columnCount, start: Uint32Array.from(start), index: index.slice(0, size) },
      weight: Float32Array.from(weights),
    }),
  };
}
