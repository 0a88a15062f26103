import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test } from 'vitest';
import { useTransport } from '#page/api/client.ts';
import { i18n } from '#page/locales/index.ts';
import { useJobs } from '#page/stores/jobs.ts';
import RecordJobs from '#page/views/records/RecordJobs.vue';
import type { Listener } from '#contract/events.ts';
import type { Job } from '#contract/jobs.ts';

let listeners: Listener[] = [];
const tell: Listener = (event) => { for (const listener of listeners) listener(event); };
const calls: unknown[] = [];
const job = (more: object): Job => ({ id: 7, kind: 'export', subject: 'Titles.csv', status: 'running', progress: { value: 0.25, step: 'exporting', remainingMs: null, done: 500 }, startedAt: '2026-01-01T00:00:00Z', endedAt: null, error: null, result: null, ...more }) as Job;

beforeEach(() => {
  setActivePinia(createPinia());
  calls.length = 0;
  listeners = [];
  useTransport({
    subscribe: (listener) => { listeners.push(listener); return () => undefined; },
    call: (name, argument) => { calls.push([name, argument]); return Promise.resolve({ ok: true, data: job({ status: 'cancelling' }) }); },
  });
  useJobs().follow();
});

test('an export shows how far it is, and is cancelled by its button', async () => {
  const view = mount(RecordJobs, { global: { plugins: [i18n] } });
  expect(view.find('[role=progressbar]').exists()).toBe(false);
  tell({ name: 'job:changed', data: job({}) });
  tell({ name: 'job:changed', data: job({ id: 8, kind: 'training', subject: 'Books' }) });
  await flushPromises();
  expect(view.findAll('[role=progressbar]').map((bar) => bar.attributes('aria-valuenow'))).toEqual(['25']);
  expect(view.text()).toContain('Titles.csv');
  expect(view.text()).toContain('500');
  await view.find('button').trigger('click');
  await flushPromises();
  expect(calls).toEqual([['jobs:cancel', { jobId: 7 }]]);
  expect(view.find('button').attributes('disabled')).toBeDefined();
  tell({ name: 'job:changed', data: job({ status: 'cancelled', endedAt: '2026-01-01T00:00:01Z' }) });
  await flushPromises();
  expect(view.find('[role=progressbar]').exists()).toBe(false);
});

test('a change of many records says what cancelling does', async () => {
  const view = mount(RecordJobs, { global: { plugins: [i18n] } });
  tell({ name: 'job:changed', data: job({ kind: 'bulk', subject: '', progress: { value: 0, step: 'waiting', remainingMs: null, done: null } }) });
  await flushPromises();
  expect(view.text()).toBe('');
  tell({ name: 'job:changed', data: job({ kind: 'bulk', subject: '', progress: { value: 0.5, step: 'changing', remainingMs: null, done: 900 } }) });
  await flushPromises();
  expect(view.text()).toContain('taken back');
});
