import { adamPace } from '#engine/neural/adamw.ts';
import { startVectors, touchedTokens, type EmbeddingBatch, type EmbeddingTable, type EmbeddingTask, type Pooled } from '#engine/neural/embedding.ts';
import type { Pacer } from '#engine/pacer.ts';
import { Layout } from './shared-memory.ts';
import { ThreadPool, type PoolOptions } from './thread-pool.ts';

/** Dimensions a thread computes at once: more threads than there are strips would have nothing to do. */
const STRIP = 16;

/** Bytes behind the table for the arrays of a batch; one of 1,024 examples with histories of twelve titles takes five million. */
const BATCH_ROOM = 2 ** 25;

/**
 * `openEmbedding` on threads of its own, whose memory holds the table until it is closed.
 * @throws NoSharedMemory at once, not at some batch: a table cannot go on elsewhere in the middle of a training
 */
export async function openEmbedding(module: WebAssembly.Module, threads: number, task: EmbeddingTask, pacer: Pacer, options?: PoolOptions): Promise<EmbeddingTable> {
  const { words, dimensions: d } = task;
  const pool = await ThreadPool.open(module, Math.min(threads, d / STRIP), options);
  try {
    const { arena } = pool;
    const fixed = new Layout();
    const tableBytes = 4 * d * words.tokenCount;
    const at = {
      start: fixed.place(words.start.byteLength), token: fixed.place(words.token.byteLength), weight: fixed.place(words.weight.byteLength),
      values: fixed.place(tableBytes), moments: fixed.place(2 * tableBytes), slopes: fixed.place(tableBytes),
    };
    const marked = new Uint8Array(words.tokenCount);
    const whole = new Layout();
    whole.bytes = fixed.bytes;
    whole.place(BATCH_ROOM + 4 * words.tokenCount);
    arena.require(whole);
    await arena.put(at.start, words.start, pacer);
    await arena.put(at.token, words.token, pacer);
    await arena.put(at.weight, words.weight, pacer);
    const restore = async (values: Float32Array): Promise<void> => {
      await arena.put(at.values, values, pacer);
      await arena.clear(at.moments, 2 * tableBytes, pacer);
    };
    await arena.clear(at.slopes, tableBytes, pacer);
    await restore(startVectors(task));

    /** Places of a batch behind the table; the arrays of the batch are written there. */
    const place = async ({ titles, positive, historyStart, history }: EmbeddingBatch) => {
      const layout = new Layout();
      layout.bytes = fixed.bytes;
      const rows = 4 * d * positive.length;
      const own = {
        titles: layout.place(titles.byteLength), positive: layout.place(positive.byteLength), historyStart: layout.place(historyStart.byteLength),
        history: layout.place(history.byteLength), means: layout.place(4 * d * titles.length), pooledTitles: layout.place(rows), pooledPatrons: layout.place(rows),
      };
      const touched = layout.place(4 * words.tokenCount);
      arena.require(layout);
      await arena.put(own.titles, titles, pacer);
      await arena.put(own.positive, positive, pacer);
      await arena.put(own.historyStart, historyStart, pacer);
      await arena.put(own.history, history, pacer);
      const args = [d, own.titles, titles.length, at.start, at.token, at.weight, at.values, own.means, positive.length, own.positive, own.historyStart, own.history, own.pooledTitles, own.pooledPatrons];
      return { ...own, touched, args };
    };
    /** The words of the batch that was pooled last, found while the threads pool: as a rule it is stepped next. */
    let last: { readonly batch: EmbeddingBatch; readonly touched: Uint32Array } | undefined;
    const touchedBy = (batch: EmbeddingBatch): Uint32Array => {
      if (last?.batch !== batch) last = { batch, touched: touchedTokens(words, batch.titles, marked) };
      return last.touched;
    };
    const pooled = async (batch: EmbeddingBatch): Promise<Pooled & { readonly means: Float32Array }> => {
      const own = await place(batch);
      const pooling = pool.run({ kernel: 'poolWords', args: own.args }, pacer);
      if (batch.positive.length > 0) touchedBy(batch);
      await pooling;
      const size = d * batch.positive.length;
      return {
        titles: await arena.take(own.pooledTitles, new Float32Array(size), pacer), patrons: await arena.take(own.pooledPatrons, new Float32Array(size), pacer),
        means: size > 0 ? new Float32Array(0) : await arena.take(own.means, new Float32Array(d * batch.titles.length), pacer),
      };
    };
    return {
      forward: (batch) => pool.alone(() => pooled(batch)),
      backward: (batch, gradient, settings, step) => pool.alone(async () => {
        const own = await place(batch);
        const touched = touchedBy(batch);
        await arena.put(own.pooledTitles, gradient.titles, pacer);
        await arena.put(own.pooledPatrons, gradient.patrons, pacer);
        await arena.put(own.touched, touched, pacer);
        const { rate, epsilon, keep, beta1, beta2 } = adamPace(settings, step);
        await pool.run({ kernel: 'stepWords', args: [...own.args, at.moments, at.slopes, own.touched, touched.length, rate, epsilon, keep, beta1, beta2] }, pacer);
      }),
      meansOf: (from, to) => pool.alone(async () => {
        const titles = Uint32Array.from({ length: to - from }, (_, title) => from + title);
        return (await pooled({ titles, positive: new Uint32Array(0), historyStart: new Uint32Array(1), history: new Uint32Array(0) })).means;
      }),
      snapshot: () => pool.alone(() => arena.take(at.values, new Float32Array(tableBytes / 4), pacer)),
      restore: (values) => pool.alone(() => restore(values)),
      close: () => pool.close(),
    };
  } catch (error) {
    await pool.close();
    throw error;
  }
}
