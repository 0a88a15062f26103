import { describe, expect, test } from 'vitest';
import { draftOf, fileOf, newDomain, newRule, problemOf, rulesOf, sameRules, takeSuggestion } from '#page/stores/map-draft.ts';
import { domainMapFile, type DomainMap } from '#contract/domains.ts';

const counts = { titles: 1, loans: 1, patrons: 1 };
const map = {
  id: 3, name: 'By format', counted: true, settling: false, linksAsOf: null, shared: [], unassigned: { titles: 0, loans: 0 },
  domains: [
    { id: 1, name: 'Films', counts, any: [{ material: ['film', 'DVD'], language: ['eng'] }, { importBatch: [4] }] },
    { id: 2, name: 'Books', counts, any: [{ classPrefix: ['8'] }] },
  ],
} as unknown as DomainMap;
const filled = (name: string) => newDomain(name, [newRule([{ key: 'material', values: ['book'] }])]);

describe('draft of a map', () => {
  test('comes out as it went in', () => {
    const file = fileOf(draftOf(map));
    expect(file).toEqual({ map: 'By format', domains: map.domains.map(({ name, any }) => ({ name, any })) });
    expect(domainMapFile.safeParse(file).success).toBe(true);
  });
  test('conditions and rules without a value are left out', () => {
    expect(rulesOf(newDomain('x', [newRule([{ key: 'material', values: [] }, { key: 'branch', values: ['MAIN'] }]), newRule()]))).toEqual([{ branch: ['MAIN'] }]);
  });
  test('the same rules are the same in another order of keys', () => {
    expect(sameRules([{ material: ['a'], language: ['b'] }], [{ language: ['b'], material: ['a'] }])).toBe(true);
    expect(sameRules([{ material: ['a'] }], [{ material: ['a'] }, { material: ['b'] }])).toBe(false);
  });
  test('a suggested value joins a rule of its field alone, or becomes a rule of its own', () => {
    const domain = filled('Books');
    takeSuggestion(domain, { key: 'material', value: 'map', titles: 3, all: 3 });
    takeSuggestion(domain, { key: 'material', value: 'map', titles: 3, all: 3 });
    takeSuggestion(domain, { key: 'language', value: 'de', titles: 3, all: 3 });
    expect(rulesOf(domain)).toEqual([{ material: ['book', 'map'] }, { language: ['de'] }]);
    const narrow = newDomain('x', [newRule([{ key: 'material', values: ['book'] }, { key: 'branch', values: ['MAIN'] }]), newRule()]);
    takeSuggestion(narrow, { key: 'material', value: 'map', titles: 3, all: 3 });
    expect(rulesOf(narrow)).toEqual([{ material: ['book'], branch: ['MAIN'] }, { material: ['map'] }]);
  });
  test('says the first thing that keeps it from being saved', () => {
    const problem = (name: string, ...domains: ReturnType<typeof newDomain>[]) => problemOf({ mapId: null, name, domains })?.problem ?? null;
    expect(problem(' ', filled('a'))).toBe('map-name');
    expect(problem('m')).toBe('no-domains');
    expect(problem('m', filled(''))).toBe('domain-name');
    expect(problem('m', filled('Books'), filled('books '))).toBe('same-name');
    expect(problem('m', newDomain('Books'))).toBe('no-rule');
    expect(problem('m', filled('Books'), filled('Films'))).toBe(null);
  });
});
