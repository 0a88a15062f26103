import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { emptyRecords, emptyVocabulary, type TokenRows } from '#engine/data/records.ts';
import { exposureOf } from '#engine/evaluation/exposure.ts';
import { expectationOf, listFigures } from '#engine/evaluation/list-figures.ts';
import { pathLikeness, profileOf } from '#engine/evaluation/themes.ts';
import { matchedTitles, titleFacts } from '#engine/evaluation/title-facts.ts';
import { loansOf } from '../planted.ts';

const rows = (...tokens: number[][]): TokenRows => ({ start: Uint32Array.from([0, ...tokens.map((_, t) => tokens.slice(0, t + 1).flat().length)]), token: Uint32Array.from(tokens.flat()) });
// classes: 0 = literature, 1 = literature/German, 2 = literature/French, 3 = music
const classes = rows([0, 1], [0, 1], [0, 2], [3], [], [0, 2]);
const records = { ...emptyRecords(6), fields: { ...emptyRecords(6).fields, class: classes } };
const day = 19_000;
const data = buildDataset({
  patronCount: 4, patronGroup: new Uint16Array(4), vocabulary: { ...emptyVocabulary, class: ['8', '83', '84', '78'] },
  target: { ...loansOf(6, [[0, 0, day], [1, 0, day], [2, 0, day], [0, 1, day + 364], [0, 1, day + 360], [1, 2, day], [2, 3, day]]), records },
  sources: [],
});
const facts = titleFacts(data);
const nobody = { profile: null, expected: new Set<number>() };
const figures = (top: number[], expectation: Parameters<typeof listFigures>[2] = nobody, hits: number[] = []) => listFigures(facts, Uint32Array.from(top), expectation, (column) => hits.includes(column));

describe('facts of the titles', () => {
  it('count distinct patrons and loans a year', () => {
    expect(facts).toMatchObject({ patrons: 3, typicalLoans: 2 }); // 6 distinct pairs of 3 patrons
    expect([...facts.counts]).toEqual([3, 1, 1, 1, 0, 0]);
    expect(facts.perYear[1]).toBeCloseTo(2 / (365 / 365.25), 5);
    expect(facts.themes!.field).toBe('class');
  });

  it('match a title with one about as popular that was not borrowed, the same for every method', () => {
    const borrowed = (column: number) => column === 0 || column === 2;
    const matched = matchedTitles(facts, Uint32Array.from([0, 2]), borrowed, 5);
    expect(matched).toHaveLength(2);
    expect([...matched].some(borrowed)).toBe(false);
    expect(matchedTitles(facts, Uint32Array.from([0, 2]), borrowed, 5)).toEqual(matched);
  });
});

describe('what a list is like', () => {
  it('novelty, worked by hand: a title of all three patrons and one of none', () => {
    expect(figures([0]).novelty).toBe(0); // −log2(4/4)
    expect(figures([0, 4]).novelty).toBe(1); // and −log2(1/4) = 2 bits
  });

  it('long tail: titles lent up to five times a year', () => {
    expect(figures([0, 1, 4]).longTail).toBe(1);
  });

  it('diversity, worked by hand: 0/1 and 0/1 alike, 0/1 and 0/2 half, music not at all', () => {
    expect(pathLikeness(classes, 0, 1)).toBe(1);
    expect(pathLikeness(classes, 0, 2)).toBe(0.5);
    expect(figures([0, 1]).diversity).toBe(0);
    expect(figures([0, 1, 2]).diversity).toBeCloseTo(1 - (1 + 0.5 + 0.5) / 3, 12);
    expect(figures([0, 3]).diversity).toBe(1);
    expect(figures([0, 4])).toMatchObject({ diversity: NaN }); // one title alone has a class
  });

  it('calibration, worked by hand: a reader of half literature, half music, and a list of music alone', () => {
    const reader = { target: Uint32Array.from([2, 3]), sources: [], group: 0 };
    const profile = profileOf(facts.themes!, reader, { target: Int32Array.from([day, day]), sources: [] })!;
    expect([...profile.share]).toEqual([0.25, 0, 0.25, 0.5]);
    // p = ¼, ¼, ½; q̃ = .0025, .0025, .99 + .005
    expect(figures([3], { profile, expected: new Set() }).calibration).toBeCloseTo(0.5 * Math.log(0.25 / 0.0025) + 0.5 * Math.log(0.5 / 0.995), 9);
    expect(figures([5, 3], { profile, expected: new Set() }).calibration).toBeCloseTo(0, 12);
  });

  it('a profile halves a loan in a year and falls back on the sources', () => {
    const reader = { target: Uint32Array.from([2, 3]), sources: [Uint32Array.from([0])], group: 0 };
    const themes = { ...facts.themes!, sources: [rows([3])] };
    expect(profileOf(themes, reader, { target: Int32Array.from([day, day + 365]), sources: [Int32Array.from([day])] })!.share[3]).toBeCloseTo(1 / 1.5, 12);
    expect([...profileOf(themes, { ...reader, target: new Uint32Array(0) }, { target: new Int32Array(0), sources: [Int32Array.from([day])] })!.share]).toEqual([0, 0, 0, 1]);
    expect(profileOf(themes, { ...reader, target: Uint32Array.from([4]), sources: [new Uint32Array(0)] }, { target: Int32Array.from([day]), sources: [new Int32Array(0)] })).toBeNull();
  });

  it('serendipity counts hits that popularity in the reader’s classes would not have named', () => {
    const many = buildDataset({ patronCount: 400, patronGroup: new Uint16Array(400), target: loansOf(300, Array.from({ length: 300 }, (_, c) => Array.from({ length: 1 + Math.floor((299 - c) / 2) }, (_, u) => [u, c, day] as const)).flat()), sources: [] });
    const expectation = expectationOf(titleFacts(many), null);
    expect(expectation.expected.size).toBe(100);
    const found = listFigures(titleFacts(many), Uint32Array.from([0, 50, 150, 250]), expectation, (column) => column !== 250);
    expect(found.serendipity).toBe(0.25); // of the three hits only title 150 lies beyond the 100 most popular
    const music = profileOf(facts.themes!, { target: Uint32Array.from([3]), sources: [], group: 0 }, { target: Int32Array.from([day]), sources: [] });
    expect([...expectationOf(facts, music).expected]).toEqual([3]);
  });
});

describe('exposure', () => {
  it('worked by hand: places 3, 1 and 0 of three titles', () => {
    const { coverage, gini, entropy } = exposureOf(Uint32Array.from([3, 0, 1]));
    expect(coverage).toBeCloseTo(2 / 3, 12);
    expect(gini).toBeCloseTo((-2 * 0 + 0 * 1 + 2 * 3) / (3 * 4), 12);
    expect(entropy).toBeCloseTo(-(0.75 * Math.log2(0.75) + 0.25 * Math.log2(0.25)), 12);
  });

  it('equal places have Gini 0 and the entropy of their number; no place at all has none', () => {
    expect(exposureOf(Uint32Array.from([2, 2, 2, 2]))).toEqual({ coverage: 1, gini: 0, entropy: 2 });
    expect(exposureOf(new Uint32Array(4))).toEqual({ coverage: 0, gini: 0, entropy: 0 });
  });
});
