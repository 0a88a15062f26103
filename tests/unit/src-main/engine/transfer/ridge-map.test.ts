import { describe, expect, it } from 'vitest';
import { createPacer } from '#engine/pacer.ts';
import { applyMap, pullBack } from '#engine/transfer/linear-map.ts';
import { fitRidgeMap } from '#engine/transfer/ridge-map.ts';

const line = { source: Float64Array.from([0, 1, 2]), target: Float64Array.from([3, 5, 7]), rowCount: 3, sourceWidth: 1, targetWidth: 1 };

describe('ridge map', () => {
  it('finds y = 2x + 3 when the ridge is tiny, the intercept unpenalised', async () => {
    const map = await fitRidgeMap(line, createPacer(), 1e-9);
    expect(map.weights[0]).toBeCloseTo(2, 6);
    expect(map.intercept[0]).toBeCloseTo(3, 6);
  });

  it('shrinks the slope only, worked by hand: AᵀA = 2, ridge 2 · 1/1, slope 4/4', async () => {
    const map = await fitRidgeMap(line, createPacer(), 1);
    expect(map.weights[0]).toBeCloseTo(1, 6);
    expect(map.intercept[0]).toBeCloseTo(4, 6);
  });

  it('pulls a direction back as the transpose', () => {
    const map = { weights: Float64Array.from([1, 2, 3, 4]), intercept: Float64Array.from([0, 0]) };
    const mapped = applyMap(map, Float64Array.from([5, 7]));
    expect([...mapped]).toEqual([26, 38]);
    const pulled = pullBack(map, Float64Array.from([1, 10]));
    expect(5 * pulled[0]! + 7 * pulled[1]!).toBe(26 + 380);
  });
});
