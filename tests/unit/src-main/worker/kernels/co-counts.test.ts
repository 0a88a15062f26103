import { afterAll, describe, expect, it } from 'vitest';
import { coCounts } from '#engine/kernels/co-counts.ts';
import { createPacer } from '#engine/pacer.ts';
import { openKernels } from '#worker/kernels/open-kernels.ts';
import { seededRows } from '../../engine/kernels/seeded-rows.ts';

const opened = await Promise.all([openKernels(1), openKernels(3)]);
afterAll(() => Promise.all(opened.map(({ kernels }) => kernels.close())));

describe.each(opened)('compiled coCounts', ({ kernels, notice }) => {
  it.each([[0, 5, 3, 4], [40, 1, 3, 4], [300, 90, 12, 90], [300, 90, 12, 7], [500, 700, 60, 33], [500, 700, 60, 1]])('%i rows, %i columns, up to %i a row, %i kept', async (rowCount, columnCount, longest, keep) => {
    expect(notice).toBeNull();
    const rows = seededRows(rowCount, columnCount, longest, keep);
    const weight = Float32Array.from({ length: rowCount }, (_, u) => 1 + (u % 3) / 64);
    const task = { rows, weight, keep };
    expect(await kernels.coCounts(task, createPacer())).toEqual(await coCounts(task, createPacer()));
  });

  it('stops when told to, and counts on', async () => {
    const abort = new AbortController();
    const rows = seededRows(4000, 4000, 300, 1);
    const task = { rows, weight: new Float32Array(4000).fill(1), keep: 512 };
    setTimeout(() => abort.abort(new Error('enough')), 15);
    await expect(kernels.coCounts(task, createPacer(abort.signal))).rejects.toThrow('enough');
    const few = { rows: seededRows(50, 20, 5, 1), weight: new Float32Array(50).fill(1), keep: 20 };
    expect(await kernels.coCounts(few, createPacer())).toEqual(await coCounts(few, createPacer()));
  });
});
