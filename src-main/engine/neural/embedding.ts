import { adamPace, adamState, adamwEntries, type AdamPace, type AdamSettings, type AdamState } from './adamw.ts';
import { fillNormal } from '../matrix/random.ts';
import type { TokenTable } from './token-rows.ts';

/**
 * One batch of training examples. `titles` are the distinct joint titles of the batch; the other title fields are places in it.
 */
export interface EmbeddingBatch {
  readonly titles: Uint32Array;
  /** The title each example's patron borrowed: length batch. */
  readonly positive: Uint32Array;
  /** Each patron's earlier titles as compressed rows: batch + 1 entries, and the places. */
  readonly historyStart: Uint32Array;
  readonly history: Uint32Array;
}

/** What the dense layers read: rows × dimensions, row-major, one row an example. */
export interface Pooled {
  /** Weighted mean of the words of the borrowed title. */
  readonly titles: Float32Array;
  /** Mean over the history of the means of its titles. */
  readonly patrons: Float32Array;
}

/** The words of a catalogue, and how their vectors start: normal deviates of `deviation`, drawn by `seed`. */
export interface EmbeddingTask {
  readonly words: TokenTable;
  /** A multiple of 16. */
  readonly dimensions: number;
  readonly deviation: number;
  readonly seed: number;
}

/** An embedding table with its optimiser, updated row by row: no gradient of the size of the table is ever made or read. */
export interface EmbeddingTable {
  /** Pools the words of a batch. */
  forward(batch: EmbeddingBatch): Promise<Pooled>;
  /** Carries the gradients in `forward`'s two results back to the rows of the words, and steps these rows by lazy AdamW; step = 1, 2, … */
  backward(batch: EmbeddingBatch, gradient: Pooled, settings: AdamSettings, step: number): Promise<void>;
  /** Means of the words of the joint titles from … to − 1: titles × dimensions. */
  meansOf(from: number, to: number): Promise<Float32Array>;
  /** A copy of the table: tokens × dimensions. */
  snapshot(): Promise<Float32Array>;
  /** Puts values back and starts the optimiser afresh. */
  restore(values: Float32Array): Promise<void>;
  /** Gives back what the table holds; it must not be used afterwards. */
  close(): Promise<void>;
}

/** The vectors a table starts from: tokens × dimensions. */
export function startVectors({ words, dimensions, deviation, seed }: EmbeddingTask): Float32Array {
  const values = new Float32Array(words.tokenCount * dimensions);
  fillNormal(values, deviation, seed);
  return values;
}

/**
 * The table in TypeScript: reference of the compiled one. Lazy AdamW: rows that a batch does not touch keep their values and moments,
 * without decay, as in the sparse Adam of the usual frameworks; the bias correction counts all steps.
 */
export async function openEmbedding(task: EmbeddingTask): Promise<EmbeddingTable> {
  const { words, dimensions } = task;
  const state = adamState(startVectors(task));
  const slopes = new Float32Array(state.values.length);
  const marked = new Uint8Array(words.tokenCount);
  return {
    forward: async (batch) => pooledOf(batch, meansOfTitles(words, state.values, dimensions, batch.titles), dimensions),
    async backward(batch, gradient, settings, step) {
      const byTitle = titleGradients(batch, gradient, dimensions);
      const touched = touchedTokens(words, batch.titles, marked);
      scatterToTokens(words, batch.titles, byTitle, slopes, dimensions);
      stepRows(state, slopes, touched, dimensions, adamPace(settings, step));
    },
    meansOf: async (from, to) => meansOfTitles(words, state.values, dimensions, Uint32Array.from({ length: to - from }, (_, at) => from + at)),
    snapshot: async () => state.values.slice(),
    async restore(other) {
      state.values.set(other);
      state.mean.fill(0);
      state.square.fill(0);
    },
    close: async () => undefined,
  };
}

/** Weighted means of the words of each title: titles × dimensions. */
function meansOfTitles({ start, token, weight }: TokenTable, values: Float32Array, d: number, titles: Uint32Array): Float32Array {
  const out = new Float32Array(titles.length * d);
  for (let r = 0; r < titles.length; r += 1) {
    const title = titles[r]!;
    for (let e = start[title]!; e < start[title + 1]!; e += 1) {
      const from = token[e]! * d;
      const w = weight[e]!;
      for (let f = 0, at = r * d; f < d; f += 1, at += 1) out[at]! += w * values[from + f]!;
    }
  }
  return out;
}

/** The rows of the borrowed titles, and the plain mean of each history (0 where it is empty). */
function pooledOf({ positive, historyStart, history }: EmbeddingBatch, means: Float32Array, d: number): Pooled {
  const size = positive.length;
  const titles = new Float32Array(size * d);
  const patrons = new Float32Array(size * d);
  for (let b = 0; b < size; b += 1) {
    titles.set(means.subarray(positive[b]! * d, (positive[b]! + 1) * d), b * d);
    const from = historyStart[b]!;
    const to = historyStart[b + 1]!;
    const share = 1 / (to - from);
    for (let e = from; e < to; e += 1) for (let f = 0, at = history[e]! * d; f < d; f += 1) patrons[b * d + f]! += share * means[at + f]!;
  }
  return { titles, patrons };
}

/** Gradients of the means of the distinct titles: the transpose of `pooledOf`. */
function titleGradients({ titles, positive, historyStart, history }: EmbeddingBatch, gradient: Pooled, d: number): Float32Array {
  const out = new Float32Array(titles.length * d);
  for (let b = 0; b < positive.length; b += 1) {
    for (let f = 0, at = positive[b]! * d; f < d; f += 1) out[at + f]! += gradient.titles[b * d + f]!;
    const from = historyStart[b]!;
    const to = historyStart[b + 1]!;
    const share = 1 / (to - from);
    for (let e = from; e < to; e += 1) for (let f = 0, at = history[e]! * d; f < d; f += 1) out[at + f]! += share * gradient.patrons[b * d + f]!;
  }
  return out;
}

/** The distinct words of the titles, ascending, so that their rows are passed in the order of memory; `marked` (one byte a word) comes and leaves cleared. */
export function touchedTokens({ start, token }: TokenTable, titles: Uint32Array, marked: Uint8Array): Uint32Array {
  let size = 0;
  for (const title of titles) {
    for (let e = start[title]!; e < start[title + 1]!; e += 1) {
      const word = token[e]!;
      size += 1 - marked[word]!;
      marked[word] = 1;
    }
  }
  const touched = new Uint32Array(size);
  for (let word = 0, at = 0; at < size; word += 1) {
    if (marked[word] === 0) continue;
    marked[word] = 0;
    touched[at] = word;
    at += 1;
  }
  return touched;
}

/** Adds the gradients of the titles to those of their words; the transpose of `meansOfTitles`. */
function scatterToTokens({ start, token, weight }: TokenTable, titles: Uint32Array, byTitle: Float32Array, slopes: Float32Array, d: number): void {
  for (let r = 0; r < titles.length; r += 1) {
    const title = titles[r]!;
    for (let e = start[title]!; e < start[title + 1]!; e += 1) {
      const to = token[e]! * d;
      const w = weight[e]!;
      for (let f = 0, at = r * d; f < d; f += 1, at += 1) slopes[to + f]! += w * byTitle[at]!;
    }
  }
}

/** Steps the touched rows and clears their gradients for the next batch. */
function stepRows(state: AdamState, slopes: Float32Array, touched: Uint32Array, d: number, pace: AdamPace): void {
  for (const word of touched) {
    adamwEntries(state, slopes, pace, word * d, (word + 1) * d);
    slopes.fill(0, word * d, (word + 1) * d);
  }
}
