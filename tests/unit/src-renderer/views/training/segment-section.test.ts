import { mount } from '@vue/test-utils';
import { describe, expect, test } from 'vitest';
import { i18n } from '#page/locales/index.ts';
import SegmentSection from '#page/views/training/SegmentSection.vue';
import type { SegmentResult } from '#contract/training.ts';

const result: SegmentResult = {
  segment: '3-5', patrons: 214, chosen: 'cross-knn',
  methods: [
    { method: 'cross-knn', ndcg: { mean: 0.12, low: 0.1, high: 0.14 }, more: { recall: 0.2, precision: 0.1, hitRate: 0.5, mrr: 0.3, coverage: 0.4 } },
    { method: 'popularity', ndcg: { mean: 0.05, low: 0.04, high: 0.06 }, more: null },
  ],
  differences: [{ method: 'cross-knn', against: 'target-knn', difference: { mean: 0.04, low: -0.002, high: 0.06 }, helped: 0.31, hurt: 0.12, detectable: 0.01, verdict: 'none' }],
};

describe('results of a segment', () => {
  const view = mount(SegmentSection, { global: { plugins: [i18n] }, props: { result, hasSources: true, open: true } });
  test('simple methods stand first, and the one in use is named', () => {
    expect(view.findAll('.intervals tbody th').map((cell) => cell.text())).toEqual(['Popular titles', 'Neighbouring titles (with transfer)in use']);
  });
  test('whom transfer helped and hurt is said in numbers, the difference with its sign', () => {
    const row = view.find('.helped-hurt tbody tr');
    expect(row.find('th').text()).toBe('Neighbouring titles (with transfer)compared with Neighbouring titles (target only)');
    expect(row.find('.judged').text()).toBe('No clear difference+0.040 [−0.002, +0.060]; 214 readers can show 0.010 or more');
    expect(row.findAll('.value').map((cell) => cell.text())).toEqual(['12%', '31%']);
    const parts = row.findAll('.bar').map((bar) => Number(/\* ([\d.]+)\)/.exec(bar.attributes('style') ?? '')?.[1]));
    expect(parts[1]).toBe(1);
    expect(parts[0]).toBeCloseTo(12 / 31, 3);
  });
  test('where nobody’s list was better or worse, that is said instead of figures', () => {
    const none = { mean: 0, low: 0, high: 0 };
    const alike = { ...result, differences: [{ ...result.differences[0]!, difference: none, helped: 0, hurt: 0, detectable: 0 }] };
    const same = mount(SegmentSection, { global: { plugins: [i18n] }, props: { result: alike, hasSources: true, open: true } });
    expect(same.find('.judged').text()).toBe('No clear differenceEvery reader’s list was as good with the one as with the other.');
  });
  test('many methods stand under the names of their families', () => {
    const ids = ['chosen', 'blend', 'target-knn', 'cross-knn', 'target-ials', 'popularity', 'target-content'] as const;
    const many = { ...result, chosen: null, differences: [], methods: ids.map((method) => ({ method, ndcg: { mean: 0.1, low: 0.1, high: 0.1 }, more: null })) };
    const grouped = mount(SegmentSection, { global: { plugins: [i18n] }, props: { result: many, hasSources: true, open: true } });
    expect(grouped.findAll('.intervals .group').map((row) => row.text())).toEqual(['What the program uses', 'Popular titles', 'By what the records say', 'By neighbours', 'By taste factors', 'Several methods together']);
  });
  test('whether transfer helps is said in words', () => {
    expect(view.find('summary .verdict').text()).toBe('In use; gain not certain');
  });
});
