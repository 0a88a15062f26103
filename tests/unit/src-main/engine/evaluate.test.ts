import { describe, expect, it } from 'vitest';
import { evaluateMethods } from '#engine/evaluate.ts';
import { figuresAt } from '#engine/evaluation/report.ts';
import { plantedLibrary } from './planted.ts';

describe('evaluation', () => {
  it('measures the cold start of every method and of the choice', async () => {
    const input = plantedLibrary({ seed: 21, agree: true, patrons: 200 });
    const methods = ['cross-knn'] as const;
    const report = await evaluateMethods(input, { protocol: 'cold-start', folds: 3, seed: 2, methods });
    expect(report.folds).toBe(3);
    const row = (contestant: string) => report.rows.find((one) => one.contestant === contestant && one.segment === 'all')!;
    expect(report.rows.map((one) => one.contestant)).toEqual(expect.arrayContaining(['popularity', 'target-knn', 'cross-knn', 'chosen', 'without-transfer']));
    const ndcg = (contestant: string) => figuresAt(row(contestant), 10).ndcg.mean;
    expect(ndcg('chosen')).toBeGreaterThan(1.5 * ndcg('popularity'));
    expect(row('target-knn').patrons).toBe(row('chosen').patrons);
    const comparison = report.comparisons.find((one) => one.contestant === 'cross-knn' && one.segment === 'all')!;
    expect(comparison.twin).toBe('target-knn');
    expect(comparison.versusTwin.verdict).toBe('positive');
    expect(comparison.versusPopularity.verdict).toBe('positive');
    expect(report.costs.map(({ method }) => method)).toEqual(['popularity', 'target-knn', 'cross-knn']);
    for (const { fitSeconds, modelBytes, settings } of report.costs) {
      expect(fitSeconds).toBeGreaterThan(0);
      expect(modelBytes).toBeGreaterThan(0);
      expect(settings.reduce((sum, { rounds }) => sum + rounds, 0)).toBe(3);
    }
    const timeless = ({ costs, ...rest }: typeof report) => ({ ...rest, costs: costs.map((cost) => ({ ...cost, fitSeconds: 0 })) });
    expect(timeless(await evaluateMethods(input, { protocol: 'cold-start', folds: 3, seed: 2, methods }))).toEqual(timeless(report));
  });

  it('measures what came after a date, by segment', async () => {
    const report = await evaluateMethods(plantedLibrary({ seed: 22, agree: true, patrons: 200 }), { protocol: 'temporal', folds: 2, seed: 2, methods: ['target-knn'] });
    expect(report.folds).toBe(2);
    expect(new Set(report.rows.map((row) => row.segment)).size).toBeGreaterThan(2);
    for (const { lengths, mrr, auc, balancedAccuracy, coverage, gini } of report.rows) {
      const means = lengths.flatMap(({ length, ...figures }) => Object.values(figures).map((figure) => [length, figure.mean] as const));
      for (const [, value] of [...means, ...[mrr.mean, auc.mean, balancedAccuracy.mean, coverage, gini].map((figure) => [0, figure] as const)]) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
      // longer lists find no less
      for (const [at, { recall }] of lengths.entries()) expect(recall.mean).toBeGreaterThanOrEqual(at > 0 ? lengths[at - 1]!.recall.mean : 0);
    }
  });

  it('has nothing to say, and says so, without shared patrons or without loans', async () => {
    const input = plantedLibrary({ seed: 23, agree: true, patrons: 60 });
    const report = await evaluateMethods({ ...input, sources: [] }, { protocol: 'cold-start', folds: 2, seed: 1 });
    expect(report).toMatchObject({ code: 'no-sources', folds: 0, rows: [] });
  });
});
