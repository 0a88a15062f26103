import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { evaluateMethods } from '#engine/evaluate.ts';
import { curveShares, thinned } from '#engine/evaluation/learning-curve.ts';
import { plantedLibrary } from '../planted.ts';

const input = plantedLibrary({ seed: 61, agree: true, patrons: 220 });
const data = buildDataset(input);
const pairsOf = ({ target }: typeof data) => new Set(Array.from({ length: target.rowCount }, (_, u) => Array.from(target.column.subarray(target.rowStart[u]!, target.rowStart[u + 1]!), (column) => `${u} ${column}`)).flat());

describe('parts of the target loans', () => {
  it('lie within one another, leave the sources whole, and are about as large as asked', () => {
    const parts = curveShares.map((share) => pairsOf(thinned(data, share, 4)));
    const all = pairsOf(data).size;
    parts.forEach((part, at) => {
      expect(Math.abs(part.size / all - curveShares[at]!)).toBeLessThan(0.05);
      for (const pair of part) expect((parts[at + 1] ?? part).has(pair)).toBe(true);
    });
    expect(parts.at(-1)!.size).toBe(all);
    expect(thinned(data, 0.1, 4).sources).toEqual(data.sources);
  });
});

describe('a learning curve', () => {
  it('is steeper for the twin: with few target loans transfer leads most', async () => {
    const report = await evaluateMethods(input, { protocol: 'temporal', folds: 2, seed: 2, methods: ['cross-knn'], learningCurve: true });
    const curve = report.curve!;
    expect(curve).toMatchObject({ method: 'cross-knn', twin: 'target-knn' });
    expect(curve.points.map(({ share }) => share)).toEqual([...curveShares]);
    expect(curve.points.map(({ loans }) => loans)).toEqual(curve.points.map(({ loans }) => loans).sort((a, b) => a - b));
    const lead = curve.points.map(({ difference }) => difference.mean);
    expect(lead[2]).toBeGreaterThan(lead.at(-1)!);
    expect(Math.max(...lead)).toBeGreaterThan(0.03);
    // with all loans the curve ends where the evaluation stands, over patrons with source loans
    const row = report.comparisons.find((one) => one.contestant === 'cross-knn' && one.segment === 'all')!;
    expect(lead.at(-1)).toBeCloseTo(row.versusTwin.mean, 6);
  });

  it('is not drawn unasked', async () => {
    expect((await evaluateMethods(input, { protocol: 'cold-start', folds: 2, seed: 2, methods: ['popularity'] })).curve).toBeNull();
  });
});
