import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { batchSampler, examplesOf, heldApart } from '#engine/neural/examples.ts';
import { createPacer } from '#engine/pacer.ts';
import { loansOf, plantedLibrary } from '../planted.ts';

/** Patron 0: target 0 and 1, source 0; patron 1: target 2 alone; patron 2: target 1, source 1 and 2. */
const data = buildDataset({
  patronCount: 3, patronGroup: new Uint16Array(3), target: loansOf(4, [[0, 0, 1], [0, 1, 2], [1, 2, 1], [2, 1, 5]]),
  sources: [{ ...loansOf(3, [[0, 0, 1], [2, 1, 1], [2, 2, 2]]), name: 'films' }],
});
const pairs = ({ patrons, titles }: { patrons: Uint32Array; titles: Uint32Array }): number[][] => Array.from(patrons, (patron, at) => [patron, titles[at]!]);

describe('examples', () => {
  it('are the loans of patrons who are known by another one', async () => {
    expect(pairs(await examplesOf(data, { learn: 'target', withSources: true }, 1, createPacer()))).toEqual([[0, 0], [0, 1], [2, 1]]);
    expect(pairs(await examplesOf(data, { learn: 'target', withSources: false }, 1, createPacer()))).toEqual([[0, 0], [0, 1]]);
    expect(pairs(await examplesOf(data, { learn: 'sources', withSources: true }, 1, createPacer()))).toEqual([[2, 5], [2, 6]]);
  });

  it('know the share of each title', async () => {
    const { logShare } = await examplesOf(data, { learn: 'target', withSources: true }, 1, createPacer());
    [2, 3, 2, 1].forEach((count, title) => expect(logShare[title]).toBeCloseTo(Math.log(count / 8), 6));
  });

  it('of a large library are those of some patrons, all loans of each', async () => {
    const library = buildDataset(plantedLibrary({ seed: 2, agree: true, patrons: 400 }));
    const all = await examplesOf(library, { learn: 'target', withSources: true }, 1, createPacer());
    const some = await examplesOf(library, { learn: 'target', withSources: true }, 1, createPacer(), all.patrons.length / 4);
    expect(some.patrons.length).toBeGreaterThan(all.patrons.length / 6);
    expect(some.patrons.length).toBeLessThan(all.patrons.length / 3);
    const taken = new Set(some.patrons);
    expect(pairs(some)).toEqual(pairs(all).filter(([patron]) => taken.has(patron!)));
    expect(some.logShare).toEqual(all.logShare);
  });

  it('are held apart by patron', async () => {
    const examples = await examplesOf(buildDataset(plantedLibrary({ seed: 2, agree: true })), { learn: 'target', withSources: true }, 1, createPacer());
    const { train, held } = heldApart(examples, 7);
    expect(train.length + held.length).toBe(examples.patrons.length);
    const aside = new Set(Array.from(held, (at) => examples.patrons[at]!));
    expect(aside.size).toBeGreaterThan(10);
    expect(train.some((at) => aside.has(examples.patrons[at]!))).toBe(false);
  });
});

describe('batches', () => {
  it('never show an example its own title, and always something', async () => {
    const examples = await examplesOf(buildDataset(plantedLibrary({ seed: 3, agree: true, patrons: 120 })), { learn: 'target', withSources: true }, 1, createPacer());
    const sample = batchSampler(examples);
    const chosen = Uint32Array.from(examples.patrons.keys());
    for (const seed of [1, 2, 3]) {
      const { titles, positive, historyStart, history, joint } = sample(chosen, seed);
      expect(new Set(titles).size).toBe(titles.length);
      chosen.forEach((at, b) => {
        expect(titles[positive[b]!]).toBe(examples.titles[at]);
        expect(joint[b]).toBe(examples.titles[at]);
        const own = history.subarray(historyStart[b]!, historyStart[b + 1]!);
        expect(own.length).toBeGreaterThan(0);
        expect(own.includes(positive[b]!)).toBe(false);
      });
      expect(sample(chosen, seed)).toEqual({ titles, positive, historyStart, history, joint });
    }
  });
});
