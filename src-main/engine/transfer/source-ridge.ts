import { targetPatrons, type Dataset } from '../data/dataset.ts';
import { readsSources, type Reader } from '../data/reader.ts';
import { rowProducts } from '../matrix/dense.ts';
import { shuffled } from '../matrix/random.ts';
import { columnCounts, transposePattern, transposeRows, type SparsePattern, type SparseRows } from '../matrix/sparse.ts';
import { createRowWriter } from '../matrix/row-writer.ts';
import { ColumnSums } from '../models/column-sums.ts';
import { arrayOf, type Explanation, type FitContext, type FittedMethod, type MethodDefinition, type MethodState, type Settings } from '../models/method.ts';
import { loadBlock, saveBlock } from '../models/neighbour-sum.ts';
import { addGram, ReaderKernel, type KernelParts } from '../models/reader-kernel.ts';
import type { Pacer } from '../pacer.ts';
import { joinedTitles } from './joined-titles.ts';

/** Shared patrons learnt from at most, drawn by seed: their inverse is kept, 4·n² bytes. */
const MAX_READERS = 2000;

/** A ridge that is trained: which known reader borrowed what, the inverse of (K + λI), and what a title gets from everybody. */
interface Ridge {
  readonly kernel: ReaderKernel;
  /** Known readers × target titles. */
  readonly borrowed: SparsePattern;
  /** n × n. */
  readonly inverse: Float32Array;
  /** Share of the known readers that borrowed each title. */
  readonly mean: Float32Array;
}

/**
 * Ridge regression from source loans to target loans over the shared patrons, in its dual form: with the likeness K of the patrons'
 * source loans (`ReaderKernel`), score_j = m_j + k(reader)ᵀ (K + λI)⁻¹ (t_j − m_j), t_j the 0/1 column of title j and m_j its mean (engine
 * notes 1.4.6; Saunders, Gammerman & Vovk 1998). `content` 1 lets likeness reach over what the records say of the source titles,
 * 0 counts the same titles only. O(n³) to train, O(n²) a list, n ≤ 2,000.
 */
export const sourceRidge: MethodDefinition = {
  id: 'source-ridge',
  twin: 'popularity',
  effort: 8,
  grid: [{ lambda: 3, content: 1 }, { lambda: 10, content: 1 }, { lambda: 1, content: 1 }, { lambda: 3, content: 0 }],
  async fit(context, settings) {
    const made: FittedMethod[] = [];
    const bases = new Map<number, Promise<Base>>();
    for (const setting of settings) {
      const content = setting['content'] ?? 0;
      const base = bases.get(content) ?? baseOf(context, content === 1);
      bases.set(content, base);
      const { kernel, gram, borrowed, mean } = await base;
      const n = borrowed.rowCount;
      const matrix = gram.slice();
      for (let u = 0; u < n; u += 1) matrix[u * n + u]! += setting['lambda']!;
      made.push(fitted({ kernel, borrowed, mean, inverse: await context.kernels.invertPositiveDefinite(matrix, n, context.pacer) }, setting));
      await context.pacer.pause();
    }
    return made;
  },
  load(state, settings) {
    const block = (name: string) => loadBlock(state, name);
    const borrowed = block('borrowed');
    return fitted({
      kernel: new ReaderKernel({
        sourceOffset: arrayOf(state, 'sourceOffset', Uint32Array), columnWeight: arrayOf(state, 'columnWeight', Float32Array),
        loans: block('loans'), titles: block('titles'), profiles: block('profiles'),
      }),
      borrowed, inverse: arrayOf(state, 'inverse', Float32Array), mean: arrayOf(state, 'mean', Float32Array),
    }, settings);
  },
};

interface Base {
  readonly kernel: ReaderKernel;
  readonly gram: Float32Array;
  readonly borrowed: SparseRows;
  readonly mean: Float32Array;
}

async function baseOf(context: FitContext, content: boolean): Promise<Base> {
  const { data, seed, pacer } = context;
  const { shared } = targetPatrons(data);
  const readers = (shared.length > MAX_READERS ? shuffled(shared, seed).slice(0, MAX_READERS) : shared).sort((a, b) => a - b);
  await pacer.pause();
  const { loans, columnWeight } = weightedLoans(data, readers);
  const titles = await joinedTitles(context, content);
  const profiles = await profilesOf(data, readers, titles, pacer);
  const parts: KernelParts = { sourceOffset: data.sourceOffset, columnWeight, loans: await transposeRows(loans, pacer), titles, profiles };
  const gram = new Float32Array(readers.length * readers.length);
  for (const rows of [parts.loans, parts.profiles]) await addGram(rows, gram, pacer);
  const borrowed = createRowWriter(readers.length, data.target.columnCount);
  readers.forEach((u, row) => {
    const own = data.target.column.slice(data.target.rowStart[u]!, data.target.rowStart[u + 1]!).sort();
    borrowed.add(row, own, new Float32Array(own.length).fill(1), own.length);
  });
  const rows = borrowed.finish();
  return { kernel: new ReaderKernel(parts), gram, borrowed: rows, mean: Float32Array.from(columnCounts(rows), (count) => count / Math.max(1, readers.length)) };
}

/** Readers × joint source columns, a column with n loans weighted 1/√n and every row brought to length 1. */
function weightedLoans(data: Dataset, readers: readonly number[]): { loans: SparseRows; columnWeight: Float32Array } {
  const columns = data.sourceOffset.at(-1)!;
  const columnWeight = new Float32Array(columns);
  data.sources.forEach((source, s) => { for (const column of source.column) columnWeight[data.sourceOffset[s]! + column]! += 1; });
  for (let c = 0; c < columns; c += 1) columnWeight[c] = 1 / Math.sqrt(Math.max(1, columnWeight[c]!));
  const writer = createRowWriter(readers.length, columns);
  readers.forEach((u, row) => {
    const own = data.sources.flatMap((source, s) => Array.from(source.column.subarray(source.rowStart[u]!, source.rowStart[u + 1]!).slice().sort(), (column) => data.sourceOffset[s]! + column));
    const weights = Float32Array.from(own, (column) => columnWeight[column]!);
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    writer.add(row, Uint32Array.from(own), weights.map((weight) => weight / length), own.length);
  });
  return { loans: writer.finish(), columnWeight };
}

/** Features × readers: the sum of the vectors of a reader's source titles, brought to length 1. */
async function profilesOf(data: Dataset, readers: readonly number[], titles: SparseRows, pacer: Pacer): Promise<SparseRows> {
  const sums = new ColumnSums(titles.columnCount);
  const writer = createRowWriter(readers.length, titles.columnCount);
  for (const [row, u] of readers.entries()) {
    data.sources.forEach((source, s) => {
      for (let e = source.rowStart[u]!; e < source.rowStart[u + 1]!; e += 1) {
        const joint = data.sourceOffset[s]! + source.column[e]!;
        for (let t = titles.start[joint]!; t < titles.start[joint + 1]!; t += 1) {
          const feature = titles.index[t]!;
          if (sums.values[feature] === 0) sums.put(feature, titles.weight[t]!);
          else sums.values[feature]! += titles.weight[t]!;
        }
      }
    });
    const index = sums.touched.slice(0, sums.size).sort();
    const weights = Float32Array.from(index, (feature) => sums.values[feature]!);
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    writer.add(row, index, weights.map((weight) => weight / length), index.length);
    sums.clear();
    if (pacer.due()) await pacer.pause();
  }
  return transposeRows(writer.finish(), pacer);
}

function fitted({ kernel, borrowed, inverse, mean }: Ridge, settings: Settings): FittedMethod {
  const n = borrowed.rowCount;
  const heard = (reader: Reader) => n > 0 && readsSources(reader);
  let readersOf: SparsePattern | null = null;
  let ones: Float64Array | null = null;
  let scores: Float64Array | null = null;
  /** (K + λI)⁻¹ (t_j − m_j): the rows of the inverse of those who borrowed the title, less the mean of all. */
  const pullOf = (column: number): Float64Array => {
    readersOf ??= transposePattern(borrowed);
    ones ??= product(inverse, new Float64Array(n).fill(1), n);
    const pull = ones.map((value) => -mean[column]! * value);
    for (let e = readersOf.start[column]!; e < readersOf.start[column + 1]!; e += 1) {
      for (let v = 0, at = readersOf.index[e]! * n; v < n; v += 1, at += 1) pull[v]! += inverse[at]!;
    }
    return pull;
  };
  return {
    id: 'source-ridge',
    settings,
    score(reader, out) {
      const like = heard(reader) ? kernel.similarities(reader) : null;
      if (like === null) return false;
      const say = product(inverse, like, n);
      const rest = 1 - say.reduce((sum, value) => sum + value, 0);
      const sums = scores ??= new Float64Array(out.length);
      for (let j = 0; j < sums.length; j += 1) sums[j] = rest * mean[j]!;
      for (let u = 0; u < n; u += 1) for (let e = borrowed.start[u]!; e < borrowed.start[u + 1]!; e += 1) sums[borrowed.index[e]!]! += say[u]!;
      out.set(sums);
      return true;
    },
    explain(reader, column): Explanation {
      if (!heard(reader)) return { score: 0, terms: [], base: 0 };
      const terms = kernel.contributions(reader, pullOf(column)).filter(({ value }) => value !== 0);
      return { score: terms.reduce((sum, { value }) => sum + value, mean[column]!), terms, base: mean[column]! };
    },
    save(): MethodState {
      const { sourceOffset, columnWeight, loans, titles, profiles } = kernel.parts;
      const weighted: SparseRows = { ...borrowed, weight: new Float32Array(0) };
      const blocks = [saveBlock(weighted, 'borrowed'), saveBlock(loans, 'loans'), saveBlock(titles, 'titles'), saveBlock(profiles, 'profiles')];
      return {
        header: Object.assign({}, ...blocks.map(({ header }) => header)) as Record<string, number>,
        arrays: { sourceOffset, columnWeight, inverse, mean, ...Object.assign({}, ...blocks.map(({ arrays }) => arrays)) as MethodState['arrays'] },
      };
    },
  };
}

/** Matrix · vector for a symmetric n × n matrix. */
function product(matrix: Float32Array, vector: Float64Array, n: number): Float64Array {
  const result = new Float64Array(n);
  rowProducts(matrix, vector, result);
  return result;
}
