import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { i18n } from '#page/locales/index.ts';
import ClassLinks from '#page/views/training/ClassLinks.vue';
import SliceTables from '#page/views/training/SliceTables.vue';
import { isWiderClass } from '#page/views/training/class-paths.ts';
import type { TitleSlice } from '#contract/evaluations.ts';

test.each([['8', '823.9'], ['823', '823.9'], ['TP', 'TP311'], ['T', 'TP'], ['FICTION', 'FICTION CRIME']])('%s lies above %s', (wider, mark) => { expect(isWiderClass(wider, mark)).toBe(true); });
test.each([['823', '823'], ['FICTION', 'FICTIONAL WORLDS'], ['823.9', '823'], ['', '8']])('%s does not lie above %s', (wider, mark) => { expect(isWiderClass(wider, mark)).toBe(false); });

const figure = { mean: 0.1, low: 0.05, high: 0.2 };
const slice = (kind: TitleSlice['kind'], value: string): TitleSlice => ({ kind, value, titles: 3, loans: 10, methods: [{ method: 'chosen', recall: figure, shown: 0.1 }] });
const namesOf = (themes: 'class' | 'heading', values: readonly string[], kind: TitleSlice['kind'] = 'theme'): string[] =>
  mount(SliceTables, { global: { plugins: [i18n] }, props: { patrons: [], titles: values.map((value) => slice(kind, value)), themes } }).findAll('.intervals tbody tr:not(.group) th').map((cell) => cell.element.firstChild!.textContent);

test('of nested classes the wider is shown; headings that begin alike are not nested', () => {
  expect(namesOf('class', ['82', '823', '791'])).toEqual(['82', '791']);
  expect(namesOf('heading', ['art', 'artificial intelligence'])).toEqual(['art', 'artificial intelligence']);
  expect(namesOf('class', ['fr', 'fro'], 'language')).toHaveLength(2);
});

test('the same of links between classes', () => {
  const link = (source: string, target: string) => ({ source, target, bits: 0.1, both: 9, times: 2 });
  const source = { name: 'Films', titles: 1, loans: 1, patrons: 1, sharedPatrons: 1, sharedWorks: 0, sharedWorkLoans: 0, classDivergence: null, proxyDistance: null, link: null, fields: [], links: [link('art', 'war'), link('artificial', 'war')] };
  const rows = (themes: 'class' | 'heading') => mount(ClassLinks, { global: { plugins: [i18n] }, props: { source, themes } }).findAll('tbody tr');
  expect(rows('heading')).toHaveLength(2);
  expect(mount(ClassLinks, { global: { plugins: [i18n] }, props: { source: { ...source, links: [link('791', '82'), link('791.4', '823')] }, themes: 'class' } }).findAll('tbody tr')).toHaveLength(1);
});
