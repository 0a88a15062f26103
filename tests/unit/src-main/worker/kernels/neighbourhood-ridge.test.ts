import { afterAll, describe, expect, it } from 'vitest';
import { coCounts } from '#engine/kernels/co-counts.ts';
import { neighbourhoodRidge, type NeighbourhoodRidgeTask } from '#engine/kernels/neighbourhood-ridge.ts';
import { createPacer } from '#engine/pacer.ts';
import { openKernels } from '#worker/kernels/open-kernels.ts';
import { seededRows } from '../../engine/kernels/seeded-rows.ts';

const opened = await Promise.all([openKernels(1), openKernels(3)]);
afterAll(() => Promise.all(opened.map(({ kernels }) => kernels.close())));

async function task(rowCount: number, columnCount: number, neighbours: number): Promise<NeighbourhoodRidgeTask> {
  const rows = seededRows(rowCount, columnCount, 30, 2);
  const counted = await coCounts({ rows, weight: new Float32Array(rowCount).fill(1), keep: 60 }, createPacer());
  return {
    coCounts: counted, neighbours, lambdas: [3, 40], targets: Uint32Array.from({ length: Math.ceil(columnCount / 2) }, (_, t) => 2 * t),
    scale: Float32Array.from({ length: columnCount }, (_, i) => (i % 5 === 4 ? 0 : i % 5 === 3 ? 0.5 : 1)),
  };
}

describe.each(opened)('compiled neighbourhoodRidge', ({ kernels, notice }) => {
  it.each([[400, 60, 64], [400, 300, 1], [900, 300, 37], [20, 300, 252]])('%i rows, %i columns, %i neighbours', async (...sizes) => {
    expect(notice).toBeNull();
    const given = await task(...sizes);
    const expected = await neighbourhoodRidge(given, createPacer());
    const found = await kernels.neighbourhoodRidge(given, createPacer());
    expect(found.length).toBe(2);
    found.forEach((rows, l) => {
      expect(rows.start).toEqual(expected[l]!.start);
      expect(rows.index).toEqual(expected[l]!.index);
      rows.weight.forEach((weight, at) => expect(Math.abs(weight - expected[l]!.weight[at]!)).toBeLessThan(2e-5));
    });
    expect(await kernels.neighbourhoodRidge(given, createPacer())).toEqual(found);
  });

  it('stops when told to', async () => {
    const abort = new AbortController();
    const given = await task(3000, 3000, 64);
    const running = kernels.neighbourhoodRidge({ ...given, lambdas: Array.from({ length: 40 }, (_, at) => 10 + at) }, createPacer(abort.signal));
    abort.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
  });
});
