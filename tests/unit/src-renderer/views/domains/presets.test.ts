import { describe, expect, test } from 'vitest';
import { rulesOf } from '#page/stores/map-draft.ts';
import { presetDomains, presetIds, type PresetId } from '#page/views/domains/presets.ts';
import type { RuleValues } from '#contract/domains.ts';

const value = (...names: string[]) => names.map((name, i) => ({ value: name, titles: 100 - i }));
const empty: RuleValues = { material: [], language: [], collection: [], branch: [], audience: [], classPrefix: [], importBatch: [] };
const made = (id: PresetId, values: Partial<RuleValues>) =>
  presetDomains(id, { ...empty, ...values }, (name) => name, (code) => code)?.map((domain) => [domain.name, ...rulesOf(domain)]) ?? null;

describe('ready-made maps', () => {
  test('none is offered for an empty catalogue', () => {
    expect(presetIds.map((id) => made(id, {}))).toEqual(presetIds.map(() => null));
  });
  test('materials are found by their names in both languages', () => {
    const material = value('Book', 'DVD', 'E-book', '图书', '影片', 'Music CD', 'Audiobook');
    expect(made('films', { material })).toEqual([['books', { material: ['Book', '图书'] }], ['films', { material: ['DVD', '影片'] }]]);
    expect(made('music', { material })).toEqual([['books', { material: ['Book', '图书'] }], ['music', { material: ['Music CD'] }]]);
  });
  test('languages are the largest ones, without codes that name none', () => {
    expect(made('languages', { language: value('eng', 'zxx', 'chi') })).toEqual([['eng', { language: ['eng'] }], ['chi', { language: ['chi'] }]]);
    expect(made('languages', { language: value('eng', 'und') })).toBe(null);
  });
  test('fiction by the scheme of the catalogue', () => {
    expect(made('fiction', { classPrefix: value('8', 'I', 'J', '5') })).toEqual([['fiction', { classPrefix: ['8', 'I'] }], ['nonFiction', { classPrefix: ['J', '5'] }]]);
    expect(made('fiction', { classPrefix: value('P', 'Q') })).toEqual([['fiction', { classPrefix: ['P'] }], ['nonFiction', { classPrefix: ['Q'] }]]);
  });
  test('young adults are not adults', () => {
    expect(made('audience', { audience: value('adult', 'juvenile', 'young adult') })).toEqual([['children', { audience: ['juvenile'] }], ['young', { audience: ['young adult'] }], ['adults', { audience: ['adult'] }]]);
  });
  test('a domain a branch', () => {
    expect(made('branches', { branch: value('MAIN', 'EAST') })).toEqual([['MAIN', { branch: ['MAIN'] }], ['EAST', { branch: ['EAST'] }]]);
  });
});
