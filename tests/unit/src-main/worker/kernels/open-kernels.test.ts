import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coCounts } from '#engine/kernels/co-counts.ts';
import type { Kernels } from '#engine/kernels/kernels.ts';
import { createTypescriptKernels } from '#engine/kernels/typescript-kernels.ts';
import { createPacer } from '#engine/pacer.ts';
import { openKernels, withKernels } from '#worker/kernels/open-kernels.ts';
import { temporaryFolder } from '../../../../helpers/library-folders.ts';
import { seededRows } from '../../engine/kernels/seeded-rows.ts';

const rows = seededRows(2400, 90, 120, 1);

it('falls back on the kernels in TypeScript, and says why, where the compiled ones were not built', async () => {
  const { kernels, notice } = await openKernels(2, null, tmpdir());
  expect([kernels.kind, kernels.threads, notice]).toEqual(['typescript', 1, 'kernels-not-built']);
});

it('ends the threads when the work is over, also when it fails', async () => {
  const { made, notices } = await withKernels(null, async (kernels) => kernels);
  expect([made.kind, notices]).toEqual(['wasm', []]);
  await expect(made.invertPositiveDefinite(Float32Array.of(1), 1, { due: () => false, pause: async () => {} })).rejects.toThrow('closed');
  let used = made;
  await expect(withKernels(null, async (kernels) => { used = kernels; throw new Error('failed'); })).rejects.toThrow('failed');
  await expect(used.invertPositiveDefinite(Float32Array.of(1), 1, { due: () => false, pause: async () => {} })).rejects.toThrow('closed');
});

const words = { tokenCount: 9, titleCount: 1, start: Uint32Array.of(0, 1), token: Uint32Array.of(3), weight: Float32Array.of(1) };
const snapshotOf = async (kernels: Kernels): Promise<Float32Array> => {
  const table = await kernels.openEmbedding({ words, dimensions: 16, deviation: 1, seed: 2 }, createPacer());
  const values = await table.snapshot();
  await table.close();
  return values;
};

it('keeps a table of vectors in TypeScript where no more threads are to be had, and says so', async () => {
  const folder = temporaryFolder();
  const [entry, taken] = [join(folder, 'thread.mjs'), join(folder, 'taken')];
  writeFileSync(entry, `import { existsSync } from 'node:fs'; import { parentPort } from 'node:worker_threads';
    if (existsSync(${JSON.stringify(taken)})) throw new Error('no more threads');
    parentPort.on('message', () => undefined); parentPort.postMessage(null);`);
  const { made, notices } = await withKernels(null, (kernels) => { writeFileSync(taken, ''); return snapshotOf(kernels); }, { entry });
  expect(notices).toEqual(['threads-not-available']);
  expect(made).toEqual(await snapshotOf(createTypescriptKernels()));
});

describe('a job that needs more shared memory than there is', () => {
  const few = { mostPages: [2 ** 20, 8] }; // more than a memory can have, then 512 KB
  const identity = (n: number): Float32Array => Float32Array.from({ length: n * n }, (_, at) => Number(at % (n + 1) === 0));
  const inverse = async ({ kernels }: { readonly kernels: Kernels }, n: number) => (await kernels.invertPositiveDefinite(identity(n), n, createPacer())).map((value) => value + 0); // −0 is as good as 0

  it('is left to the kernels in TypeScript, and that is said; others are not', async () => {
    const opened = await openKernels(2, null, undefined, few);
    expect(await inverse(opened, 20)).toEqual(identity(20));
    expect([opened.kernels.kind, opened.notice]).toEqual(['wasm', null]);
    expect(await inverse(opened, 300)).toEqual(identity(300));
    expect(opened.notice).toBe('threads-not-available');
    await opened.kernels.close();
  });

  it.each<[string, (kernels: Kernels) => Promise<unknown>]>([
    ['trainFactors', (kernels) => kernels.trainFactors({ pairs: { ...rows, weight: null }, start: new Float32Array(90 * 64).fill(0.1), settings: { factors: 64, alpha0: 0.1, lambda: 0.1, epochs: 1 }, solver: { kind: 'cg', steps: 2 } }, createPacer())],
    ['topColumns', (kernels) => kernels.topColumns({ factors: 64, rows: new Float32Array(64 * 1500).fill(1), columns: new Float32Array(64 * 90).fill(1), excluded: null, count: 20 }, createPacer())],
    ['coCounts', (kernels) => kernels.coCounts({ rows, weight: new Float32Array(2400).fill(1), keep: 90 }, createPacer())],
    ['neighbourhoodRidge', async (kernels) => {
      const counted = await coCounts({ rows, weight: new Float32Array(2400).fill(1), keep: 90 }, createPacer());
      const lambdas = Array.from({ length: 40 }, (_, at) => 1 + at);
      return kernels.neighbourhoodRidge({ coCounts: counted, targets: Uint32Array.from({ length: 90 }, (_, t) => t), scale: new Float32Array(90).fill(1), neighbours: 64, lambdas }, createPacer());
    }],
    ['openEmbedding', snapshotOf],
  ])('is computed all the same: %s', async (_, compute) => {
    const { made, notices } = await withKernels(null, compute, few);
    expect(notices).toEqual(['threads-not-available']);
    expect(made).toEqual(await compute(createTypescriptKernels()));
  });
});
