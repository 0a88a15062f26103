import { describe, expect, test } from 'vitest';
import { draftsOf, presetDomains, presetIds, titlesFound, type PresetId } from '#page/views/domains/presets.ts';
import { rulesOf } from '#page/stores/map-draft.ts';
import type { CodeKind, RuleValue, RuleValues } from '#contract/domains.ts';

const value = (...names: string[]): RuleValue[] => names.map((name, i) => ({ value: name, titles: 100 - i }));
const coded = (kinds: Readonly<Record<string, CodeKind | null>>): RuleValue[] => Object.entries(kinds).map(([name, kind], i) => ({ value: name, titles: 100 - i, ...(kind && { kind }) }));
const empty: RuleValues = { material: [], language: [], originalLanguage: [], collection: [], branch: [], audience: [], classPrefix: [], importBatch: [] };
const found = (id: PresetId, values: Partial<RuleValues>) => presetDomains(id, { ...empty, ...values }, (name) => name, (code) => code);
const made = (id: PresetId, values: Partial<RuleValues>) => {
  const domains = found(id, values);
  return domains && draftsOf(domains).map((domain) => [domain.name, ...rulesOf(domain)]);
};

describe('ready-made maps', () => {
  test('none is offered for an empty catalogue', () => {
    expect(presetIds.map((id) => made(id, {}))).toEqual(presetIds.map(() => null));
  });
  test('materials go by what their codes stand for', () => {
    const material = coded({ BK: 'print-book', DVD: 'film', OD: 'e-book', 图书: 'print-book', MU: 'music', EA: 'e-audiobook', TB: 'audiobook', KIT: null });
    expect(made('films', { material })).toEqual([['books', { material: ['BK', '图书'] }], ['films', { material: ['DVD'] }]]);
    expect(made('music', { material })).toEqual([['books', { material: ['BK', '图书'] }], ['music', { material: ['MU'] }]]);
    expect(made('audiobooks', { material })).toEqual([['books', { material: ['BK', '图书'] }], ['audiobooks', { material: ['EA', 'TB'] }]]);
    expect(made('lending', { material })).toEqual([['print', { material: ['BK', '图书'] }], ['lending', { material: ['OD', 'EA'] }]]);
    expect(found('films', { material })?.map(titlesFound)).toEqual([100 + 97, 99]);
  });
  test('languages are the largest ones, without codes that name none', () => {
    expect(made('languages', { language: value('eng', 'zxx', 'chi') })).toEqual([['eng', { language: ['eng'] }], ['chi', { language: ['chi'] }]]);
    expect(made('languages', { language: value('eng', 'und') })).toBe(null);
  });
  test('Chinese and English go by the language a work was first written in', () => {
    expect(made('chinese', { originalLanguage: value('de', 'en', 'zh') })).toEqual([['zh', { originalLanguage: ['zh'] }], ['en', { originalLanguage: ['en'] }]]);
    expect(made('chinese', { originalLanguage: value('de', 'en') })).toBe(null);
  });
  test('fiction and ages go by collections where the records are silent', () => {
    const collection = coded({ FIC: 'fiction', NF: 'non-fiction', JUV: 'children', REST: 'adults' });
    expect(made('fiction', { classPrefix: coded({ 8: 'fiction' }), collection })).toEqual([['fiction', { collection: ['FIC'] }], ['nonFiction', { collection: ['NF'] }]]);
    expect(made('fiction', { classPrefix: coded({ 8: 'fiction', 5: 'non-fiction' }), collection })?.[1]).toEqual(['nonFiction', { classPrefix: ['5'] }]);
    expect(made('audience', { collection })).toEqual([['children', { collection: ['JUV'] }], ['adults', { collection: ['REST'] }]]);
  });
  test('a domain a branch', () => {
    expect(made('branches', { branch: value('MAIN', 'EAST') })).toEqual([['MAIN', { branch: ['MAIN'] }], ['EAST', { branch: ['EAST'] }]]);
  });
});
