import { expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { emptyRecords, emptyVocabulary } from '#engine/data/records.ts';
import { selectMethods } from '#engine/evaluation/selection.ts';
import { createTypescriptKernels } from '#engine/kernels/typescript-kernels.ts';
import { methodOf } from '#engine/methods.ts';
import { createPacer } from '#engine/pacer.ts';
import { createProgress, type EngineProgress } from '#engine/progress.ts';

it.each([1840, 2300])('counts one unit for a selection from %i patrons, however many folds it takes, and is not full before its end', async (patronCount) => {
  const events = Array.from({ length: 3 * patronCount }, (_, e) => e);
  const target = {
    titleCount: 30, patrons: Uint32Array.from(events, (e) => Math.floor(e / 3)), titles: Uint32Array.from(events, (e) => (7 * Math.floor(e / 3) + 11 * (e % 3)) % 30), days: Int32Array.from(events, (e) => e % 3), records: emptyRecords(30),
  };
  const data = buildDataset({ patronCount, patronGroup: new Uint16Array(patronCount).fill(1), patronBranch: new Uint16Array(patronCount), target, sources: [], vocabulary: emptyVocabulary });
  const heard: EngineProgress[] = [];
  const whole = createProgress('selection', 2, (progress) => heard.push(progress));
  await selectMethods(data, { methods: [methodOf('popularity'), methodOf('segment-popularity')], seed: 3, pacer: createPacer(), kernels: createTypescriptKernels(), progress: whole.piece('selection', 1, 1) });
  expect(heard[Math.floor(0.9 * heard.length)]!.value).toBeLessThan(0.499);
  expect(heard.at(-1)!.value).toBeGreaterThan(0.3);
  expect(heard.at(-1)!.value).toBeLessThanOrEqual(0.5 + 1e-9);
});
