import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { i18n } from '#page/locales/index.ts';
import AdvicePanel from '#page/views/training/AdvicePanel.vue';
import EvaluationResult from '#page/views/training/EvaluationResult.vue';
import ModelResult from '#page/views/training/ModelResult.vue';
import type { Evaluation } from '#contract/evaluations.ts';
import type { Model, SegmentId, TrainingSummary } from '#contract/training.ts';

const global = { plugins: [i18n] };
const evaluation: Evaluation = {
  id: 1 as never, map: 'format', target: 'Books', sources: ['Films'], protocol: 'cold-start', folds: 5, seed: 1, madeAt: '2026-05-01T10:00:00Z', sharedPatrons: 40, segments: [], seconds: 12,
  device: 'wasm', notices: ['threads-not-available', 'device-not-found'],
};

test('an evaluation says what it was computed on, and what went otherwise than asked for', () => {
  const view = mount(EvaluationResult, { global, props: { evaluation } });
  expect(view.findAll('.notice').map((notice) => notice.text())).toEqual([
    'This computer did not let Shelfbridge use its processors side by side, so it took longer; the results are the same.',
    'The chosen way of computing is not to be had on this computer; the next one was used.',
  ]);
  expect(view.find('.facts').text()).toContain('Neural methods onWebAssembly (part of Shelfbridge)');
  expect(mount(EvaluationResult, { global, props: { evaluation: { ...evaluation, device: null, notices: [] } } }).text()).not.toContain('Neural methods on');
});

test('so does a training; cards that were left out are told once', () => {
  const methods = Object.fromEntries((['0', '1-2', '3-5', '6+'] as const).map((segment) => [segment, 'popularity'])) as Record<SegmentId, 'popularity'>;
  const summary: TrainingSummary = {
    targetTitles: 9, targetLoans: 99, sourceLoans: 9, sharedPatrons: 4, methods, methodsWithoutSource: methods, segments: [], notices: [], seconds: 3, leftOut: { cards: 1, loans: 260 }, device: 'cpu',
  };
  const model: Model = { id: 1 as never, mapId: 1 as never, map: 'format', targetId: 1 as never, target: 'Books', sources: [], trainedAt: '2026-05-01T10:00:00Z', until: null, seed: 1, stale: false, summary };
  const view = mount(ModelResult, { global, props: { model } });
  expect(view.findAll('.notice').map((notice) => notice.text())).toEqual([expect.stringMatching(/departments\): 1 \(loans: 260\)\.$/)]);
  expect(view.find('.facts').text()).toContain('Neural methods onPlain JavaScript (slow)');
});

test('advice explains the columns of its table only where there is one', () => {
  const advice = { targetTitles: 9, targetLoans: 9, targetPatrons: 9, themes: null, sources: [], oracle: null, lines: [{ code: 'no-source' as const, values: {} }] };
  expect(mount(AdvicePanel, { global, props: { advice, target: 'Books' } }).text()).not.toContain('0% is the same mixture');
});
