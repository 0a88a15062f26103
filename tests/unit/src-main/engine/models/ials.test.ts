import { describe, expect, it } from 'vitest';
import { buildLoanMatrix } from '#engine/data/loan-matrix.ts';
import { gramOf } from '#engine/matrix/dense.ts';
import { seededRandom } from '#engine/matrix/random.ts';
import { foldIn, type FactorModel } from '#engine/models/factor-model.ts';
import { createTypescriptKernels } from '#engine/kernels/typescript-kernels.ts';
import { solveSide, turnSides } from '#engine/kernels/half-step.ts';
import { trainFactors } from '#engine/models/ials.ts';
import { createPacer } from '#engine/pacer.ts';

const settings = { factors: 2, alpha0: 0.1, lambda: 0.5, epochs: 1 };
const model = (items: Float32Array, factors: number, activeTitles: number): FactorModel =>
  ({ settings: { ...settings, factors }, items, patrons: new Float32Array(0), activeTitles, gram: gramOf(items, factors) });

describe('fold-in', () => {
  it('worked by hand with one factor: x = Σy / (α₀Σy² + λ(|S| + α₀n) + Σ_S y²)', () => {
    const one = model(Float32Array.from([1, 2]), 1, 2);
    expect(foldIn(one, Uint32Array.from([0])).vector[0]).toBeCloseTo(1 / (0.1 * 5 + 0.5 * 1.2 + 1), 12);
    expect(foldIn(one, Uint32Array.from([0, 1])).vector[0]).toBeCloseTo(3 / (0.1 * 5 + 0.5 * 2.2 + 5), 12);
  });

  it('worked by hand with two factors and a prior mean', () => {
    const two = model(Float32Array.from([1, 0, 0, 1]), 2, 2);
    // A = diag(0.1 + 0.6 + 1, 0.1 + 0.6), right side = (1, 0) + 0.6 · (1, 2)
    const { vector } = foldIn(two, Uint32Array.from([0]), { prior: Float64Array.from([1, 2]) });
    expect(vector[0]).toBeCloseTo(1.6 / 1.7, 12);
    expect(vector[1]).toBeCloseTo(1.2 / 0.7, 12);
  });

  it('counts loans by their weights: one loan of weight 2 solves what two equal loans solve', () => {
    const one = model(Float32Array.from([1, 2]), 1, 2);
    expect(foldIn(one, Uint32Array.from([0, 1]), { weights: [0.5, 2] }).vector[0]).toBeCloseTo((0.5 + 4) / (0.1 * 5 + 0.5 * (2.5 + 0.2) + 0.5 + 8), 12);
    const twice = foldIn(one, Uint32Array.from([1, 1])).vector[0];
    expect(foldIn(one, Uint32Array.from([1]), { weights: [2] }).vector[0]).toBeCloseTo(twice!, 12);
  });
});

describe('half step', () => {
  it('gives the same vectors by loan space, factor space and plain Cholesky fold-in', async () => {
    const d = 6;
    const random = seededRandom(2);
    const items = Float32Array.from({ length: 9 * d }, () => random() - 0.5);
    const columns = [0, 3, 1, 2, 4, 5, 6, 8]; // patron 0: two loans (loan space), patron 1: six (factor space)
    const rows = { rowCount: 2, columnCount: 9, start: Uint32Array.from([0, 2, 8]), index: Uint32Array.from(columns), weight: null };
    const out = new Float32Array(2 * d);
    const sixFactors = { ...settings, factors: d, plainRidge: 0 };
    const turned = items.slice();
    const values = await turnSides(turned, out, d, createPacer());
    await solveSide(rows, turned, out, values, sixFactors, 9, createPacer());
    for (const [u, own] of [columns.slice(0, 2), columns.slice(2)].entries()) {
      const { vector } = foldIn(model(items, d, 9), Uint32Array.from(own));
      for (let j = 0; j < 9; j += 1) {
        let expected = 0;
        let found = 0;
        for (let f = 0; f < d; f += 1) {
          expected += items[j * d + f]! * vector[f]!;
          found += turned[j * d + f]! * out[u * d + f]!;
        }
        expect(found).toBeCloseTo(expected, 5);
      }
    }
  });
});

describe('training', () => {
  it('lowers the objective every epoch and separates two reading circles', async () => {
    const pairs: [number, number][] = [];
    for (let u = 0; u < 12; u += 1) for (let i = 0; i < 6; i += 1) if ((u < 6) === (i < 3) && (u + i) % 4 !== 0) pairs.push([u, i]);
    const matrix = buildLoanMatrix(12, 7, {
      rows: Uint32Array.from(pairs, ([u]) => u), columns: Uint32Array.from(pairs, ([, i]) => i), days: new Int32Array(pairs.length),
    });
    const losses: number[] = [];
    const trained = await trainFactors(matrix, { factors: 4, alpha0: 0.05, lambda: 0.05, epochs: 6 }, {
      kernels: createTypescriptKernels(), pacer: createPacer(), seed: 1, onEpoch: (_epoch, loss) => losses.push(loss),
    });
    for (let e = 1; e < losses.length; e += 1) expect(losses[e]!).toBeLessThanOrEqual(losses[e - 1]! + 1e-6);
    expect(trained.activeTitles).toBe(6);
    expect([...trained.items.subarray(24)]).toEqual([0, 0, 0, 0]);
    const { vector } = foldIn(trained, Uint32Array.from([0]));
    const score = (j: number) => vector.reduce((sum, value, f) => sum + value * trained.items[j * 4 + f]!, 0);
    expect(score(1)).toBeGreaterThan(score(4) + 0.1);
  });
});
