import { describe, expect, it } from 'vitest';
import { buildDataset, type Dataset } from '#engine/data/dataset.ts';
import { emptyVocabulary } from '#engine/data/records.ts';
import { createPacer } from '#engine/pacer.ts';
import { ageWeights, similarityWeights } from '#engine/transfer/instance-weights.ts';
import { loansOf, recordsOf } from '../planted.ts';

const pacer = createPacer();
const classes = recordsOf([{ class: [0] }, { class: [1] }, {}]);
/** 200 target readers, three of four of class 0; 200 source readers, one of four of class 0; the last source reader's titles are unknown. */
const domains = (targetShare: number): Dataset => buildDataset({
  patronCount: 401, patronGroup: new Uint16Array(401), vocabulary: { ...emptyVocabulary, class: ['a', 'b'] },
  target: { ...loansOf(3, Array.from({ length: 200 }, (_, u) => [u, u % 4 < 4 * targetShare ? 0 : 1, 1] as const)), records: classes },
  sources: [{ ...loansOf(3, Array.from({ length: 201 }, (_, u) => [200 + u, u === 200 ? 2 : u % 4 < 1 ? 0 : 1, 1] as const)), records: classes, name: 's' }],
});

describe('weights by age', () => {
  it('halve with every half-life', () => {
    const { target } = buildDataset({ patronCount: 1, patronGroup: new Uint16Array(1), target: loansOf(3, [[0, 0, 0], [0, 1, 100], [0, 2, 200]]), sources: [] });
    expect([...ageWeights(target, 200, 100)]).toEqual([0.25, 0.5, 1]);
    expect([...ageWeights(target, 200, 0)]).toEqual([1, 1, 1]);
  });
});

describe('weights by likeness', () => {
  it('are the ratio of the profiles\' frequencies, nearly: 3/4 against 1/4', async () => {
    const weights = await similarityWeights(domains(0.75), 0, 1, pacer);
    expect(weights[200]! / 3).toBeGreaterThan(0.9); // class 0: ¾ ÷ ¼ = 3, less for the penalty
    expect(weights[200]! / 3).toBeLessThanOrEqual(1);
    expect(weights[201]! * 3).toBeGreaterThanOrEqual(1); // class 1: ¼ ÷ ¾ = 1/3
    expect(weights[201]! * 3).toBeLessThan(1.1);
    expect(weights[400]).toBe(1); // nothing is known of the titles
    expect(weights[0]).toBe(1); // no source loans
  });

  it('are all near 1 where the domains are alike', async () => {
    for (const weight of await similarityWeights(domains(0.25), 0, 1, pacer)) expect(weight).toBeCloseTo(1, 1);
  });

  it('stay between a tenth and ten', async () => {
    const weights = await similarityWeights(domains(1), 0, 1, pacer);
    expect(Math.max(...weights)).toBeLessThanOrEqual(10);
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(0.1);
    expect(weights[200]).toBeGreaterThan(2);
  });

  it('are 1 without classes', async () => {
    const data = domains(0.75);
    const none = { ...data, records: { target: recordsOf([{}, {}, {}]), sources: [recordsOf([{}, {}, {}])] } };
    expect(new Set(await similarityWeights(none, 0, 1, pacer))).toEqual(new Set([1]));
  });
});
