import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { ageWeights } from '#engine/models/age-weights.ts';
import { groupCounts } from '#engine/models/class-counts.ts';
import { createFitContext } from '#engine/models/method.ts';
import { popularity } from '#engine/models/popularity.ts';
import { createPacer } from '#engine/pacer.ts';
import { loansOf } from '../planted.ts';

const pacer = createPacer();

describe('weights by age', () => {
  it('halve with every half-life', async () => {
    const { target } = buildDataset({ patronCount: 1, patronGroup: new Uint16Array(1), target: loansOf(3, [[0, 0, 0], [0, 1, 100], [0, 2, 200]]), sources: [] });
    expect([...await ageWeights(target, 200, 100, pacer)]).toEqual([0.25, 0.5, 1]);
    expect([...await ageWeights(target, 200, 0, pacer)]).toEqual([1, 1, 1]);
  });
});

describe('a loan of long ago', () => {
  // title 0 was lent to two patrons 60 years ago, title 1 yesterday; nobody has had title 2
  const data = buildDataset({ patronCount: 3, patronGroup: new Uint16Array(3), target: loansOf(3, [[0, 0, 0], [1, 0, 0], [2, 1, 22_000]]), sources: [] });

  it('still counts for popularity, against titles that nobody has had', async () => {
    const [fit] = await popularity.fit(createFitContext(data, 1, pacer), [{ halfLifeDays: 90 }]);
    const out = new Float32Array(3);
    fit!.score({ target: new Uint32Array(0), sources: [], group: 0 }, out);
    expect(out[1]).toBe(1);
    expect(out[0]).toBeGreaterThan(0);
    expect(out[2]).toBe(0);
  });

  it('is one title of a group, not one for each of its readers', async () => {
    const all = { rowCount: 1, columnCount: 3, start: Uint32Array.of(0, 3), index: Uint32Array.of(0, 1, 2) };
    const { counts } = await groupCounts(data, all, await ageWeights(data.target, data.lastDay, 90, pacer), null, pacer);
    expect([...counts.index]).toEqual([0, 1]);
  });
});
