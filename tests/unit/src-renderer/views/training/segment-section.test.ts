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
  test('differences are sentences with signs', () => {
    expect(view.find('.difference').text()).toContain('Difference +0.040 [−0.002, +0.060]. Better for 31% of readers, worse for 12%.');
    expect(view.find('.difference').text()).toContain('Smallest difference that 214 readers could show: 0.010.');
  });
  test('whether transfer helps is said in words', () => {
    expect(view.find('summary .verdict').text()).toBe('In use; gain not certain');
  });
});
