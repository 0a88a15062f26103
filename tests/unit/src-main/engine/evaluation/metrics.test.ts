import { describe, expect, it } from 'vitest';
import { areaUnderCurve, balancedAccuracy, metricsAt, ndcgOfList, reciprocalRank } from '#engine/evaluation/metrics.ts';

describe('figures of a list', () => {
  it('worked by hand: two titles to be found among 100, one at rank 2, one at rank 40', () => {
    const second = 1 / Math.log2(3);
    const ten = metricsAt([40, 2], 10, 100);
    expect(ten.ndcg).toBeCloseTo(second / (1 + second), 12);
    expect(ten.ndcg).toBeCloseTo(0.386853, 6);
    expect(ten).toMatchObject({ recall: 0.5, cappedRecall: 0.5, precision: 0.1, hit: 1 });
    expect(ten.f1).toBeCloseTo((2 * 0.1 * 0.5) / (0.1 + 0.5), 12); // harmonic mean of precision and recall
    expect(ten.averagePrecision).toBeCloseTo(1 / 2 / 2, 12); // precision at the hit is 1/2, two could be found
    // 1 true positive, 9 false positives, 1 false negative, 89 true negatives
    expect(ten.accuracy).toBeCloseTo(0.9, 12);

    const fifty = metricsAt([40, 2], 50, 100);
    expect(fifty.recall).toBe(1);
    expect(fifty.averagePrecision).toBeCloseTo((1 / 2 + 2 / 40) / 2, 12);
    expect(fifty.ndcg).toBeCloseTo((second + 1 / Math.log2(41)) / (1 + second), 12);
    expect(fifty.precision).toBe(0.04);
  });

  it('is 1 for a perfect list, 0 for a miss', () => {
    expect(metricsAt([1, 2], 10, 1000)).toMatchObject({ ndcg: 1, averagePrecision: 1, cappedRecall: 1, hit: 1 });
    expect(metricsAt([11], 10, 1000)).toMatchObject({ ndcg: 0, recall: 0, cappedRecall: 0, precision: 0, f1: 0, averagePrecision: 0, hit: 0 });
    expect(metricsAt([0], 10, 1000).hit).toBe(0); // 0 = not ranked
  });

  it('names two recalls: of 20 titles 5 stand in a list of 10', () => {
    const ranks = [1, 2, 3, 4, 5, ...Array.from({ length: 15 }, (_, i) => 20 + i)];
    const { recall, cappedRecall, precision } = metricsAt(ranks, 10, 1000);
    expect([recall, cappedRecall, precision]).toEqual([0.25, 0.5, 0.5]);
  });

  it('accuracy is high for any list at all: an empty-handed one is right on 98 of 100 titles and a half', () => {
    expect(metricsAt([900], 10, 1000).accuracy).toBeCloseTo(0.989, 12); // 10 false positives, 1 false negative of 1,000
  });

  it('nDCG of a list is nDCG of its ranks', () => {
    const wanted = new Set([3, 7]);
    expect(ndcgOfList(Uint32Array.from([5, 3, 9]), 10, 2, (column) => wanted.has(column))).toBeCloseTo(metricsAt([2, 40], 10, 100).ndcg, 12);
  });
});

describe('figures of the full ranking', () => {
  it('reciprocal rank is that of the first hit, wherever it stands', () => {
    expect(reciprocalRank([40, 8])).toBe(0.125);
    expect(reciprocalRank([])).toBe(0);
  });

  it('area under the curve, worked by hand: ranks 1 and 4 of 5 put 4 of 6 pairs right', () => {
    // positives at 1 and 4, negatives at 2, 3, 5: the first is before all three, the second before one
    expect(areaUnderCurve([4, 1], 5)).toBeCloseTo(4 / 6, 12);
    expect(areaUnderCurve([1, 2], 5)).toBe(1);
    expect(areaUnderCurve([4, 5], 5)).toBe(0);
    expect(areaUnderCurve([], 5)).toBe(0.5);
  });

  it('balanced accuracy, worked by hand: half of the borrowed above the threshold, none of the others', () => {
    expect(balancedAccuracy([1, 9], [7, 30], 5)).toBe(0.75);
    expect(balancedAccuracy([9], [7], 5)).toBe(0.5);
  });
});
