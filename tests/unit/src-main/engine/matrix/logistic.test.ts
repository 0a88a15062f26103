import { describe, expect, it } from 'vitest';
import { logisticFit } from '#engine/matrix/logistic.ts';
import { createPacer } from '#engine/pacer.ts';

const pacer = createPacer();

describe('logistic regression', () => {
  it('finds the log odds of groups: three of four against one of four', async () => {
    const rows = [[1], [1], [1], [1], [0], [0], [0], [0]].map((row) => Float64Array.from(row));
    const labels = [1, 1, 1, 0, 1, 0, 0, 0];
    const odds = await logisticFit(rows, (at) => labels[at]!, () => 1e6, pacer); // heavy weights make the penalty vanish
    expect(odds(Float64Array.of(1))).toBeCloseTo(Math.log(3), 6);
    expect(odds(Float64Array.of(0))).toBeCloseTo(-Math.log(3), 6);
  });

  it('is held back by the penalty where the groups do not overlap', async () => {
    const odds = await logisticFit([Float64Array.of(1), Float64Array.of(0)], (at) => 1 - at, () => 0.5, pacer);
    expect(odds(Float64Array.of(1))).toBeGreaterThan(1);
    expect(odds(Float64Array.of(1))).toBeLessThan(10);
    expect(odds(Float64Array.of(0))).toBeCloseTo(-odds(Float64Array.of(1)), 6);
  });

  it('stands having nothing to go by', async () => {
    expect((await logisticFit([], () => 0, () => 1, pacer))(new Float64Array(0))).toBe(0);
  });
});
