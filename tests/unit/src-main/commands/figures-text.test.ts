import { expect, it } from 'vitest';
import type { SegmentResult } from '#contract/training.ts';
import { noticesText, segmentsText } from '#commands/figures-text.ts';

const figures = { recall: 0.3, precision: 0.1, hitRate: 0.5, mrr: 0.2, coverage: 0.4 };
const segment: SegmentResult = {
  segment: 'all', patrons: 12, chosen: null,
  methods: [{ method: 'blend', ndcg: { mean: 0.2, low: 0.1, high: 0.3 }, more: figures }],
  differences: [{ method: 'blend', against: 'popularity', difference: { mean: 0.1, low: 0.05, high: 0.2 }, helped: 0.4, hurt: 0.1, detectable: 0.02, verdict: 'positive' }],
};

it('the recall that is capped at what a list can hold is called so', () => {
  expect(segmentsText([segment], 'en')).toMatch(/^method +nDCG@10 +Reachable recall +Precision +Hit rate +First hit +Coverage$/m);
  expect(segmentsText([segment], 'zh-CN')).toMatch(/^方法 +nDCG@10 +可达召回率 +准确率 +命中率 +首次命中 +覆盖率$/m);
});

it('comparisons and the device are sentences in both languages', () => {
  expect(segmentsText([segment], 'en')).toContain('blend − popularity: +0.1000 [+0.0500, +0.2000]; better for 40%, worse for 10%; detectable 0.0200; Clearly better');
  expect(segmentsText([segment], 'zh-CN')).toContain('40% 的读者变好，10% 变差');
  expect(noticesText({ device: 'wasm' }, 'zh-CN')).toBe('神经网络方法的计算方式：WebAssembly（Shelfbridge 自带）\n');
});
