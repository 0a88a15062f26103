import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import type { ProblemInput } from '#engine/data/problem.ts';
import { emptyRecords, emptyVocabulary, type TitleRecords } from '#engine/data/records.ts';
import { diagnose, linesOf, type SourceDiagnostics } from '#engine/transfer/advisor.ts';
import { jensenShannon, loanShares, proxyDistance } from '#engine/transfer/domain-distance.ts';
import { relateAll } from '#engine/transfer/relatedness.ts';
import { overlapOf } from '#engine/transfer/overlap.ts';
import { themeLinks } from '#engine/transfer/theme-links.ts';
import { createPacer } from '#engine/pacer.ts';
import { countingPacer } from '../counting-pacer.ts';
import { loansOf, plantedLibrary } from '../planted.ts';

const pacer = createPacer();

/** Titles in classes of `perClass` each, numbered from `first`; works from `firstWork` on, 0 = none. */
function classed(titles: number, perClass: number, first: number, firstWork = 0): TitleRecords {
  const start = Uint32Array.from({ length: titles + 1 }, (_, t) => t);
  const none = emptyRecords(titles);
  return {
    fields: { ...none.fields, class: { start, token: Uint32Array.from({ length: titles }, (_, t) => first + Math.floor(t / perClass)) } },
    work: Uint32Array.from({ length: titles }, (_, t) => (firstWork > 0 ? firstWork + t : 0)),
  };
}
const words = Array.from({ length: 20 }, (_, c) => `class ${c}`);
const described = (input: ProblemInput, ofSource: TitleRecords, ofTarget = classed(60, 10, 0)): ProblemInput => ({
  ...input, vocabulary: { ...emptyVocabulary, class: words },
  target: { ...input.target, records: ofTarget }, sources: input.sources.map((source) => ({ ...source, records: ofSource })),
});
const agreeing = plantedLibrary({ seed: 5, agree: true, patrons: 300 });

describe('distances between domains', () => {
  it('Jensen–Shannon divergence, worked by hand', () => {
    const of = (...shares: number[]) => Float64Array.from(shares);
    expect(jensenShannon(of(0.5, 0.5), of(0.5, 0.5))).toBe(0);
    expect(jensenShannon(of(1, 0), of(0, 1))).toBe(1);
    // p = (1, 0), q = (½, ½), m = (¾, ¼): ½·log₂(4/3) + ¼·log₂(2/3) + ¼·log₂ 2
    expect(jensenShannon(of(1, 0), of(0.5, 0.5))).toBeCloseTo(0.5 * Math.log2(4 / 3) + 0.25 * Math.log2(2 / 3) + 0.25, 12);
    expect(jensenShannon(of(0, 0), of(0.5, 0.5))).toBeNull();
  });

  it('the proxy distance pauses while it looks at titles and while it learns', async () => {
    const data = buildDataset(agreeing);
    const counting = countingPacer();
    await proxyDistance(data.target, classed(60, 10, 0), data.sources[0]!, classed(60, 10, 10), 3, counting);
    expect(counting.pauses).toBe(2 * (1 + 60) + 12 * 2); // 60 titles of each domain; 12 epochs over half of them, a pause for every 32
  });

  it('spreads a loan evenly over the classes of its title', async () => {
    const data = buildDataset({ patronCount: 2, patronGroup: new Uint16Array(2), target: loansOf(3, [[0, 0, 1], [1, 0, 1], [0, 1, 1], [1, 2, 1]]), sources: [] });
    // title 0 in classes 0 and 1, title 1 in class 1, title 2 in none
    expect([...await loanShares(data.target, { start: Uint32Array.from([0, 2, 3, 3]), token: Uint32Array.from([0, 1, 1]) }, 2, pacer)]).toEqual([1 / 3, 2 / 3]);
  });

  it('the proxy distance is 2 for classes of their own, near 0 for the same ones, and null without records', async () => {
    const data = buildDataset(agreeing);
    const own = (records: TitleRecords) => proxyDistance(data.target, classed(60, 10, 0), data.sources[0]!, records, 3, pacer);
    expect(await own(classed(60, 10, 10))).toBe(2);
    expect(await own(classed(60, 10, 0))).toBeLessThan(0.5);
    expect(await proxyDistance(data.target, emptyRecords(60), data.sources[0]!, emptyRecords(60), 3, pacer)).toBeNull();
  });
});

describe('links between classes', () => {
  it('worked by hand: of 40 patrons half borrow from both classes, the others from neither', async () => {
    const half = Array.from({ length: 40 }, (_, u) => [u, u < 20 ? 0 : 1, 1] as const);
    const { target } = buildDataset({ patronCount: 40, patronGroup: new Uint16Array(40), target: loansOf(2, half), sources: [] });
    const rows = { start: Uint32Array.from([0, 1, 1]), token: Uint32Array.from([0]) };
    const counting = countingPacer();
    const [link] = await themeLinks(target, rows, target, rows, Array.from({ length: 40 }, (_, u) => u), 1, counting);
    expect(counting.pauses).toBeGreaterThanOrEqual(4 * 40); // two visits of the patrons of each domain
    // 1 bit, and Miller–Madow: (1 + 1 − 1) ÷ (2·40·ln 2)
    expect(link).toMatchObject({ source: 0, target: 0, both: 20, times: 2 });
    expect(link!.bits).toBeCloseTo(1 + 1 / (80 * Math.LN2), 9);
  });

  it('finds the planted tastes: the first link joins classes of one taste', async () => {
    const data = buildDataset(described(agreeing, classed(60, 10, 10)));
    const shared = Array.from({ length: 300 }, (_, u) => u).filter((u) => u % 5 !== 0);
    const links = await themeLinks(data.target, data.records.target.fields.class, data.sources[0]!, data.records.sources[0]!.fields.class, shared, 20, pacer);
    for (const link of links.slice(0, 6)) expect(link.source - 10).toBe(link.target);
  });
});

describe('what is shared', () => {
  it('counts patrons and lent works of both', async () => {
    const input = described({
      patronCount: 4, patronGroup: new Uint16Array(4), target: loansOf(3, [[0, 0, 1], [1, 1, 1], [2, 1, 1]]),
      sources: [{ name: 'films', ...loansOf(3, [[0, 1, 1], [3, 2, 1]]) }],
    }, { ...emptyRecords(3), work: Uint32Array.from([9, 8, 7]) }, { ...emptyRecords(3), work: Uint32Array.from([7, 8, 0]) });
    const counting = countingPacer();
    expect(await overlapOf(buildDataset(input), 0, counting)).toEqual({ patrons: 2, sharedPatrons: 1, sharedWorks: 2, sharedWorkLoans: 3 });
    expect(counting.pauses).toBe(3); // the patrons, and the loans of both
  });
});

describe('advice', () => {
  it('sees room for transfer where tastes agree', async () => {
    const advice = await diagnose(described(agreeing, classed(60, 10, 0)), { seed: 1 });
    expect(advice).toMatchObject({ targetTitles: 60, targetPatrons: 300, themes: 'class' });
    expect(advice.sources[0]).toMatchObject({ name: 'source 0', sharedPatrons: 240, sharedWorks: 0 });
    expect(advice.sources[0]!.classDivergence).toBeLessThan(0.1);
    expect(advice.sources[0]!.fields.map(({ field }) => field)).toEqual(['class']);
    expect(advice.sources[0]!.links[0]).toEqual(advice.sources[0]!.link);
    expect(advice.sources[0]!.links.length).toBeGreaterThan(4);
    expect(advice.sources[0]!.links[0]!.times).toBeGreaterThan(1.5);
    expect(advice.oracle!.gain.low).toBeGreaterThan(0);
    expect(advice.oracle!.gain.mean).toBeCloseTo(advice.oracle!.ndcg - advice.oracle!.popularity, 10);
    expect(advice.lines.map(({ code }) => code)).toEqual(['few-target-loans', 'some-shared-patrons', 'much-in-common', 'signal', 'oracle-room']);
    expect(advice.lines[3]!.values['from']).toBe(advice.lines[3]!.values['to']);
    expect(await diagnose(described(agreeing, classed(60, 10, 0)), { seed: 1 })).toEqual(advice);
  });

  it('says what is missing', async () => {
    const noSource = await diagnose({ ...agreeing, sources: [] }, { seed: 1 });
    expect(noSource.lines.map(({ code }) => code)).toEqual(['few-target-loans', 'no-source']);
    const noRecords = await diagnose(described(agreeing, emptyRecords(60), emptyRecords(60)), { seed: 1 });
    expect(noRecords.lines.map(({ code }) => code)).toContain('no-records');
    expect(noRecords.sources[0]).toMatchObject({ classDivergence: null, proxyDistance: null, link: null, links: [], fields: [] });
  });

  it('stops when it is told to', async () => {
    await expect(diagnose(agreeing, { seed: 1, signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });

  it('says the same of two domains when all are compared with each other', async () => {
    const input = plantedLibrary({ seed: 5, agree: true, patrons: 300, sources: 2 });
    const pairs = await relateAll(input, { seed: 1 });
    expect(pairs.map(({ a, b }) => [a, b])).toEqual([[0, 1], [0, 2], [1, 2]]);
    const [first, second] = (await diagnose({ ...input, target: { ...input.sources[1]! }, sources: [{ ...input.target, name: 'x' }, input.sources[0]!] }, { seed: 1 })).sources;
    const figures = ({ sharedPatrons, sharedWorks, classDivergence, proxyDistance, links }: Pick<SourceDiagnostics, 'sharedPatrons' | 'sharedWorks' | 'classDivergence' | 'proxyDistance' | 'links'>) => ({ sharedPatrons, sharedWorks, classDivergence, proxyDistance, links });
    expect(figures(pairs[1]!)).toEqual(figures(first!));
    expect(figures(pairs[2]!)).toEqual(figures(second!));
    expect(pairs[1]!.sharedPatrons).toBeGreaterThan(100);
  });

  it('follows the rule table', () => {
    const source: SourceDiagnostics = { name: 'S', titles: 9, loans: 9, patrons: 9, sharedPatrons: 0, sharedWorks: 0, sharedWorkLoans: 0, classDivergence: 0.3, proxyDistance: 1, link: null, links: [], fields: [] };
    const codes = (own: Partial<SourceDiagnostics>, targetLoans = 10_000) =>
      linesOf({ targetLoans, themes: 'class', oracle: null, sources: [{ ...source, ...own }] }).map(({ code }) => code);
    expect(codes({ sharedPatrons: 1000 })).toEqual(['many-shared-patrons', 'no-signal']);
    expect(codes({ sharedPatrons: 999 })).toEqual(['some-shared-patrons', 'no-signal']);
    expect(codes({ sharedPatrons: 39, sharedWorks: 500, sharedWorkLoans: 2500 })).toEqual(['few-shared-patrons', 'shared-works']);
    expect(codes({})).toEqual(['records-only']);
    expect(codes({ classDivergence: null })).toEqual(['nothing-shared']);
    expect(codes({ classDivergence: 0.5 })).toEqual(['records-only', 'little-in-common']);
    expect(codes({}, 4999)).toEqual(['few-target-loans', 'records-only']);
  });

  it('speaks of room for transfer by the interval, not by a ratio', () => {
    const said = (low: number, verdict: 'positive' | 'none') => linesOf({
      targetLoans: 10_000, themes: 'class', sources: [], oracle: { patrons: 30, ndcg: 0.2, popularity: 0.1, gain: { mean: 0.1, low, high: 0.2 }, verdict },
    }).at(-1);
    expect(said(-0.01, 'none')).toEqual({ code: 'oracle-no-room', values: { patrons: 30, ndcg: '0.200', popularity: '0.100', gain: '+0.100', low: '−0.010', high: '+0.200' } });
    expect(said(0.05, 'positive')?.code).toBe('oracle-room');
  });
});
