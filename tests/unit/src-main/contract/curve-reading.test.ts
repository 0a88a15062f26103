import { describe, expect, it } from 'vitest';
import { curveCrossing, curveReading } from '#contract/curve-reading.ts';

const zero = { mean: 0, low: 0, high: 0 };
/** A curve over 10, 100, 1000 … loans from mean differences and how far their intervals reach. */
const curve = (reach: number, ...means: number[]) => means.map((mean, at) => ({
  share: 10 ** (at + 1 - means.length), loans: 10 ** (at + 1), ndcg: zero, twinNdcg: zero, difference: { mean, low: mean - reach, high: mean + reach },
}));
const read = (...means: number[]) => {
  const { code, from, to } = curveReading(curve(0.01, ...means));
  return [code, from?.loans ?? null, to?.loans ?? null];
};

describe('how a learning curve reads', () => {
  it('says where transfer clearly helped', () => {
    expect(read(0.05, 0.02, 0.03)).toEqual(['helps-always', 10, 1000]);
    expect(read(0.05, 0.02, -0.02)).toEqual(['helps-below', 10, 100]);
    expect(read(-0.03, 0.02, 0.02)).toEqual(['helps-above', 100, 1000]);
    expect(read(0, 0.02, 0)).toEqual(['helps-at', 100, 100]);
    expect(read(0, 0.02, 0.02, 0)).toEqual(['helps-between', 100, 1000]);
    expect(read(0.02, 0, 0.02)).toEqual(['helps-between', 10, 1000]);
    expect(read(0.02, 0, 0.02, 0)).toEqual(['helps-between', 10, 1000]);
  });

  it('takes no mean for a help whose interval holds 0', () => {
    expect(read(0.009, 0.005, 0.01)).toEqual(['helps-never', null, null]);
    expect(read(0.02, 0.009, 0.009)).toEqual(['helps-below', 10, 10]);
  });

  it('finds where the lines cross, worked by hand: half way between 100 and 1,000 on the logarithmic scale', () => {
    expect(curveCrossing(curve(0, 0.05, 0.02, -0.02))).toBe(Math.round(10 ** 2.5));
    expect(curveCrossing(curve(0, -0.02, 0.02, 0.05))).toBe(Math.round(10 ** 1.5));
    expect(curveCrossing(curve(0, 0.05, 0.02, 0.01))).toBeNull();
    expect(curveCrossing(curve(0, -0.05, -0.02, 0))).toBeNull();
  });
});
