import { afterAll, describe, expect, it } from 'vitest';
import { trainFactors, type FactorSolver, type FactorTask, type TrainedFactors } from '#engine/kernels/train-factors.ts';
import type { Kernels } from '#engine/kernels/kernels.ts';
import { fillNormal, seededRandom } from '#engine/matrix/random.ts';
import { createPacer } from '#engine/pacer.ts';
import { openKernels } from '#worker/kernels/open-kernels.ts';

const opened = await Promise.all([openKernels(1), openKernels(2), openKernels(3)]);
const [one, two, three] = opened.map(({ kernels }) => kernels) as [Kernels, Kernels, Kernels];
afterAll(() => Promise.all(opened.map(({ kernels }) => kernels.close())));

const exact: FactorSolver = { kind: 'cholesky' };
const conjugate: FactorSolver = { kind: 'cg', steps: 3 };

/** Power-law pairs; row 5 and column 7 have none, row 0 has nearly all columns. */
function task(rowCount: number, columnCount: number, factors: number, solver: FactorSolver, weighted: boolean, epochs = 3): FactorTask {
  const random = seededRandom(4);
  const each = Array.from({ length: rowCount }, (_, r) => {
    const size = r === 5 ? 0 : r === 0 ? 2 * columnCount : 1 + Math.floor(random() ** 3 * columnCount / 2);
    return [...new Set(Array.from({ length: size }, () => Math.floor(random() ** 2 * columnCount)))].filter((c) => c !== 7);
  });
  const start = new Uint32Array(rowCount + 1);
  each.forEach((own, r) => { start[r + 1] = start[r]! + own.length; });
  const index = Uint32Array.from(each.flat());
  const vectors = new Float32Array(columnCount * factors);
  fillNormal(vectors, 0.1, 9);
  const lent = new Set(index);
  for (let c = 0; c < columnCount; c += 1) if (!lent.has(c)) vectors.fill(0, c * factors, (c + 1) * factors);
  const weight = weighted ? Float32Array.from(index, () => 0.2 + 2 * random()) : null;
  return { pairs: { rowCount, columnCount, start, index, weight }, start: vectors, settings: { factors, alpha0: 0.05, lambda: 0.04, epochs }, solver };
}

/** What is determined: the inner products of all pairs. */
function products({ pairs: { rowCount, columnCount }, settings: { factors: d } }: FactorTask, { rows, columns }: TrainedFactors): Float64Array {
  return Float64Array.from({ length: rowCount * columnCount }, (_, at) => {
    const u = Math.floor(at / columnCount) * d;
    const i = (at % columnCount) * d;
    let sum = 0;
    for (let f = 0; f < d; f += 1) sum += rows[u + f]! * columns[i + f]!;
    return sum;
  });
}

const furthest = (a: Float64Array, b: Float64Array): number => a.reduce((most, value, at) => Math.max(most, Math.abs(value - b[at]!)), 0);

describe.each([['exactly', exact], ['by conjugate gradients', conjugate]] as const)('compiled training of factors, solved %s', (_, solver) => {
  it.each([[40, 30, 5, false], [90, 60, 16, true], [70, 120, 40, false]] as const)('equals its twin: %i × %i, %i factors, weights %s', async (rowCount, columnCount, factors, weighted) => {
    const given = task(rowCount, columnCount, factors, solver, weighted);
    const told: number[] = [];
    const losses: number[] = [];
    const expected = await trainFactors({ ...given, onEpoch: (epoch, loss) => told.push(epoch, loss) }, createPacer());
    const found = await two.trainFactors({ ...given, onEpoch: (epoch, loss) => losses.push(epoch, loss) }, createPacer());
    expect(furthest(products(given, found), products(given, expected))).toBeLessThan(2e-5);
    expect(losses).toHaveLength(told.length);
    losses.forEach((value, at) => expect(value).toBeCloseTo(told[at]!, 4));
    const trace = (gram: Float64Array): number => Array.from({ length: factors }, (__, f) => gram[f * factors + f]!).reduce((sum, value) => sum + value, 0);
    expect(trace(found.gram)).toBeCloseTo(trace(expected.gram), 3);
    expect([...found.rows.subarray(5 * factors, 6 * factors), ...found.columns.subarray(7 * factors, 8 * factors)].every((value) => value === 0)).toBe(true);
  });

  it('gives the same numbers again, and with any number of threads', async () => {
    const given = task(200, 90, 24, solver, true);
    const first = await two.trainFactors(given, createPacer());
    for (const kernels of [two, one, three]) expect(await kernels.trainFactors(given, createPacer())).toEqual(first);
    const other = await two.trainFactors({ ...given, start: given.start.map((value) => -value * 1.01) }, createPacer());
    expect(other.rows).not.toEqual(first.rows);
  });
});

it.each([exact, conjugate])('knows a ridge that is alike for all rows', async (solver) => {
  const scaled = task(90, 60, 16, solver, true);
  const given: FactorTask = { ...scaled, settings: { ...scaled.settings, lambda: 0 }, plainRidge: 1.5 };
  const losses: number[][] = [[], []];
  const expected = await trainFactors({ ...given, onEpoch: (_, loss) => losses[0]!.push(loss) }, createPacer());
  const found = await two.trainFactors({ ...given, onEpoch: (_, loss) => losses[1]!.push(loss) }, createPacer());
  expect(furthest(products(given, found), products(given, expected))).toBeLessThan(2e-5);
  losses[1]!.forEach((loss, at) => expect(loss).toBeCloseTo(losses[0]![at]!, 4));
  if (solver.kind === 'cg') return;
  // the rows solve (α₀YᵀY + μI + Σ w·y·yᵀ)x = Σ w·y: checked on one of them
  const d = 16;
  const u = 9;
  const { start, index, weight } = given.pairs;
  const x = expected.rows.subarray(u * d, (u + 1) * d);
  for (let f = 0; f < d; f += 1) {
    let left = 1.5 * x[f]!;
    for (let g = 0; g < d; g += 1) left += given.settings.alpha0 * expected.gram[f * d + g]! * x[g]!;
    for (let e = start[u]!; e < start[u + 1]!; e += 1) {
      const y = expected.columns.subarray(index[e]! * d, (index[e]! + 1) * d);
      left -= weight![e]! * (1 - y.reduce((sum, value, g) => sum + value * x[g]!, 0)) * y[f]!;
    }
    expect(left).toBeCloseTo(0, 4);
  }
});

it('comes ever closer to the exact solution with more steps', async () => {
  const settled = task(90, 60, 16, exact, true);
  const expected = products(settled, await two.trainFactors(settled, createPacer()));
  const distances: number[] = [];
  for (const steps of [1, 2, 4, 12]) {
    const given = task(90, 60, 16, { kind: 'cg', steps }, true);
    distances.push(furthest(products(given, await two.trainFactors(given, createPacer())), expected));
  }
  expect(distances).toEqual([...distances].sort((a, b) => b - a));
  expect(distances[3]).toBeLessThan(1e-4);
});

it('goes through a side larger than the cache block by block', async () => {
  const wide: FactorTask = { ...task(9000, 12, 16, { kind: 'cg', steps: 2 }, true, 1) }; // 9,000 rows of 64 bytes: two blocks
  const expected = await trainFactors(wide, createPacer());
  const found = await three.trainFactors(wide, createPacer());
  expect(furthest(products(wide, found), products(wide, expected))).toBeLessThan(1e-4);
  expect(await one.trainFactors(wide, createPacer())).toEqual(found);
});

it('has nothing to do without pairs', async () => {
  const empty: FactorTask = { ...task(6, 9, 4, exact, false), pairs: { rowCount: 6, columnCount: 9, start: new Uint32Array(7), index: new Uint32Array(0), weight: null }, start: new Float32Array(36) };
  expect(await two.trainFactors(empty, createPacer())).toEqual(await trainFactors(empty, createPacer()));
});

it('stops when told to, and works again afterwards', async () => {
  const abort = new AbortController();
  const given = task(3000, 800, 64, exact, false, 1_000_000); // hours of work
  const epochs: number[] = [];
  await expect(two.trainFactors({ ...given, onEpoch: (epoch) => { epochs.push(epoch); abort.abort(new Error('enough')); } }, createPacer(abort.signal))).rejects.toThrow('enough');
  expect(epochs[0]).toBe(1);
  const small = task(40, 30, 5, exact, false);
  expect(furthest(products(small, await two.trainFactors(small, createPacer())), products(small, await trainFactors(small, createPacer())))).toBeLessThan(2e-5);
});
