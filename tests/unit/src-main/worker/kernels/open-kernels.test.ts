import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { openKernels, withKernels } from '#worker/kernels/open-kernels.ts';

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
