import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#engine/matrix/random.ts';
import { adamSettings } from '#engine/neural/adamw.ts';
import { openEmbedding, type EmbeddingBatch, type EmbeddingTable } from '#engine/neural/embedding.ts';
import type { TokenTable } from '#engine/neural/token-rows.ts';
import { createPacer } from '#engine/pacer.ts';
import { openKernels } from '#worker/kernels/open-kernels.ts';

const opened = await Promise.all([openKernels(1), openKernels(3)]);
afterAll(() => Promise.all(opened.map(({ kernels }) => kernels.close())));

const random = seededRandom(5);
const pick = (most: number): number => Math.floor(random() * most);

/** Titles of up to five words; title 0 has none. */
function words(titleCount: number, tokenCount: number): TokenTable {
  const each = Array.from({ length: titleCount }, (_, title) => (title === 0 ? [] : [...new Set(Array.from({ length: 1 + pick(5) }, () => pick(tokenCount)))].sort((a, b) => a - b)));
  const start = new Uint32Array(titleCount + 1);
  each.forEach((own, title) => { start[title + 1] = start[title]! + own.length; });
  return { tokenCount, titleCount, start, token: Uint32Array.from(each.flat()), weight: Float32Array.from(each.flatMap((own) => own.map(() => 1 / own.length))) };
}

/** Examples with histories of up to seven titles; the first has none. */
function batch(titleCount: number, size: number): EmbeddingBatch {
  const titles = Uint32Array.from({ length: Math.min(titleCount, 40) }, (_, at) => at * Math.floor(titleCount / Math.min(titleCount, 40)));
  const each = Array.from({ length: size }, (_, b) => Array.from({ length: b === 0 ? 0 : pick(8) }, () => pick(titles.length)));
  const historyStart = new Uint32Array(size + 1);
  each.forEach((own, b) => { historyStart[b + 1] = historyStart[b]! + own.length; });
  return { titles, positive: Uint32Array.from({ length: size }, () => pick(titles.length)), historyStart, history: Uint32Array.from(each.flat()) };
}

const isClose = (found: Float32Array, expected: Float32Array, within = 1e-5): void => {
  expect(found.length).toBe(expected.length);
  expect(found.every((value, at) => Math.abs(value - expected[at]!) <= within)).toBe(true);
};

describe.each(opened)('compiled embedding table', ({ kernels, notice }) => {
  it.each([16, 64])('pools and steps as its twin does, %i dimensions', async (dimensions) => {
    expect(notice).toBeNull();
    const task = { words: words(90, 60), dimensions, deviation: 0.1, seed: 2 };
    const tables: EmbeddingTable[] = [await openEmbedding(task), await kernels.openEmbedding(task, createPacer())];
    const [twin, compiled] = tables as [EmbeddingTable, EmbeddingTable];
    const start = await twin.snapshot();
    expect(await compiled.snapshot()).toEqual(start);
    for (let step = 1; step <= 4; step += 1) {
      const own = batch(90, 25);
      const expected = await twin.forward(own);
      const found = await compiled.forward(own);
      isClose(found.titles, expected.titles);
      isClose(found.patrons, expected.patrons);
      const gradient = { titles: expected.titles.map(() => random() - 0.5), patrons: expected.patrons.map(() => random() - 0.5) };
      for (const table of tables) await table.backward(own, gradient, adamSettings(0.01, 0.1), step);
      isClose(await compiled.snapshot(), await twin.snapshot(), 1e-4);
    }
    isClose(await compiled.meansOf(3, 80), await twin.meansOf(3, 80), 1e-4);
    for (const table of tables) await table.restore(start);
    isClose(await compiled.meansOf(0, 90), await twin.meansOf(0, 90));
    for (const table of tables) await table.close();
  });

  it('leaves the rows that a batch does not touch as they were', async () => {
    const task = { words: words(90, 60), dimensions: 16, deviation: 0.1, seed: 3 };
    const table = await kernels.openEmbedding(task, createPacer());
    const start = await table.snapshot();
    const own: EmbeddingBatch = { titles: Uint32Array.of(5), positive: Uint32Array.of(0), historyStart: Uint32Array.of(0, 0), history: new Uint32Array(0) };
    await table.backward(own, { titles: new Float32Array(16).fill(1), patrons: new Float32Array(16) }, adamSettings(0.01, 0.1), 1);
    const after = await table.snapshot();
    const touched = new Set(task.words.token.subarray(task.words.start[5]!, task.words.start[6]!));
    for (let word = 0; word < 60; word += 1) {
      const isSame = after.subarray(word * 16, word * 16 + 16).every((value, f) => value === start[word * 16 + f]);
      expect(isSame).toBe(!touched.has(word));
    }
    await table.close();
  });
});

it('gives the same for any number of threads', async () => {
  const task = { words: words(90, 60), dimensions: 64, deviation: 0.1, seed: 2 };
  const own = batch(90, 25);
  const results = await Promise.all(opened.map(async ({ kernels }) => {
    const table = await kernels.openEmbedding(task, createPacer());
    const pooled = await table.forward(own);
    await table.backward(own, pooled, adamSettings(0.01, 0.1), 1);
    const after = await table.snapshot();
    await table.close();
    return after;
  }));
  expect(results[1]).toEqual(results[0]);
});
