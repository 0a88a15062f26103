import { describe, expect, it } from 'vitest';
import { bootstrapInterval, bootstrapIntervals, standardError } from '#engine/evaluation/bootstrap.ts';
import { inverseNormal, normalShare } from '#engine/evaluation/normal.ts';
import { holm, signFlipP } from '#engine/evaluation/sign-flip.ts';
import { pairedDifference } from '#engine/evaluation/verdict.ts';
import { seededRandom } from '#engine/matrix/random.ts';
import { createPacer } from '#engine/pacer.ts';

const pacer = createPacer();
const draws = (count: number, seed: number, of: (u: number) => number = (u) => u) => {
  const random = seededRandom(seed);
  return Float64Array.from({ length: count }, () => of(random()));
};

describe('intervals', () => {
  it('cover the mean of a plain sample and repeat by seed', async () => {
    const values = Float64Array.from({ length: 400 }, (_, i) => i % 2);
    const interval = await bootstrapInterval(values, 3, pacer);
    expect(interval.mean).toBe(0.5);
    expect(interval.low).toBeCloseTo(0.5 - 1.96 * 0.025, 1);
    expect(interval.high).toBeCloseTo(0.5 + 1.96 * 0.025, 1);
    expect(await bootstrapInterval(values, 3, pacer)).toEqual(interval);
  });

  it('of several figures are those of each alone', async () => {
    const columns = [draws(300, 1), draws(300, 2), draws(300, 3)];
    const together = await bootstrapIntervals(columns, 9, pacer);
    for (const [c, column] of columns.entries()) {
      const { low, high } = await bootstrapInterval(column, 9, pacer);
      expect(together[c]!.low).toBeCloseTo(low, 12);
      expect(together[c]!.high).toBeCloseTo(high, 12);
    }
  });

  it('of few skewed values lean to the long side, as BCa is meant to', async () => {
    const values = draws(60, 4, (u) => (-Math.log(1 - u)) ** 3);
    const { mean, low, high } = await bootstrapInterval(values, 5, pacer);
    expect(high - mean).toBeGreaterThan(1.2 * (mean - low));
  });

  it('hold the true mean 19 times in 20, few patrons or many', async () => {
    for (const [count, runs] of [[40, 150], [5000, 150]] as const) {
      let held = 0;
      for (let run = 0; run < runs; run += 1) {
        const { low, high } = await bootstrapInterval(draws(count, 1000 + run), run, pacer);
        if (low <= 0.5 && high >= 0.5) held += 1;
      }
      expect(held / runs).toBeGreaterThan(0.89);
      expect(held / runs).toBeLessThan(0.995);
    }
  });

  it('from 5,000 patrons on are the limit of the bootstrap', async () => {
    const values = draws(5000, 8);
    const large = await bootstrapInterval(values, 1, pacer);
    const small = await bootstrapInterval(values.subarray(0, 4999), 1, pacer);
    const error = standardError(values);
    expect(large.high - large.mean).toBeCloseTo(1.96 * error, 6);
    expect(Math.abs(large.low - small.low)).toBeLessThan(0.25 * error);
    expect(Math.abs(large.high - small.high)).toBeLessThan(0.25 * error);
  });

  it('are one point for values that are all the same, and for none', async () => {
    expect(await bootstrapInterval(new Float64Array(30).fill(0.2), 1, pacer)).toMatchObject({ low: expect.closeTo(0.2, 12) as number, high: expect.closeTo(0.2, 12) as number });
    expect(await bootstrapInterval([], 1, pacer)).toEqual({ mean: 0, low: 0, high: 0 });
  });
});

describe('the normal distribution', () => {
  it('has the shares of the tables', () => {
    expect(normalShare(1.959964)).toBeCloseTo(0.975, 6);
    expect(normalShare(-1)).toBeCloseTo(0.158655, 6);
    expect(inverseNormal(0.975)).toBeCloseTo(1.959964, 4);
  });
});

describe('the sign-flip test', () => {
  it('worked by hand: three equal differences reach their sum in two of eight patterns', async () => {
    expect(await signFlipP([1, 1, 1], 1, pacer)).toBe(0.25);
    expect(await signFlipP([0, 1, 0, 1, 1, 0], 1, pacer)).toBe(0.25); // zeros change no sum
    expect(await signFlipP([3, -1], 1, pacer)).toBe(1); // sums ±2 and ±4: all four patterns reach |2|
    expect(await signFlipP([5, 1, 1], 1, pacer)).toBe(0.25);
    expect(await signFlipP([], 1, pacer)).toBe(1);
  });

  it('drawn: is near the exact value, small for a clear gain, and even for none', async () => {
    // 20 differences of 1: exactly 2 ÷ 2^20
    expect(await signFlipP(new Float64Array(20).fill(1), 1, pacer)).toBeLessThan(0.0005);
    // 14 ones and six minus ones: P(|S| ≥ 8) = 2·P(Bin(20, ½) ≥ 14) = 0.11532
    const uneven = Float64Array.from({ length: 20 }, (_, i) => (i < 14 ? 1 : -1));
    expect(await signFlipP(uneven, 7, pacer)).toBeCloseTo(0.1153, 1.6);
    let sum = 0;
    for (let run = 0; run < 40; run += 1) sum += (await signFlipP(draws(200, run, (u) => u - 0.5), run, pacer)) / 40;
    expect(sum).toBeGreaterThan(0.35);
    expect(sum).toBeLessThan(0.65);
  });

  it('takes 10,000 patrons and 10,000 flips in less than a second', async () => {
    const values = draws(10_000, 3, (u) => u - 0.49);
    const startedAt = performance.now();
    await signFlipP(values, 1, pacer);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  it('beyond 10,000 patrons is the limit of the drawn one', async () => {
    for (const lift of [0.494, 0.5, 0.506]) {
      const values = draws(10_002, 5, (u) => u - lift);
      expect(Math.abs(await signFlipP(values, 1, pacer) - await signFlipP(values.subarray(0, 9_999), 1, pacer))).toBeLessThan(0.02);
    }
    expect(await signFlipP(draws(12_000, 6), 1, pacer)).toBeCloseTo(1 / 10_001, 9);
  });
});

describe('Holm’s correction', () => {
  it('worked by hand: .01, .04, .03 of three', () => {
    const adjusted = holm([0.01, 0.04, 0.03]);
    [0.03, 0.06, 0.06].forEach((p, i) => expect(adjusted[i]).toBeCloseTo(p, 12));
    expect(holm([0.6, 0.9])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});

describe('paired differences', () => {
  it('worked by hand: standard error, detectable difference, worst tenth of 0, 1, 0, 1', async () => {
    expect(standardError([0, 1, 0, 1])).toBeCloseTo(Math.sqrt(1 / 3 / 4), 12);
    const difference = await pairedDifference([1, 2, 1, 2], [1, 1, 1, 1], 1, pacer);
    expect(difference.minimumDetectable).toBeCloseTo(2.8 * Math.sqrt(1 / 12), 12);
    expect(difference).toMatchObject({ mean: 0.5, patrons: 4, helped: 0.5, hurt: 0, worstTenth: 0, p: 0.5 });
  });

  it('worst tenth is the mean of the lowest tenth', async () => {
    const own = Float64Array.from({ length: 20 }, (_, i) => (i === 4 ? -0.6 : i === 9 ? -0.4 : 0.1));
    expect((await pairedDifference(own, new Float64Array(20), 1, pacer)).worstTenth).toBeCloseTo(-0.5, 12);
  });

  it('say positive, none and negative, and whether a loss stays below 1 %', async () => {
    const ones = new Float64Array(50).fill(1);
    const zeros = new Float64Array(50);
    const mixed = Float64Array.from({ length: 50 }, (_, i) => (i % 2 ? 1 : -1));
    expect(await pairedDifference(ones, zeros, 1, pacer)).toMatchObject({ verdict: 'positive', nonInferior: true });
    expect(await pairedDifference(zeros, ones, 1, pacer)).toMatchObject({ verdict: 'negative', nonInferior: false });
    expect((await pairedDifference(mixed, zeros, 1, pacer)).verdict).toBe('none');
    expect((await pairedDifference(ones.map((v) => v * 0.995), ones, 1, pacer))).toMatchObject({ verdict: 'negative', nonInferior: true });
  });

  it('say none where chance would do: one patron, or four of twenty', async () => {
    expect((await pairedDifference([0.01], [0], 1, pacer)).verdict).toBe('none');
    expect((await pairedDifference([0], [0.05], 1, pacer)).verdict).toBe('none');
    for (const n of [20, 40, 300]) expect((await pairedDifference(Float64Array.from({ length: n }, (_, u) => (u < 4 ? 0.3 : 0)), new Float64Array(n), 1, pacer)).verdict).toBe('none');
  });
});
