import { describe, expect, test } from 'vitest';
import { gainsFor, likeness, relationCells, type CellWords, type RelationFigure } from '#page/views/domains/relation-cells.ts';
import type { DomainRelations, Gain } from '#contract/domain-relations.ts';
import type { Domain } from '#contract/domains.ts';
import type { DomainId } from '#contract/ids.ts';

const [books, films, music] = [1, 2, 3].map((id) => ({ id: id as DomainId, name: ['books', 'films', 'music'][id - 1], any: [], counts: { titles: 9, loans: 9, patrons: id * 10 } })) as unknown as [Domain, Domain, Domain];
const gain = (of: Partial<Gain>): Gain => ({
  targetId: books.id, sourceIds: [films.id], difference: { mean: 0.02, low: 0.01, high: 0.03 }, verdict: 'positive', patrons: 50, helped: 0.3, hurt: 0.1,
  origin: { kind: 'evaluation', id: 1 as never, protocol: 'cold-start' }, at: '2026-01-01T00:00:00', outdated: false, ...of,
});
const pair = { a: books.id, b: films.id, patrons: 40, aFirst: 10, bFirst: 25, works: 4, translations: 2, adaptations: 1, series: 3, relatedness: { classDivergence: 0.25, proxyDistance: 1 } };
const relations: DomainRelations = {
  pairs: [pair, { ...pair, b: music.id, patrons: 20, works: 0, translations: 0, relatedness: null }], compared: 'current',
  gains: [gain({ sourceIds: [films.id, music.id], at: '2026-03-01T00:00:00' }), gain({ outdated: true, at: '2026-04-01T00:00:00' }), gain({}), gain({ targetId: films.id, sourceIds: [books.id], verdict: 'none', difference: { mean: -0.005, low: -0.02, high: 0.01 } })],
};
const words: CellWords = {
  t: (key, values) => `${key.replace('domains.relations.', '')} ${Object.values(values).join(' ')}`.trim(), number: String, percent: (share) => `${Math.round(share * 100)}%`, gain: (value) => value.toFixed(3),
};
const cells = (figure: RelationFigure) => relationCells(figure, [books, films, music], relations, words).map((row) => row.map(({ words: shown, tint }) => `${shown} ${tint.toFixed(2)}`));

describe('the matrix of domains', () => {
  test('counts are the same both ways, tinted by the greatest', () => {
    expect(cells('readers')).toEqual([['10 0.00', '40 1.00', '20 0.50'], ['40 1.00', '20 0.00', '0 0.00'], ['20 0.50', '0 0.00', '30 0.00']]);
    expect(cells('works')[0]).toEqual([' 0.00', '4 1.00', '0 0.00']);
    expect(relationCells('works', [books, films], relations, words)[0]![1]).toMatchObject({ small: 'works.translated 2', sentence: 'works.cell books films 4 works.translations 2' });
  });
  test('what was not measured is not there', () => {
    expect(cells('related')[0]).toEqual([' 0.00', '75% 1.00', '– 0.00']);
    expect(likeness({ ...pair, relatedness: { classDivergence: null, proxyDistance: 0.5 } })).toBe(0.75);
    expect(likeness({ ...pair, relatedness: { classDivergence: null, proxyDistance: null } })).toBeNull();
    expect(likeness(null)).toBeNull();
  });
  test('a gain goes one way, and is tinted only beyond doubt', () => {
    expect(cells('gain')).toEqual([[' 0.00', '-0.005 0.00', '– 0.00'], ['0.020 1.00', ' 0.00', '– 0.00'], ['0.020* 1.00', '– 0.00', ' 0.00']]);
    expect(relationCells('gain', [books, films, music], relations, words)[2]![0]!.sentence).toBe('gain.positive music books 0.020 gain.range 0.010 0.030 gain.together');
  });
  test('of several gains that of the source alone and of the present map comes first', () => {
    expect(gainsFor(relations, films.id, books.id).map(({ sourceIds, outdated }) => [sourceIds.length, outdated])).toEqual([[1, false], [2, false], [1, true]]);
  });
});
