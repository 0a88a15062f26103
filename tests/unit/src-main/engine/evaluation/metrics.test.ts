import { describe, expect, it } from 'vitest';
import { bootstrapInterval, standardError } from '#engine/evaluation/bootstrap.ts';
import { listMetrics } from '#engine/evaluation/metrics.ts';
import { firstRank, topColumns } from '#engine/evaluation/ranking.ts';
import { pairedDifference } from '#engine/evaluation/verdict.ts';
import { createPacer } from '#engine/pacer.ts';

const pacer = createPacer();
const titles = 1000;
const none = new Uint8Array(titles);

describe('list metrics', () => {
  it('worked by hand: the second of three titles is one of two to be found', () => {
    const metrics = listMetrics(Uint32Array.from([5, 3, 9]), new Set([3, 7]), 10, 2);
    const second = 1 / Math.log2(3);
    expect(metrics.ndcg).toBeCloseTo(second / (1 + second), 12);
    expect(metrics.ndcg).toBeCloseTo(0.386853, 6);
    expect(metrics).toMatchObject({ recall: 0.5, cappedRecall: 0.5, precision: 0.1, hit: 1, reciprocalRank: 0.5 });
  });

  it('is 1 for a perfect list shorter than k and 0 for a miss', () => {
    expect(listMetrics(Uint32Array.from([1, 2]), new Set([1, 2]), 10, 1).ndcg).toBe(1);
    expect(listMetrics(Uint32Array.from([1, 2]), new Set([3]), 10, Infinity)).toEqual({ ndcg: 0, recall: 0, cappedRecall: 0, precision: 0, hit: 0, reciprocalRank: 0 });
  });

  it('caps one recall at k', () => {
    const twenty = new Set(Array.from({ length: 20 }, (_, i) => i));
    const metrics = listMetrics(Uint32Array.from([0, 1, 2, 3, 4, 50, 51, 52, 53, 54]), twenty, 10, 1);
    expect(metrics.recall).toBe(0.25);
    expect(metrics.cappedRecall).toBe(0.5);
  });
});

describe('ranking', () => {
  it('gives constant scores what chance gives, whatever the column numbers', () => {
    const scores = new Float32Array(titles).fill(7);
    let sum = 0;
    for (let patron = 0; patron < 500; patron += 1) {
      const top = topColumns({ scores, secondary: null, salt: patron * 7919, excluded: none }, 10);
      sum += listMetrics(top, new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), 10, 1).precision;
    }
    expect(sum / 500).toBeLessThan(0.02);
    expect(sum / 500).toBeGreaterThan(0.003);
  });

  it('orders by score, then by the secondary score, and leaves out what is excluded', () => {
    const scores = Float32Array.from([1, 3, 3, 0, 2]);
    const secondary = Float32Array.from([0, 1, 2, 9, 0]);
    const ranking = { scores, secondary, salt: 1, excluded: Uint8Array.from([0, 0, 0, 0, 1]) };
    expect([...topColumns(ranking, 3)]).toEqual([2, 1, 0]);
    expect(topColumns(ranking, 10).length).toBe(4);
    expect(firstRank(ranking, Uint32Array.from([0, 3]))).toBe(3);
    expect(firstRank(ranking, Uint32Array.from([4]))).toBe(Infinity);
  });

  it('agrees with a full sort', () => {
    const scores = Float32Array.from({ length: titles }, (_, c) => Math.floor(Math.sin(c * 12.9898) * 20));
    const ranking = { scores, secondary: null, salt: 5, excluded: none };
    const top = topColumns(ranking, titles);
    top.forEach((column, at) => { if (at % 97 === 0) expect(firstRank(ranking, Uint32Array.from([column]))).toBe(at + 1); });
    expect([...top].map((c) => scores[c]!)).toEqual([...scores].sort((a, b) => b - a));
  });
});

describe('intervals and verdicts', () => {
  it('cover the mean of a plain sample and repeat by seed', async () => {
    const values = Float64Array.from({ length: 400 }, (_, i) => i % 2);
    const interval = await bootstrapInterval(values, 3, pacer);
    expect(interval.mean).toBe(0.5);
    expect(interval.low).toBeCloseTo(0.5 - 1.96 * 0.025, 1);
    expect(interval.high).toBeCloseTo(0.5 + 1.96 * 0.025, 1);
    expect(await bootstrapInterval(values, 3, pacer)).toEqual(interval);
  });

  it('worked by hand: standard error and minimum detectable effect of 0, 1, 0, 1', async () => {
    expect(standardError([0, 1, 0, 1])).toBeCloseTo(Math.sqrt(1 / 3 / 4), 12);
    const difference = await pairedDifference([1, 2, 1, 2], [1, 1, 1, 1], 1, pacer);
    expect(difference.minimumDetectable).toBeCloseTo(2.8 * Math.sqrt(1 / 12), 12);
    expect(difference).toMatchObject({ mean: 0.5, patrons: 4, helped: 0.5, hurt: 0 });
  });

  it('say positive, none and negative', async () => {
    const ones = new Float64Array(50).fill(1);
    const zeros = new Float64Array(50);
    const mixed = Float64Array.from({ length: 50 }, (_, i) => (i % 2 ? 1 : -1));
    expect((await pairedDifference(ones, zeros, 1, pacer)).verdict).toBe('positive');
    expect((await pairedDifference(zeros, ones, 1, pacer)).verdict).toBe('negative');
    expect((await pairedDifference(mixed, zeros, 1, pacer)).verdict).toBe('none');
  });
});
