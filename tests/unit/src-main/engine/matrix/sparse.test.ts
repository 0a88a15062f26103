import { describe, expect, it } from 'vitest';
import { createRowWriter } from '#engine/matrix/row-writer.ts';
import { fillNormal, fillNormalPaced, seededRandom, shuffled } from '#engine/matrix/random.ts';
import { columnCounts, transposePattern, transposeRows } from '#engine/matrix/sparse.ts';
import { createPacer } from '#engine/pacer.ts';
import { TopK } from '#engine/matrix/top-k.ts';
import { countingPacer } from '../counting-pacer.ts';

describe('sparse rows', () => {
  const rows = { rowCount: 2, columnCount: 3, start: Uint32Array.from([0, 2, 3]), index: Uint32Array.from([0, 2, 2]), weight: Float32Array.from([1, 2, 3]) };

  it('transpose with their weights', async () => {
    const turned = await transposeRows(rows, createPacer());
    expect([...turned.start]).toEqual([0, 1, 1, 3]);
    expect([...turned.index]).toEqual([0, 0, 1]);
    expect([...turned.weight]).toEqual([1, 2, 3]);
    expect([...transposePattern(turned).index]).toEqual([...rows.index]);
  });

  it('count their columns', () => {
    expect([...columnCounts(rows)]).toEqual([1, 0, 2]);
  });
});

describe('top k', () => {
  it('keeps what sorting would keep, smaller index first among equals', () => {
    const random = seededRandom(5);
    const weights = Array.from({ length: 200 }, () => Math.floor(random() * 40));
    const heap = new TopK(25);
    weights.forEach((weight, index) => heap.offer(index, weight));
    const expected = [...weights.keys()].sort((a, b) => weights[b]! - weights[a]! || a - b).slice(0, 25).sort((a, b) => a - b);
    expect([...heap.indices].sort((a, b) => a - b)).toEqual(expected);
  });
});

describe('seeded random', () => {
  it('repeats by seed', () => {
    expect(shuffled([1, 2, 3, 4, 5, 6], 9)).toEqual(shuffled([1, 2, 3, 4, 5, 6], 9));
    expect(shuffled([...Array(50).keys()], 9)).not.toEqual(shuffled([...Array(50).keys()], 10));
  });

  it('draws normal deviates of the asked width', () => {
    const values = new Float32Array(20_001);
    fillNormal(values, 2, 1);
    const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(Math.sqrt(variance)).toBeCloseTo(2, 1);
  });

  it('draws them with pauses for a large matrix, the same ones', async () => {
    const whole = new Float32Array(20_000);
    fillNormal(whole, 2, 1);
    const pieces = new Float32Array(20_000);
    const counting = countingPacer();
    await fillNormalPaced(pieces, 2, 2, 1, counting);
    expect(pieces).toEqual(whole);
    expect(counting.pauses).toBe(3); // 10,000 rows, 4,096 at a time
  });
});

it('a writer of rows is done with when it has given them', () => {
  const writer = createRowWriter(1, 4);
  writer.add(0, Uint32Array.of(1, 3), Float32Array.of(0.5, 2), 2);
  const rows = writer.finish();
  expect([[...rows.start], [...rows.index], [...rows.weight]]).toEqual([[0, 2], [1, 3], [0.5, 2]]);
  expect(() => writer.finish()).toThrow('rows-finished');
  expect(() => { writer.add(0, Uint32Array.of(1), Float32Array.of(1), 1); }).toThrow('rows-finished');
});
