import { describe, expect, it } from 'vitest';
import { buildDataset, withoutPatrons } from '#engine/data/dataset.ts';
import { readerOf } from '#engine/data/reader.ts';
import { createTypescriptKernels } from '#engine/kernels/typescript-kernels.ts';
import { createFitContext } from '#engine/models/method.ts';
import { createPacer } from '#engine/pacer.ts';
import { ridgeModels } from '#engine/ridge/ridge-blocks.ts';
import { loadRidgeMemory, ridgeMemory, ridgeOf, saveRidgeMemory, withoutPatron, withPatron } from '#engine/ridge/ridge-memory.ts';
import { libraryWithRecords } from './library-with-records.ts';

const data = buildDataset(libraryWithRecords(8, 150));
const kernels = createTypescriptKernels();
const pacer = createPacer();
const memoryOf = (library: typeof data, setting: Record<string, number>) => ridgeMemory(library, setting, kernels, pacer);
const without = (patron: number) => withoutPatrons(data, Uint8Array.from({ length: data.patronCount }, (_, u) => (u === patron ? 1 : 0)));

describe.each([{ lambda: 30, contentWeight: 0 }, { lambda: 100, contentWeight: 1, sourceWeight: 1 }])('the memory of a ridge: %o', (setting) => {
  it('forgets a patron as if she had never been there, and so does the ridge made from it', async () => {
    const whole = await memoryOf(data, setting);
    for (const patron of [1, 5, 12, 149]) {
      const forgotten = await withoutPatron(whole, readerOf(data, patron), kernels, pacer);
      const never = await memoryOf(without(patron), setting);
      expect(forgotten).toEqual(never);
      expect(forgotten.gram.diagonal).not.toEqual(whole.gram.diagonal);
      const [trained] = await ridgeModels(createFitContext(without(patron), 1, pacer), [setting], 'joint-ridge');
      expect(await ridgeOf(forgotten, setting, kernels, pacer)).toEqual(trained);
    }
  });

  it('learns a patron as if she had always been there', async () => {
    const learned = await withPatron(await memoryOf(without(7), setting), readerOf(data, 7), kernels, pacer);
    expect(learned).toEqual(await memoryOf(data, setting));
    const [trained] = await ridgeModels(createFitContext(data, 1, pacer), [setting], 'joint-ridge');
    expect(await ridgeOf(learned, setting, kernels, pacer)).toEqual(trained);
  });

  it('is the same when it has been stored', async () => {
    const memory = await memoryOf(data, setting);
    const { header, arrays } = saveRidgeMemory(memory);
    expect(loadRidgeMemory({ header: JSON.parse(JSON.stringify(header)) as typeof header, arrays: structuredClone(arrays) })).toEqual(memory);
  });
});
