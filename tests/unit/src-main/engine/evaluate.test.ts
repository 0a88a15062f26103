import { describe, expect, it } from 'vitest';
import { evaluateMethods } from '#engine/evaluate.ts';
import { plantedLibrary } from './planted.ts';

describe('evaluation', () => {
  it('measures the cold start of every method and of the choice', async () => {
    const input = plantedLibrary({ seed: 21, agree: true, patrons: 200 });
    const methods = ['cross-knn'] as const;
    const report = await evaluateMethods(input, { protocol: 'cold-start', folds: 3, seed: 2, methods });
    expect(report.folds).toBe(3);
    const row = (contestant: string) => report.rows.find((one) => one.contestant === contestant && one.segment === 'all')!;
    expect(report.rows.map((one) => one.contestant)).toEqual(expect.arrayContaining(['popularity', 'target-knn', 'cross-knn', 'chosen', 'without-transfer']));
    expect(row('chosen').ndcg.mean).toBeGreaterThan(1.5 * row('popularity').ndcg.mean);
    expect(row('target-knn').patrons).toBe(row('chosen').patrons);
    const comparison = report.comparisons.find((one) => one.contestant === 'cross-knn' && one.segment === 'all')!;
    expect(comparison.twin).toBe('target-knn');
    expect(comparison.versusTwin.verdict).toBe('positive');
    expect(comparison.versusPopularity.verdict).toBe('positive');
    expect(await evaluateMethods(input, { protocol: 'cold-start', folds: 3, seed: 2, methods })).toEqual(report);
  });

  it('measures what came after a date, by segment', async () => {
    const report = await evaluateMethods(plantedLibrary({ seed: 22, agree: true, patrons: 200 }), { protocol: 'temporal', folds: 2, seed: 2, methods: ['target-knn'] });
    expect(report.folds).toBe(2);
    expect(new Set(report.rows.map((row) => row.segment)).size).toBeGreaterThan(2);
    for (const row of report.rows) for (const value of [row.ndcg.mean, row.recall.mean, row.precision.mean, row.hitRate.mean, row.mrr.mean, row.coverage]) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
  });

  it('has nothing to say, and says so, without shared patrons or without loans', async () => {
    const input = plantedLibrary({ seed: 23, agree: true, patrons: 60 });
    const report = await evaluateMethods({ ...input, sources: [] }, { protocol: 'cold-start', folds: 2, seed: 1 });
    expect(report).toMatchObject({ code: 'no-sources', folds: 0, rows: [] });
  });
});
