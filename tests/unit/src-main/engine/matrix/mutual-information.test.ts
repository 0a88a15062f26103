import { describe, expect, it } from 'vitest';
import { entropy, mutualInformation } from '#engine/matrix/mutual-information.ts';

describe('mutual information', () => {
  it('is one bit for a fair coin and its copy, less the correction', () => {
    // H = 1 + 1/(2n ln 2) for each side and for the two occupied cells: I = 1 + 1/(2 · 100 · ln 2)
    expect(mutualInformation([50, 0, 0, 50], 2)).toBeCloseTo(1 + 1 / (200 * Math.LN2), 12);
  });

  it('is nothing for what is independent', () => {
    expect(mutualInformation([10, 30, 20, 60], 2)).toBe(0);
  });

  it('worked by hand', () => {
    // 30 10 / 10 50 of 100: plug-in .4 log2(.4) + ... by the formula, corrected by (1 + 1 − 3) / (200 ln 2)
    const plug = (p: number) => -p * Math.log2(p);
    const expected = 2 * (plug(0.4) + plug(0.6)) - (plug(0.3) + 2 * plug(0.1) + plug(0.5)) - 1 / (200 * Math.LN2);
    expect(mutualInformation([30, 10, 10, 50], 2)).toBeCloseTo(expected, 12);
  });

  it('does not find bits in pure chance, where the plain estimate does', () => {
    // one count in each of 16 cells of a 4 × 4 table has I = 0 by construction; a random diagonal of 4 counts looks like 2 bits
    expect(mutualInformation([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], 4)).toBeGreaterThan(2);
    expect(mutualInformation([3, 2, 2, 3, 2, 3, 3, 2], 4)).toBe(0);
  });

  it('stands empty tables', () => {
    expect(entropy([])).toBe(0);
    expect(mutualInformation([0, 0, 0, 0], 2)).toBe(0);
  });
});
