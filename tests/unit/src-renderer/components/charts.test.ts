import { mount } from '@vue/test-utils';
import { describe, expect, test } from 'vitest';
import IntervalBars from '#page/components/IntervalBars.vue';
import ListEntryTable from '#page/components/ListEntryTable.vue';
import YearBars from '#page/components/YearBars.vue';
import { i18n } from '#page/locales/index.ts';
import type { ListEntry } from '#contract/lists.ts';

const global = { plugins: [i18n], stubs: { RouterLink: { props: ['to'], template: '<a :href="to"><slot /></a>' } } };

describe('charts', () => {
  test('interval bars say every value in words', () => {
    const view = mount(IntervalBars, { global, props: { caption: 'Quality', nameHeading: 'Method', valueHeading: 'nDCG@10', rows: [
      { key: 'a', label: 'Popular titles', interval: { mean: 0.1, low: 0.08, high: 0.12 } },
      { key: 'b', label: 'Difference', interval: { mean: -0.02, low: -0.05, high: 0.01 }, tone: 'bad' as const },
    ] } });
    expect(view.findAll('tbody tr').map((row) => row.find('.value').text())).toEqual(['0.100 (0.080 to 0.120)', '-0.020 (-0.050 to 0.010)']);
    const bars = view.findAll('.bar').map((bar) => Number.parseFloat(bar.attributes('width') ?? ''));
    expect(bars[0]).toBeGreaterThan(bars[1] ?? 0);
  });
  test('years without loans are drawn, and a table shows the same numbers', async () => {
    const view = mount(YearBars, { global, props: { label: 'Loans by year', yearHeading: 'Year', valueHeading: 'Loans', years: [{ year: 2020, value: 4 }, { year: 2022, value: 2 }] } });
    expect(view.findAll('.value').map((text) => text.text())).toEqual(['4', '0', '2']);
    await view.find('button').trigger('click');
    expect(view.findAll('tbody tr').map((row) => row.text())).toEqual(['20204', '20210', '20222']);
  });
  test('a list says why each title is on it, in the language of the page', async () => {
    const entry = { rank: 1, titleId: 7, externalTitleId: 'b7', title: '', author: 'A', material: null, classMark: null, year: null, score: 1, slot: 'ranked', availability: 'unknown', branch: null, shelfMark: null, pinned: false, note: '', method: 'cross-knn', sourceShare: 0.8,
      reason: { kind: 'loans', because: [{ titleId: 3, title: 'Solaris', domain: 'Films', share: 1 }] } } as unknown as ListEntry;
    const view = mount(ListEntryTable, { global, props: { label: 'List', entries: [entry], sources: ['Films'] } });
    expect(view.find('tbody th a').text()).toBe('Title b7 (not described yet)');
    expect(view.find('.reason').text()).toMatch(/^because you borrowed “Solaris”; 80\s?% from your Films loans$/);
    i18n.global.locale.value = 'zh-CN';
    await view.vm.$nextTick();
    expect(view.find('.reason').text()).toContain('因为您借过《Solaris》');
    i18n.global.locale.value = 'en';
  });
});
