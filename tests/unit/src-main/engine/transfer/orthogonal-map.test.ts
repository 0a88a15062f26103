import { describe, expect, it } from 'vitest';
import { seededRandom } from '#engine/matrix/random.ts';
import { createPacer } from '#engine/pacer.ts';
import { applyMap, type PairedRows } from '#engine/transfer/linear-map.ts';
import { fitOrthogonalMap } from '#engine/transfer/orthogonal-map.ts';

const random = seededRandom(9);
const source = Float64Array.from({ length: 2 * 20 }, () => random() - 0.5);
const turn = (angle: number, stretch: number): PairedRows => {
  const target = new Float64Array(2 * 20);
  for (let r = 0; r < 20; r += 1) {
    const [x, y] = [source[2 * r]!, source[2 * r + 1]!];
    target[2 * r] = stretch * (Math.cos(angle) * x - Math.sin(angle) * y) + 3;
    target[2 * r + 1] = stretch * (Math.sin(angle) * x + Math.cos(angle) * y) - 1;
  }
  return { source, target, rowCount: 20, sourceWidth: 2, targetWidth: 2 };
};

describe('orthogonal map', () => {
  it('finds a turn and a shift', async () => {
    const map = await fitOrthogonalMap(turn(0.7, 1), createPacer(), false);
    expect([...map.weights]).toEqual([Math.cos(0.7), Math.sin(0.7), -Math.sin(0.7), Math.cos(0.7)].map((value) => expect.closeTo(value, 10) as number));
    expect([...applyMap(map, Float64Array.of(0, 0))]).toEqual([expect.closeTo(3, 10), expect.closeTo(-1, 10)]);
  });

  it('keeps lengths, or changes all of them by the factor that fits', async () => {
    const kept = await fitOrthogonalMap(turn(0.7, 2.5), createPacer(), false);
    const scaled = await fitOrthogonalMap(turn(0.7, 2.5), createPacer(), true);
    expect(Math.hypot(kept.weights[0]!, kept.weights[1]!)).toBeCloseTo(1, 10);
    expect(Math.hypot(scaled.weights[0]!, scaled.weights[1]!)).toBeCloseTo(2.5, 10);
  });

  it('is the best of all turns: none of many others leaves a smaller error', async () => {
    const rows = turn(0.4, 1);
    const noisy = { ...rows, target: rows.target.map((value) => value + random() - 0.5) };
    const errorOf = (weights: ArrayLike<number>, centre: readonly number[]) => {
      let sum = 0;
      for (let r = 0; r < 20; r += 1) {
        for (let q = 0; q < 2; q += 1) sum += (noisy.target[2 * r + q]! - centre[q]! - source[2 * r]! * weights[q]! - source[2 * r + 1]! * weights[2 + q]!) ** 2;
      }
      return sum;
    };
    const means = (values: Float64Array) => [0, 1].map((f) => values.reduce((sum, value, at) => (at % 2 === f ? sum + value / 20 : sum), 0));
    const centreOf = (weights: ArrayLike<number>) => means(noisy.target).map((mean, q) => mean - means(source)[0]! * weights[q]! - means(source)[1]! * weights[2 + q]!);
    const { weights } = await fitOrthogonalMap(noisy, createPacer(), false);
    const best = errorOf(weights, centreOf(weights));
    for (let angle = 0; angle < 2 * Math.PI; angle += 0.05) {
      for (const mirror of [1, -1]) {
        const other = [Math.cos(angle), Math.sin(angle), -mirror * Math.sin(angle), mirror * Math.cos(angle)];
        expect(errorOf(other, centreOf(other))).toBeGreaterThanOrEqual(best - 1e-9);
      }
    }
  });

  it('joins spaces of different width', async () => {
    const map = await fitOrthogonalMap({ source: Float64Array.of(0, 1, 2), target: Float64Array.of(0, 0, 0, 1, 0, 2), rowCount: 3, sourceWidth: 1, targetWidth: 2 }, createPacer(), false);
    expect([...map.weights]).toEqual([expect.closeTo(0, 10), expect.closeTo(1, 10)]);
  });
});
