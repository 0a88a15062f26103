import { describe, expect, test } from 'vitest';
import { newestFits } from '#page/views/training/curve-series.ts';
import { transferWords } from '#page/views/training/judging.ts';
import type { PairedDifference, SegmentResult, TrainingPoint, Verdict } from '#contract/training.ts';

const difference = (method: PairedDifference['method'], against: PairedDifference['against'], verdict: Verdict) =>
  ({ method, against, verdict, difference: { mean: 0, low: 0, high: 0 }, helped: 0, hurt: 0, detectable: 0 }) as PairedDifference;
const result = (part: Partial<SegmentResult>): SegmentResult => ({ segment: '1-2', patrons: 100, chosen: 'cross-knn', methods: [], differences: [], ...part });
const words = (part: Partial<SegmentResult>, hasSources = true) => transferWords(result(part), hasSources)?.words ?? null;

describe('what is said of transfer', () => {
  test('rests on the comparison with the twin, not on the one with popular titles', () => {
    const overPopular = difference('cross-knn', 'popularity', 'positive');
    expect(words({ differences: [overPopular, difference('cross-knn', 'target-knn', 'none')] })).toBe('inUse');
    expect(words({ differences: [overPopular, difference('cross-knn', 'target-knn', 'positive')] })).toBe('helps');
    expect(words({ differences: [difference('cross-knn', 'target-knn', 'negative')] })).toBe('hurts');
  });
  test('without target loans popular titles are what it is compared with', () => {
    expect(words({ segment: '0', differences: [difference('cross-knn', 'popularity', 'positive')] })).toBe('helps');
    expect(words({ segment: '0', differences: [difference('cross-knn', 'popularity', 'none'), difference('cross-knn', 'target-knn', 'positive')] })).toBe('inUse');
  });
  test('a plain method that beats popular titles is no transfer, also without target loans', () => {
    const chosen = [difference('chosen', 'popularity', 'positive'), difference('chosen', 'without-transfer', 'none')];
    expect(words({ segment: '0', chosen: null, differences: chosen })).toBe('unclear');
  });
  test('popular titles are the twin of a method that has no other', () => {
    expect(words({ chosen: 'source-ridge', differences: [difference('source-ridge', 'popularity', 'positive')] })).toBe('helps');
  });
  test('a simpler method in use means that it is not used', () => {
    expect(words({ chosen: 'target-knn', differences: [difference('target-knn', 'popularity', 'positive')] })).toBe('notUsed');
  });
  test('nothing is said where nobody was measured or there are no sources', () => {
    expect(words({ patrons: 0 })).toBe(null);
    expect(words({ differences: [difference('cross-knn', 'target-knn', 'positive')] }, false)).toBe(null);
  });
  test('an evaluation speaks of what the program really uses', () => {
    expect(words({ chosen: null, differences: [difference('transfer-ials', 'target-ials', 'positive'), difference('chosen', 'without-transfer', 'none')] })).toBe('unclear');
  });
});

describe('live curve', () => {
  const point = (method: TrainingPoint['method'], epoch: number, phase: TrainingPoint['phase'] = 'selecting') => ({ jobId: 1, method, phase, epoch, epochs: 8, loss: 1 / epoch }) as unknown as TrainingPoint;
  test('shows the newest fit of each method', () => {
    const fits = newestFits([point('target-ials', 1), point('target-ials', 2), point('transfer-ials', 1), point('target-ials', 1), point('transfer-ials', 2), point('transfer-ials', 3, 'fitting')]);
    expect([...fits].map(([method, points]) => [method, points.map(({ epoch }) => epoch)])).toEqual([['target-ials', [1]], ['transfer-ials', [3]]]);
  });
});
