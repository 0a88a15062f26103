import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { emptyRecords, emptyVocabulary } from '#engine/data/records.ts';
import { NO_TITLE, type Answers, type RoundAnswers } from '#engine/evaluation/answers.ts';
import type { TestCase } from '#engine/evaluation/cases.ts';
import { LIST_LENGTH } from '#engine/evaluation/judge.ts';
import { listFigureNames } from '#engine/evaluation/list-figures.ts';
import { loansSlice, patronSlices } from '#engine/evaluation/patron-slices.ts';
import { figureColumns, figuresByPatron, narrowed, pickCases } from '#engine/evaluation/picks.ts';
import type { ContestantId } from '#engine/evaluation/report.ts';
import { segmentOf } from '#engine/evaluation/segments.ts';
import { titleFacts } from '#engine/evaluation/title-facts.ts';
import { countSlice, titleSlices } from '#engine/evaluation/title-slices.ts';
import { createPacer } from '#engine/pacer.ts';
import { loansOf } from '../planted.ts';

const pacer = createPacer();
const titles = 40;
// title 0 lent to 25 patrons, titles 1 to 5 to five, title 6 to one, the rest to nobody; language 0 up to title 19, language 1 from there
const training = buildDataset({
  patronCount: 60, patronGroup: new Uint16Array(60), vocabulary: { ...emptyVocabulary, language: ['ger', 'fre'] },
  target: {
    ...loansOf(titles, [...Array.from({ length: 25 }, (_, u) => [u, 0, 1] as const), ...Array.from({ length: 25 }, (_, i) => [i, 1 + (i % 5), 2] as const), [0, 6, 3]]),
    records: { ...emptyRecords(titles), fields: { ...emptyRecords(titles).fields, language: { start: Uint32Array.from({ length: titles + 1 }, (_, t) => t), token: Uint32Array.from({ length: titles }, (_, t) => (t < 20 ? 0 : 1)) } } },
  },
  sources: [],
});
const facts = titleFacts(training);

interface Told { readonly patron: number; readonly known: number; readonly hasSource: boolean; readonly group: number; readonly relevant: readonly number[]; readonly found: Readonly<Partial<Record<ContestantId, readonly number[]>>> }

/** A round from what each contestant found: the titles it lists first, in order. */
function roundOfTold(told: readonly Told[], contestants: readonly ContestantId[]): RoundAnswers {
  const cases = told.map(({ patron, known, hasSource, group, relevant }): TestCase => ({
    patron, hasSource, segment: segmentOf(known), relevant: Uint32Array.from(relevant), days: { target: new Int32Array(known), sources: [] },
    reader: { target: Uint32Array.from({ length: known }, (_, i) => titles - 1 - i), sources: [], group },
  }));
  const start = Uint32Array.from([0, ...cases.map((_, c) => cases.slice(0, c + 1).reduce((sum, test) => sum + test.relevant.length, 0))]);
  const answersOf = (contestant: ContestantId): Answers => {
    const lists = told.map(({ found }) => found[contestant] ?? []);
    return {
      ranks: Uint32Array.from(told.flatMap(({ relevant }, c) => relevant.map((column) => lists[c]!.indexOf(column) + 1 || 30))),
      others: new Uint32Array(0), scores: new Float32Array(told.length * LIST_LENGTH).fill(NaN), scale: told.map(() => ''), figures: new Float32Array(told.length * listFigureNames.length).fill(NaN),
      top: Uint32Array.from(lists.flatMap((list) => Array.from({ length: LIST_LENGTH }, (_, at) => list[at] ?? NO_TITLE))),
    };
  };
  return {
    cases, start, otherStart: new Uint32Array(cases.length + 1), candidates: Uint32Array.from(cases, ({ reader }) => titles - reader.target.length), facts,
    isNewPatron: Uint8Array.from(told, ({ patron }) => (patron >= 50 ? 1 : 0)), answers: new Map(contestants.map((contestant) => [contestant, answersOf(contestant)])),
  };
}

const contestants = ['popularity', 'cross-knn'] as const;
// 20 newcomers without target loans whom the transfer serves, 15 readers with 21 loans whom it does not
const round = roundOfTold([
  ...Array.from({ length: 20 }, (_, i): Told => ({ patron: 40 + i, known: 0, hasSource: true, group: 1, relevant: [30], found: { popularity: [0], 'cross-knn': [30] } })),
  ...Array.from({ length: 15 }, (_, i): Told => ({ patron: i, known: 21, hasSource: true, group: i < 5 ? 2 : 0, relevant: [0, 6], found: { popularity: [0], 'cross-knn': [6, 0] } })),
], contestants);

describe('cases picked', () => {
  it('one value a patron: the mean over the patron’s cases', async () => {
    const twice = roundOfTold([
      { patron: 7, known: 1, hasSource: true, group: 0, relevant: [3], found: { popularity: [3] } },
      { patron: 7, known: 3, hasSource: false, group: 0, relevant: [4], found: {} },
      { patron: 8, known: 1, hasSource: true, group: 0, relevant: [3], found: {} },
    ], ['popularity']);
    const picks = pickCases([twice], () => true);
    expect(picks.patrons).toBe(2);
    const columns = await figuresByPatron(picks, 'popularity', pacer);
    expect([...columns[figureColumns.indexOf('ndcg@10')]!]).toEqual([0.5, 0]);
    expect([...columns[figureColumns.indexOf('novelty')]!]).toEqual([NaN, NaN]); // nothing to tell by
    expect(narrowed(picks, ({ at }) => twice.cases[at]!.hasSource).patrons).toBe(2);
  });
});

describe('patron slices', () => {
  it('worked by hand', async () => {
    const slices = await patronSlices([round], contestants, [['cross-knn', 'popularity']], 1, pacer);
    const slice = (kind: string, value: string) => slices.find((one) => one.kind === kind && one.value === value);
    const ndcg = (kind: string, value: string) => slice(kind, value)!.methods.map((row) => row.ndcg.mean);
    expect(slices.map(({ kind, value, patrons }) => [kind, value, patrons])).toEqual([
      ['known-loans', '0', 20], ['known-loans', '21+', 15], ['sources', 'yes', 35], ['new-patron', 'yes', 10], ['new-patron', 'no', 25], ['group', '1', 20], ['group', '0', 10],
    ]); // group 2 has only five patrons
    expect(ndcg('known-loans', '0')).toEqual([0, 1]);
    const first = 1 / (1 + 1 / Math.log2(3));
    expect(ndcg('known-loans', '21+')[0]).toBeCloseTo(first, 6);
    expect(ndcg('known-loans', '21+')[1]).toBeCloseTo(1, 12);
    const family = slices.flatMap(({ comparisons }) => comparisons);
    expect(family).toHaveLength(7);
    for (const { difference, adjustedP } of family) {
      expect(difference).toMatchObject({ verdict: 'positive', helped: 1, hurt: 0 });
      expect(adjustedP).toBeGreaterThanOrEqual(difference.p);
      expect(adjustedP).toBeLessThanOrEqual(Math.min(1, 7 * Math.max(...family.map((one) => one.difference.p))));
    }
  });

  it('part at 0, 2, 5 and 20 known loans', () => {
    expect([0, 1, 2, 3, 5, 6, 20, 21, 400].map(loansSlice)).toEqual(['0', '1-2', '1-2', '3-5', '3-5', '6-20', '6-20', '21+', '21+']);
  });
});

describe('title slices', () => {
  it('worked by hand: titles lent before and titles new, by language', async () => {
    const slices = await titleSlices([round], contestants, training, 1, pacer);
    const row = (kind: string, value: string) => slices.find((one) => one.kind === kind && one.value === value)!;
    expect(slices.map(({ kind, value, titles: count, loans }) => [kind, value, count, loans])).toEqual([
      ['training-loans', '0', 33, 20], ['language', 'ger', 20, 30], ['language', 'fre', 20, 20],
    ]); // one title lent once and one lent 25 times have fewer than 20 held-out loans each
    expect(row('training-loans', '0').methods.map(({ recall }) => recall.mean)).toEqual([0, 1]);
    expect(row('language', 'ger').methods.map(({ recall }) => recall.mean)).toEqual([0.5, 1]);
    // popularity shows title 0 alone; the transfer 20 French places and 30 German ones
    expect(row('language', 'fre').methods.map(({ shown }) => shown)).toEqual([0, 0.4]);
  });

  it('part at 0, 5 and 20 patrons', () => {
    expect([0, 1, 4, 5, 19, 20].map(countSlice)).toEqual(['0', '1-4', '1-4', '5-19', '5-19', '20+']);
  });
});
