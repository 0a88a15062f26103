import { describe, expect, it } from 'vitest';
import { chooseForCell, simplestGood, type Scored } from '#engine/evaluation/choice.ts';
import { seededRandom } from '#engine/matrix/random.ts';
import { createPacer } from '#engine/pacer.ts';
import type { MethodId } from '#engine/models/method.ts';

const random = seededRandom(8);
const noise = Float64Array.from({ length: 200 }, () => random());
const scored = (method: MethodId, lift: (value: number, u: number) => number): Scored => ({ candidate: { method, settings: {} }, values: noise.map(lift) });
const table = (...all: Scored[]) => new Map(all.map((one) => [one.candidate.method, one] as const));
const cell = { segment: '0', hasSource: true } as const;
const patrons = Array.from({ length: 200 }, (_, u) => u);
const base = { cell, patrons, sharedPatrons: patrons };

describe('choice of a cell', () => {
  const popular = scored('popularity', (value) => value);
  const knn = scored('target-knn', (value) => value);

  it('takes transfer that is proved against twin and popularity', async () => {
    const plain = table(popular, knn);
    const choice = await chooseForCell({ ...base, plain, plainOnShared: plain, transfer: table(scored('cross-knn', (value, u) => value + (u % 3) / 10)) }, null, 1, createPacer());
    expect(choice).toMatchObject({ chosen: { method: 'cross-knn' }, fallback: { method: 'popularity' }, reason: 'transfer-proved' });
  });

  it('refuses transfer that only seems better', async () => {
    const plain = table(popular, knn);
    const unsure = scored('cross-knn', (value, u) => value + (u % 2 ? 0.5 : -0.49));
    expect(await chooseForCell({ ...base, plain, plainOnShared: plain, transfer: table(unsure) }, null, 1, createPacer())).toMatchObject({ chosen: { method: 'popularity' }, reason: 'transfer-not-proved' });
  });

  it('refuses transfer that beats popularity but not its twin', async () => {
    const strong = table(popular, scored('target-knn', (value) => value + 1));
    const choice = await chooseForCell({ ...base, plain: strong, plainOnShared: strong, transfer: table(scored('cross-knn', (value) => value + 0.9)) }, null, 1, createPacer());
    expect(choice.chosen.method).toBe('target-knn');
  });

  it('never puts a method for teaching to use, however well it does, but names its best settings', async () => {
    const plain = table(popular, scored('pure-svd', (value) => value + 1));
    const better = { ...base, plain, plainOnShared: plain, transfer: table(scored('common-space', (value, u) => value + 2 + (u % 3) / 10)) };
    const choice = await chooseForCell(better, null, 1, createPacer());
    expect(choice).toMatchObject({ chosen: { method: 'popularity' }, fallback: { method: 'popularity' }, reason: 'transfer-not-proved' });
    expect(choice.best.map((candidate) => candidate.method)).toEqual(['popularity', 'pure-svd', 'common-space']);
  });

  it('keeps the simpler of equals, and says when there are too few patrons', async () => {
    expect(simplestGood([popular, knn]).candidate.method).toBe('popularity');
    const tiny = { candidate: popular.candidate, values: new Float64Array(3) };
    const choice = await chooseForCell({ ...base, patrons: [0, 1, 2], sharedPatrons: [], plain: table(tiny), plainOnShared: table(tiny), transfer: new Map() }, null, 1, createPacer());
    expect(choice).toMatchObject({ reason: 'too-few-patrons', chosen: { method: 'popularity' } });
  });

  it('takes no few lucky patrons for a proof', async () => {
    const plain = table(popular, knn);
    const lucky = scored('cross-knn', (value, u) => value + (u < 4 ? 0.3 : 0));
    expect(await chooseForCell({ ...base, plain, plainOnShared: plain, transfer: table(lucky) }, null, 1, createPacer())).toMatchObject({ chosen: { method: 'popularity' }, reason: 'transfer-not-proved' });
  });
});
