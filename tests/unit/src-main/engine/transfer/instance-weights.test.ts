import { describe, expect, it } from 'vitest';
import { buildDataset, type Dataset } from '#engine/data/dataset.ts';
import { emptyVocabulary } from '#engine/data/records.ts';
import { createPacer } from '#engine/pacer.ts';
import { similarityWeights } from '#engine/transfer/instance-weights.ts';
import { countingPacer } from '../counting-pacer.ts';
import { loansOf, recordsOf } from '../planted.ts';

const pacer = createPacer();
const classes = recordsOf([{ class: [0] }, { class: [1] }, {}]);
/** 200 target readers, three of four of class 0; 200 source readers, one of four of class 0; the last source reader's titles are unknown. */
const domains = (targetShare: number, isFirst = (u: number) => u % 4 < 1): Dataset => buildDataset({
  patronCount: 401, patronGroup: new Uint16Array(401), vocabulary: { ...emptyVocabulary, class: ['a', 'b'] },
  target: { ...loansOf(3, Array.from({ length: 200 }, (_, u) => [u, u % 4 < 4 * targetShare ? 0 : 1, 1] as const)), records: classes },
  sources: [{ ...loansOf(3, Array.from({ length: 201 }, (_, u) => [200 + u, u === 200 ? 2 : isFirst(u) ? 0 : 1, 1] as const)), records: classes, name: 's' }],
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

  it('stay between a tenth and ten, however unlike the domains are', async () => {
    // one source reader in fifty is of class 0, all target readers are: fifty times as likely there
    const weights = await similarityWeights(domains(1, (u) => u % 50 === 0), 0, 1, pacer);
    expect(weights[200]).toBe(10);
    expect(weights[201]).toBeCloseTo(0.1, 6);
  });

  it('are worked out once for a data set, with pauses', async () => {
    const data = domains(0.75);
    const counting = countingPacer();
    const [first, second] = [similarityWeights(data, 0, 1, counting), similarityWeights(data, 0, 1, counting)];
    expect(await first).toBe(await second);
    expect(counting.pauses).toBeGreaterThan(400); // one for each of the 400 profiles
  });

  it('look at no more readers than they learn from', async () => {
    const patrons = 5000;
    const all = Array.from({ length: patrons }, (_, u) => [u, u % 2, 1] as const);
    const large = buildDataset({
      patronCount: patrons, patronGroup: new Uint16Array(patrons), vocabulary: { ...emptyVocabulary, class: ['a', 'b'] },
      target: { ...loansOf(3, all), records: classes }, sources: [{ ...loansOf(3, all), records: classes, name: 's' }],
    });
    const counting = countingPacer();
    await similarityWeights(large, 0, 1, counting);
    const learning = 3 * Math.ceil(4000 / 64); // steps of the classifier on the 4,000, and a few for the rest
    expect(counting.pauses).toBeGreaterThan(4000);
    expect(counting.pauses).toBeLessThan(4000 + 10 * learning);
  });

  it('are 1 without classes', async () => {
    const data = domains(0.75);
    const none = { ...data, records: { target: recordsOf([{}, {}, {}]), sources: [recordsOf([{}, {}, {}])] } };
    expect(new Set(await similarityWeights(none, 0, 1, pacer))).toEqual(new Set([1]));
  });
});
