import { afterAll, describe, expect, it } from 'vitest';
import { invertPositiveDefinite } from '#engine/kernels/invert.ts';
import { gramOf } from '#engine/matrix/dense.ts';
import { fillNormal } from '#engine/matrix/random.ts';
import { createPacer } from '#engine/pacer.ts';
import { openKernels } from '#worker/kernels/open-kernels.ts';
import { stoppedAtWork } from './stopped-at-work.ts';

const opened = await Promise.all([openKernels(1), openKernels(3)]);
afterAll(() => Promise.all(opened.map(({ kernels }) => kernels.close())));

function positiveDefinite(n: number): Float32Array {
  const rows = new Float32Array(n * (n + 5));
  fillNormal(rows, 1, n);
  const matrix = Float32Array.from(gramOf(rows, n));
  for (let i = 0; i < n; i += 1) matrix[i * n + i]! += n / 4;
  return matrix;
}

describe.each(opened)('compiled invertPositiveDefinite', ({ kernels, notice }) => {
  it.each([1, 7, 8, 127, 128, 129, 300])('%i rows', async (n) => {
    expect(notice).toBeNull();
    const matrix = positiveDefinite(n);
    const expected = await invertPositiveDefinite(matrix, n, createPacer());
    const found = await kernels.invertPositiveDefinite(matrix, n, createPacer());
    found.forEach((value, at) => expect(Math.abs(value - expected[at]!)).toBeLessThan(2e-5 * expected[0]!));
    expect(await kernels.invertPositiveDefinite(matrix, n, createPacer())).toEqual(found);
  });

  it('gives the identity when multiplied', async () => {
    const n = 40;
    const matrix = positiveDefinite(n);
    const inverse = await kernels.invertPositiveDefinite(matrix, n, createPacer());
    for (let i = 0; i < n; i += 1) {
      for (let j = 0; j < n; j += 1) {
        let sum = 0;
        for (let k = 0; k < n; k += 1) sum += matrix[i * n + k]! * inverse[k * n + j]!;
        expect(sum).toBeCloseTo(i === j ? 1 : 0, 4);
      }
    }
  });

  it('stops when told to', { timeout: 10_000 }, async () => {
    const n = 6000; // half a minute of work
    const identity = new Float32Array(n * n);
    for (let i = 0; i < n; i += 1) identity[i * n + i] = 1;
    await expect(kernels.invertPositiveDefinite(identity, n, stoppedAtWork())).rejects.toThrow('enough');
    expect(await kernels.invertPositiveDefinite(Float32Array.of(4), 1, createPacer())).toEqual(Float32Array.of(0.25));
  });
});
