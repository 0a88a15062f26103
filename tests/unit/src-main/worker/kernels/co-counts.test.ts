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

  it('stops when told to, and counts on', { timeout: 10_000 }, async () => {
    // every row has every column: half a minute of work, looked at for the first time after ten milliseconds
    const n = 3000;
    const rows = { rowCount: n, columnCount: n, start: Uint32Array.from({ length: n + 1 }, (_, u) => u * n), index: Uint32Array.from({ length: n * n }, (_, e) => e % n) };
    const task = { rows, weight: new Float32Array(n).fill(1), keep: 512 };
    const abort = new AbortController();
    await expect(kernels.coCounts({ ...task, onProgress: () => abort.abort(new Error('enough')) }, createPacer(abort.signal))).rejects.toThrow('enough');
    const few = { rows: seededRows(50, 20, 5, 1), weight: new Float32Array(50).fill(1), keep: 20 };
    expect(await kernels.coCounts(few, createPacer())).toEqual(await coCounts(few, createPacer()));
  });
});
