import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { buildLoanMatrix } from '#engine/data/loan-matrix.ts';
import { readerOf } from '#engine/data/reader.ts';
import { createTypescriptKernels } from '#engine/kernels/typescript-kernels.ts';
import { gramOf } from '#engine/matrix/dense.ts';
import { foldIn, itemDot, type FactorModel } from '#engine/models/factor-model.ts';
import { trainFactors } from '#engine/models/ials.ts';
import { patronSide, withNewTitles } from '#engine/models/new-titles.ts';
import { createPacer } from '#engine/pacer.ts';
import { plantedLibrary } from '../planted.ts';

const settings = { factors: 8, alpha0: 0.02, lambda: 0.03, epochs: 4 };
const train = (matrix: Parameters<typeof trainFactors>[0]) => trainFactors(matrix, settings, { kernels: createTypescriptKernels(), pacer: createPacer(), seed: 1 });

describe('new titles', () => {
  it('are solved against their borrowers, worked by hand with one factor: y = Σx / (α₀Σx² + λ(|S| + α₀m) + Σ_S x²)', () => {
    const one: FactorModel = { settings: { factors: 1, alpha0: 0.1, lambda: 0.5, epochs: 1 }, items: Float32Array.of(1), patrons: new Float32Array(0), activeTitles: 1, gram: Float64Array.of(1) };
    const vectors = Float32Array.of(1, 2, 0);
    const grown = withNewTitles(one, { vectors, gram: gramOf(vectors, 1), active: 2 }, [Uint32Array.of(1), new Uint32Array(0), Uint32Array.of(0, 1)]);
    const first = 2 / (0.1 * 5 + 0.5 * (1 + 0.2) + 4);
    const third = 3 / (0.1 * 5 + 0.5 * (2 + 0.2) + 5);
    expect([...grown.items]).toEqual([1, expect.closeTo(first, 6), 0, expect.closeTo(third, 6)]);
    expect(grown.gram[0]).toBeCloseTo(1 + first ** 2 + third ** 2, 6);
    expect(grown.activeTitles).toBe(3);
  });

  it('score for patrons much as if they had been trained with', async () => {
    // title 59 is taken out of the training and comes back as a new title
    const { target } = buildDataset(plantedLibrary({ seed: 8, agree: true, patrons: 300, sources: 0 }));
    const events = (keep: (column: number) => boolean, columns: number) => {
      const pairs = Array.from({ length: target.rowCount }, (_, u) => Array.from(target.column.subarray(target.rowStart[u]!, target.rowStart[u + 1]!), (c) => [u, c] as const)).flat().filter(([, c]) => keep(c));
      return buildLoanMatrix(target.rowCount, columns, { rows: Uint32Array.from(pairs, ([u]) => u), columns: Uint32Array.from(pairs, ([, c]) => c), days: new Int32Array(pairs.length) });
    };
    const before = events((c) => c < 59, 59);
    const model = await train(before);
    const histories = Array.from({ length: before.rowCount }, (_, u) => before.column.subarray(before.rowStart[u]!, before.rowStart[u + 1]!));
    const side = patronSide(model, histories);
    const borrowers = Array.from({ length: target.rowCount }, (_, u) => u).filter((u) => target.column.subarray(target.rowStart[u]!, target.rowStart[u + 1]!).includes(59));
    const grown = withNewTitles(model, side, [Uint32Array.from(borrowers)]);
    const full = await train(target);
    const scoresOf = (own: FactorModel) => histories.map((columns) => itemDot(own.items, 59, foldIn(own, columns).vector));
    const folded = scoresOf(grown);
    const trained = scoresOf(full);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const product = (x: number[], y: number[]) => x.reduce((sum, value, u) => sum + (value - mean(x)) * (y[u]! - mean(y)), 0);
    expect(product(folded, trained) / Math.sqrt(product(folded, folded) * product(trained, trained))).toBeGreaterThan(0.8);
  });
});

describe('the patrons\' side', () => {
  it('is what training ended with, new loans or not', async () => {
    const data = buildDataset(plantedLibrary({ seed: 4, agree: true, patrons: 80, sources: 0 }));
    const model = await train(data.target);
    const side = patronSide(model, Array.from({ length: data.patronCount }, (_, u) => readerOf(data, u).target));
    side.vectors.forEach((value, at) => { expect(value).toBeCloseTo(model.patrons[at]!, 4); });
  });
});
