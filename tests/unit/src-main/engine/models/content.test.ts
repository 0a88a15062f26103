import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import type { Reader } from '#engine/data/reader.ts';
import { emptyVocabulary, recordFields, type TitleRecords } from '#engine/data/records.ts';
import { contentFeatures } from '#engine/models/content-features.ts';
import { contentModel } from '#engine/models/content-model.ts';
import { buildContentSpace } from '#engine/models/content-space.ts';
import { fieldInformation, weightsOf } from '#engine/models/field-weights.ts';
import { createPacer } from '#engine/pacer.ts';
import { loansOf, plantedLibrary, recordsOf } from '../planted.ts';

const pacer = createPacer();
const vocabulary = { ...emptyVocabulary, title: ['whale', 'sea', 'garden'], author: ['melville', 'other'] };
const target = recordsOf([{ title: [0, 1], author: [0] }, { title: [1] }, { title: [2], author: [1] }, {}]);
const source = recordsOf([{ title: [0], author: [0] }, { title: [1, 2] }, { author: [1] }]);
const dataOf = (own: TitleRecords, other: TitleRecords) => buildDataset({
  patronCount: 1, patronGroup: new Uint16Array(1), vocabulary,
  target: { ...loansOf(own.work.length, []), records: own }, sources: [{ ...loansOf(other.work.length, []), records: other, name: 'source' }],
});
const data = dataOf(target, source);
const idf = { whale: Math.log(8 / 3), sea: Math.log(8 / 4), garden: Math.log(8 / 3), melville: Math.log(8 / 3), other: Math.log(8 / 3) };
const reader = (own: number[], other: number[]): Reader => ({ target: Uint32Array.from(own), sources: [Uint32Array.from(other)], group: 0 });
const even = recordFields.map(() => 1);
const spaceOf = async (settings: { bm25: boolean; fieldWeights?: number[] }) =>
  buildContentSpace(data, await contentFeatures(data, pacer), { sources: true, fieldWeights: settings.fieldWeights ?? even, bm25: settings.bm25 }, pacer);
const scores = (model: ReturnType<typeof contentModel>, who: Reader) => {
  const out = new Float32Array(4);
  return model.score(who, out) ? [...out] : null;
};

describe('content by TF-IDF', () => {
  it('is the weighted mean of the cosines of the fields, worked by hand', async () => {
    const model = contentModel('cross-content', await spaceOf({ bm25: false }), { sourceWeight: 1 });
    // source title 0 (whale; melville) with target title 0 (whale, sea; melville): half title cosine, half author cosine
    const title = idf.whale / Math.hypot(idf.whale, idf.sea);
    expect(scores(model, reader([], [0]))![0]).toBeCloseTo((title + 1) / 2, 6);
    expect(scores(model, reader([], [0]))![1]).toBe(0);
    // source title 1 (sea, garden) has no author, target title 1 (sea) neither: the title's cosine alone
    expect(scores(model, reader([], [1]))![1]).toBeCloseTo(idf.sea / Math.hypot(idf.sea, idf.garden), 6);
    expect(scores(model, reader([], [0]))![3]).toBe(0);
  });

  it('takes the mean over the loans, source loans by their weight, newer ones more', async () => {
    const space = await spaceOf({ bm25: false });
    const alone = (column: number) => scores(contentModel('cross-content', space, { sourceWeight: 1 }), reader([], [column]))!;
    const own = scores(contentModel('cross-content', space, { sourceWeight: 1 }), reader([2], []))!;
    const both = scores(contentModel('cross-content', space, { sourceWeight: 0.5 }), reader([2], [0]))!;
    for (let j = 0; j < 4; j += 1) expect(both[j]).toBeCloseTo((own[j]! + 0.5 * alone(0)[j]!) / 1.5, 6);
    const decayed = scores(contentModel('cross-content', space, { sourceWeight: 1, halfLifeLoans: 1 }), reader([], [0, 1]))!;
    for (let j = 0; j < 4; j += 1) expect(decayed[j]).toBeCloseTo((0.5 * alone(0)[j]! + alone(1)[j]!) / 1.5, 6);
  });

  it('is silent about readers of whose titles nothing is known', async () => {
    const model = contentModel('cross-content', await spaceOf({ bm25: false }), { sourceWeight: 1 });
    expect(scores(model, reader([3], []))).toBeNull();
    expect(scores(contentModel('cross-content', await spaceOf({ bm25: false }), { sourceWeight: 0 }), reader([], [0]))).toBeNull();
  });

  it('says which fields match', async () => {
    const model = contentModel('cross-content', await spaceOf({ bm25: false }), { sourceWeight: 1 });
    const { terms, score } = model.explain(reader([], [0, 1]), 0);
    const title = idf.whale / Math.hypot(idf.whale, idf.sea);
    expect(terms[0]!.fields!.map(({ field }) => field)).toEqual(['author', 'title']);
    expect(terms[0]!.fields![0]!.share).toBeCloseTo(1 / (1 + title), 6);
    expect(terms[1]!.fields).toEqual([{ field: 'title', share: 1 }]);
    expect(score).toBeCloseTo(scores(model, reader([], [0, 1]))![0]!, 6);
  });

  it('leaves out a field without weight', async () => {
    const noTitle = recordFields.map((field) => (field === 'title' ? 0 : 1));
    const model = contentModel('cross-content', await spaceOf({ bm25: false, fieldWeights: noTitle }), { sourceWeight: 1 });
    expect(scores(model, reader([], [0]))).toEqual([1, 0, 0, 0]);
  });
});

describe('content by BM25', () => {
  it('is Σ idf (k₁ + 1) / (1 + k₁ (1 − b + b · tokens / mean)), worked by hand', async () => {
    const model = contentModel('cross-content', await spaceOf({ bm25: true }), { sourceWeight: 1 });
    const gain = (tokens: number, mean: number) => 2.2 / (1 + 1.2 * (0.25 + (0.75 * tokens) / mean));
    const expected = (idf.whale * gain(2, 1) + idf.melville * gain(1, 0.5)) / Math.SQRT2; // the history's title has two tokens, a row of length 1
    expect(scores(model, reader([], [0]))![0]).toBeCloseTo(expected, 5);
  });
});

describe('the information of the fields', () => {
  it('is high where a field follows the taste and nothing where it does not', async () => {
    const library = buildDataset(plantedLibrary({ seed: 3, agree: true, patrons: 300 }));
    const bits = Object.fromEntries((await fieldInformation(library, 'all', 1, pacer)).map(({ field, bits: own }) => [field, own]));
    expect(bits['class']).toBeGreaterThan(0.1);
    expect(bits['author']).toBeGreaterThan(0.01);
    expect(bits['class']).toBeGreaterThan(bits['author']!);
    expect(bits['title']).toBeLessThan(0.005);
    expect(bits['language']).toBe(0);
  });

  it('becomes weights up to 1', () => {
    const information = (...bits: number[]) => bits.map((own, f) => ({ field: recordFields[f]!, bits: own }));
    expect([...weightsOf(information(0.2, 0.05, 0))]).toEqual([1, 0.25, 0]);
    expect([...weightsOf(information(0, 0))]).toEqual([1, 1]);
  });
});
