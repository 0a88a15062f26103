import { describe, expect, it } from 'vitest';
import { seededRandom } from '#engine/matrix/random.ts';
import { createPacer } from '#engine/pacer.ts';
import { fitCanonicalMap } from '#engine/transfer/canonical-map.ts';
import { fitRidgeMap } from '#engine/transfer/ridge-map.ts';

const random = seededRandom(12);
// the sides have one direction in common: source 0 ↔ target 1
const count = 400;
const source = Float64Array.from({ length: 3 * count }, () => random() - 0.5);
const target = Float64Array.from({ length: 2 * count }, (_, at) => (at % 2 === 1 ? 2 * source[3 * Math.floor(at / 2)]! : random() - 0.5));
const rows = { source, target, rowCount: count, sourceWidth: 3, targetWidth: 2 };

describe('canonical map', () => {
  it('finds the direction in common', async () => {
    const map = await fitCanonicalMap(rows, createPacer(), 1, 1e-6);
    expect(map.weights[0 * 2 + 1]).toBeCloseTo(2, 3);
    for (const at of [2, 3, 4, 5]) expect(Math.abs(map.weights[at]!)).toBeLessThan(0.01);
  });

  it('with all directions kept is ridge regression', async () => {
    const all = await fitCanonicalMap(rows, createPacer(), 2, 0.05);
    const ridge = await fitRidgeMap(rows, createPacer(), 0.05);
    all.weights.forEach((value, at) => { expect(value).toBeCloseTo(ridge.weights[at]!, 8); });
    all.intercept.forEach((value, at) => { expect(value).toBeCloseTo(ridge.intercept[at]!, 8); });
  });
});
