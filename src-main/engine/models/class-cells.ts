import type { Dataset } from '../data/dataset.ts';
import type { LoanMatrix } from '../data/loan-matrix.ts';
import { oncePer } from '../data/once.ts';
import type { TitleRecords } from '../data/records.ts';
import type { SparsePattern } from '../matrix/sparse.ts';
import type { Pacer } from '../pacer.ts';

/** Readers with target loans a class needs before it is a cell of its own; below, its titles go up to the wider class. */
const MIN_READERS = 30;
/** Where fewer than this share of the titles have a class mark, subject headings serve for classes. */
const CLASSED = 0.5;
/** Cells a title may stand in when headings serve. */
const MAX_HEADINGS = 4;

const cellsOf = oncePer<Dataset, LoanMatrix, SparsePattern>();

/**
 * The cells of a domain, titles × cells: puts each title into the cell of the deepest class on its way that enough readers borrow, apart by
 * audience where the class with that audience has enough readers too. Without class marks: into the cells of its least common headings
 * that have enough. A title without a cell is one of which too little is known. Made once for each data set and domain.
 */
export function classCells(data: Dataset, loans: LoanMatrix, records: TitleRecords, pacer: Pacer): Promise<SparsePattern> {
  return cellsOf(data, loans, () => makeCells(data, loans, records, pacer));
}

async function makeCells(data: Dataset, loans: LoanMatrix, records: TitleRecords, pacer: Pacer): Promise<SparsePattern> {
  const { vocabulary } = data;
  const classed = rowsWithTokens(records, 'class') >= CLASSED * records.work.length;
  const field = classed ? 'class' : 'heading';
  const tokens = vocabulary[field].length;
  const keyOf = (token: number, title: number) => (audienceOf(records, title) + 1) * tokens + token;
  const readers = await readersOf(data, loans, records, field, keyOf, pacer);
  const numbers = new Map<number, number>();
  const start = new Uint32Array(records.work.length + 1);
  const index: number[] = [];
  const rows = records.fields[field];
  const depth = (token: number) => (classed ? vocabulary.class[token]!.length : -readers[token]!);
  for (let title = 0; title < records.work.length; title += 1) {
    const own = [...rows.token.subarray(rows.start[title]!, rows.start[title + 1]!)].filter((token) => readers[token]! >= MIN_READERS);
    own.sort((a, b) => depth(b) - depth(a) || a - b);
    const cells = own.slice(0, classed ? 1 : MAX_HEADINGS).map((token) => (readers[keyOf(token, title)]! >= MIN_READERS ? keyOf(token, title) : token));
    for (const key of cells.sort((a, b) => a - b)) {
      if (!numbers.has(key)) numbers.set(key, numbers.size);
      index.push(numbers.get(key)!);
    }
    start[title + 1] = index.length;
    if (title % 256 === 0 && pacer.due()) await pacer.pause();
  }
  return { rowCount: records.work.length, columnCount: numbers.size, start, index: Uint32Array.from(index) };
}

/** First audience of a title, −1: none. */
function audienceOf({ fields: { audience } }: TitleRecords, title: number): number {
  return audience.start[title] === audience.start[title + 1] ? -1 : audience.token[audience.start[title]!]!;
}

/** Readers with target loans of each class, and of each class with an audience, by key. */
async function readersOf(
  data: Dataset, loans: LoanMatrix, records: TitleRecords, field: 'class' | 'heading', keyOf: (token: number, title: number) => number, pacer: Pacer,
): Promise<Uint32Array> {
  const keys = data.vocabulary[field].length * (data.vocabulary.audience.length + 1);
  const readers = new Uint32Array(keys);
  const last = new Uint32Array(keys); // reader + 1 counted last
  const count = (key: number, u: number) => {
    if (last[key] === u + 1) return;
    last[key] = u + 1;
    readers[key]! += 1;
  };
  const rows = records.fields[field];
  for (let u = 0; u < loans.rowCount; u += 1) {
    if (data.target.rowStart[u] === data.target.rowStart[u + 1]) continue;
    if (u % 16 === 0 && pacer.due()) await pacer.pause();
    for (let e = loans.rowStart[u]!; e < loans.rowStart[u + 1]!; e += 1) {
      const title = loans.column[e]!;
      const isFor = audienceOf(records, title) >= 0;
      for (let t = rows.start[title]!; t < rows.start[title + 1]!; t += 1) {
        count(rows.token[t]!, u);
        if (isFor) count(keyOf(rows.token[t]!, title), u);
      }
    }
  }
  return readers;
}

function rowsWithTokens(records: TitleRecords, field: 'class'): number {
  const { start } = records.fields[field];
  let count = 0;
  for (let title = 0; title + 1 < start.length; title += 1) if (start[title] !== start[title + 1]) count += 1;
  return count;
}
