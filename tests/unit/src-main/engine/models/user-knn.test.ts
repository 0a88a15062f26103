import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import type { Reader } from '#engine/data/reader.ts';
import { createFitContext, type FittedMethod, type Settings } from '#engine/models/method.ts';
import { loadPatronRows, patronRows, savePatronRows } from '#engine/models/patron-rows.ts';
import { similarities } from '#engine/models/similarity.ts';
import { targetUserKnn } from '#engine/models/target-user-knn.ts';
import { createPacer } from '#engine/pacer.ts';
import { crossUserKnn } from '#engine/transfer/cross-user-knn.ts';
import { countingPacer } from '../counting-pacer.ts';
import { loansOf } from '../planted.ts';

// patron 0: target 0 1, film 0; patron 1: target 0 2, films 0 1; patron 2: target 3; patron 3: film 1 alone
const data = buildDataset({
  patronCount: 4, patronGroup: new Uint16Array(4),
  target: loansOf(4, [[0, 0, 1], [0, 1, 2], [1, 0, 1], [1, 2, 2], [2, 3, 1]]),
  sources: [{ ...loansOf(2, [[0, 0, 3], [1, 0, 3], [1, 1, 3], [3, 1, 3]]), name: 'films' }],
});
const reader = (target: number[], films: number[]): Reader => ({ target: Uint32Array.from(target), sources: [Uint32Array.from(films)], group: 0 });
const plain = { neighbours: 10, shrink: 0, fame: 0, sourceWeight: 1 };
const scores = (fit: FittedMethod, own: Reader) => {
  const out = new Float32Array(4);
  return fit.score(own, out) ? [...out] : null;
};
const near = (...values: number[]) => values.map((value) => expect.closeTo(value, 6) as number);
const fitCross = async (...settings: Settings[]) => crossUserKnn.fit(createFitContext(data, 1, createPacer()), settings);

describe('patron neighbours', () => {
  it('vote with their target loans, worked by hand', async () => {
    const [cosine, nearest] = await targetUserKnn.fit(createFitContext(data, 1, createPacer()), [plain, { ...plain, neighbours: 1 }]);
    // reader {0, 1}: patron 0 is 2/√(2·2) = 1 alike, patron 1 is 1/√(2·2) = ½
    expect(scores(cosine!, reader([0, 1], [1]))).toEqual(near(1.5, 1, 0.5, 0));
    expect(scores(nearest!, reader([0, 1], []))).toEqual(near(1, 1, 0, 0));
    expect(scores(cosine!, reader([], [0, 1]))).toBeNull();
  });

  it('are found through the sources where the reader has nothing else, whatever they borrowed in the target', async () => {
    const [cross] = await fitCross(plain);
    // reader {film 0}: patron 0 has it alone, 1/√(1·1); patron 1 has two films, 1/√(1·2); patron 3 has no target loans to give
    expect(scores(cross!, reader([], [0]))).toEqual(near(1 + 1 / Math.SQRT2, 1, 1 / Math.SQRT2, 0));
    // with a target loan as well all loans are compared: 2/√(2·3) and 2/√(2·4)
    expect(scores(cross!, reader([0], [0]))).toEqual(near(2 / Math.sqrt(6) + 2 / Math.sqrt(8), 2 / Math.sqrt(6), 2 / Math.sqrt(8), 0));
  });

  it('weigh source titles, and rare titles', async () => {
    const [half, rare, none] = await fitCross({ ...plain, sourceWeight: 0.5 }, { ...plain, fame: 1 }, { ...plain, sourceWeight: 0 });
    // weights 1, ½: reader {0, film 0} has 1.5; patron 0 shares 1.5 of 2.5, patron 1 shares 1.5 of 3
    expect(scores(half!, reader([0], [0]))![1]).toBeCloseTo(1.5 / Math.sqrt(1.5 * 2.5), 6);
    // target 0 and film 0 have two patrons among those kept, the others one: patron 1 shares ½ of ½ + 1
    expect(scores(rare!, reader([0], []))![2]).toBeCloseTo(0.5 / Math.sqrt(0.5 * 1.5), 6);
    expect(scores(none!, reader([], [0]))).toBeNull();
  });

  it('of weight 0 in the sources are those of the target-only twin', async () => {
    const [twin] = await targetUserKnn.fit(createFitContext(data, 1, createPacer()), [plain]);
    const [none] = await fitCross({ ...plain, sourceWeight: 0 });
    expect(scores(none!, reader([0, 3], [0, 1]))).toEqual(scores(twin!, reader([0, 3], [0, 1])));
  });

  it('can be those by Pearson or Euclid', async () => {
    const [pearson, euclid] = await fitCross({ ...plain, similarity: similarities.pearson }, { ...plain, similarity: similarities.euclid });
    // reader {0, 1} by target loans alone, four titles: patron 0 has the same, φ = 1; patron 1 (4·1 − 2·2) = 0
    expect(scores(pearson!, reader([0, 1], []))).toEqual(near(1, 1, 0, 0));
    expect(scores(euclid!, reader([0, 1], []))).toEqual(near(1 + 1 / (1 + Math.SQRT2), 1, 1 / (1 + Math.SQRT2), 0));
  });

  it('are explained by the titles shared with them', async () => {
    const [cross] = await fitCross(plain);
    // title 2 comes from patron 1 alone, 3/√(3·4), who shares target 0, film 0 and film 1 alike
    const { score, terms, base } = cross!.explain(reader([0], [0, 1]), 2);
    const third = 3 / Math.sqrt(12) / 3;
    expect([score, base]).toEqual(near(3 * third, 0));
    expect(terms).toEqual([
      { domain: 'target', column: 0, value: expect.closeTo(third, 6) as number },
      { domain: 0, column: 0, value: expect.closeTo(third, 6) as number },
      { domain: 0, column: 1, value: expect.closeTo(third, 6) as number },
    ]);
  });
});

describe('patron rows', () => {
  it('are made once for a data set, with pauses, and come back from storage as they were', async () => {
    const counting = countingPacer();
    const rows = await patronRows({ ...data }, true, counting);
    expect(counting.pauses).toBeGreaterThanOrEqual(3 + 5); // three patrons with target loans; they and their lengths, twice while turned round, and the titles' patrons
    expect(loadPatronRows(savePatronRows(rows))).toEqual(rows);
    expect([...rows.counts]).toEqual([2, 1, 1, 1, 2, 1]);
    expect(await patronRows(data, true, createPacer())).toBe(await patronRows(data, true, createPacer()));
  });
});
