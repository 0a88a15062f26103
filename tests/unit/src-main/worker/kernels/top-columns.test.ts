import { afterAll, describe, expect, it } from 'vitest';
import { topColumns, type TopColumnsTask } from '#engine/kernels/top-columns.ts';
import { fillNormal, seededRandom } from '#engine/matrix/random.ts';
import { createPacer } from '#engine/pacer.ts';
import { openKernels } from '#worker/kernels/open-kernels.ts';
import { stoppedAtWork } from './stopped-at-work.ts';

const opened = await Promise.all([openKernels(1), openKernels(3)]);
afterAll(() => Promise.all(opened.map(({ kernels }) => kernels.close())));

function task(rowCount: number, columnCount: number, factors: number, count: number, barred: number): TopColumnsTask {
  const rows = new Float32Array(rowCount * factors);
  const columns = new Float32Array(columnCount * factors);
  fillNormal(rows, 1, 1);
  fillNormal(columns, 1, 2);
  for (let c = 0; c < columnCount; c += 1) for (let f = 0; f < factors; f += 1) columns[c * factors + f]! *= 3 / (1 + c % 50);
  const random = seededRandom(3);
  const each = Array.from({ length: rowCount }, (_, r) => [...new Set(Array.from({ length: (r * barred) % 40 }, () => Math.floor(random() * columnCount)))]);
  const start = new Uint32Array(rowCount + 1);
  each.forEach((own, r) => { start[r + 1] = start[r]! + own.length; });
  return { factors, rows, columns, count, excluded: barred === 0 ? null : { rowCount, columnCount, start, index: Uint32Array.from(each.flat()) } };
}

describe.each(opened)('compiled topColumns', ({ kernels, notice }) => {
  it.each([[1, 1, 3, 2, 0], [3, 5, 4, 10, 1], [70, 300, 17, 20, 1], [33, 1001, 64, 5, 3]])('%i rows, %i columns, %i factors, the best %i', async (...sizes) => {
    expect(notice).toBeNull();
    const given = task(...sizes);
    const expected = await topColumns(given, createPacer());
    const found = await kernels.topColumns(given, createPacer());
    expect(found.sizes).toEqual(expected.sizes);
    found.scores.forEach((score, at) => expect(score).toBeCloseTo(expected.scores[at]!, 4));
    expect(found.columns.filter((column, at) => column !== expected.columns[at]).length).toBeLessThanOrEqual(0.01 * found.columns.length);
    expect(await kernels.topColumns(given, createPacer())).toEqual(found);
  });

  it('loses no column to its bounds: vectors of any length, of one great number, and without any', async () => {
    const given = task(64, 1000, 32, 7, 3);
    const power = (at: number): number => 10 ** [0, -16, -9, 9, 15][at % 5]!;
    const scaled = { ...given, rows: given.rows.slice(), columns: given.columns.slice() };
    for (let r = 0; r < 64; r += 1) for (let f = 0; f < 32; f += 1) scaled.rows[r * 32 + f]! *= r % 7 === 6 ? 0 : power(r) * (r % 3 === 0 && f !== 5 ? 1e-4 : 1);
    for (let c = 0; c < 1000; c += 1) for (let f = 0; f < 32; f += 1) scaled.columns[c * 32 + f]! *= c % 11 === 9 ? 0 : power(c >> 3) * (c % 3 === 1 && f !== 5 ? 1e-4 : 1);
    const found = await kernels.topColumns(scaled, createPacer());
    const expected = await topColumns(scaled, createPacer());
    found.scores.forEach((score, at) => expect(Math.abs(score - expected.scores[at]!)).toBeLessThanOrEqual(1e-4 * Math.abs(expected.scores[at]!)));
    expect(found.sizes).toEqual(expected.sizes);
  });

  it('finds the very columns where products are whole numbers and many of them equal', async () => {
    for (const factors of [1, 7, 32]) {
      const given = task(40, 500, factors, 10, 8);
      const whole = { ...given, rows: given.rows.map((value) => Math.round(3 * value)), columns: given.columns.map((value) => Math.round(3 * value)) };
      expect(await kernels.topColumns(whole, createPacer())).toEqual(await topColumns(whole, createPacer()));
    }
  });

  it('puts the smaller of equal columns first, and never a barred one', async () => {
    const given: TopColumnsTask = {
      factors: 2, rows: Float32Array.from([1, 1]), columns: Float32Array.from(Array.from({ length: 24 }, (_, at) => (at < 12 ? 1 : 2))), count: 4,
      excluded: { rowCount: 1, columnCount: 12, start: Uint32Array.from([0, 2]), index: Uint32Array.from([8, 6]) },
    };
    expect([...(await kernels.topColumns(given, createPacer())).columns]).toEqual([7, 9, 10, 11]);
    expect([...(await topColumns(given, createPacer())).columns]).toEqual([7, 9, 10, 11]);
  });
});

it('stops when told to', { timeout: 10_000 }, async () => {
  const equal = new Float32Array(64 * 60_000).fill(1); // no bound spares a product: a minute of work
  await expect(opened[0]!.kernels.topColumns({ factors: 64, rows: equal, columns: equal, excluded: null, count: 20 }, stoppedAtWork())).rejects.toThrow('enough');
  expect((await opened[0]!.kernels.topColumns(task(3, 5, 4, 10, 1), createPacer())).sizes[0]).toBe(5);
});
