import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { describe, expect, test } from 'vitest';
import JobCard from '#page/layout/JobCard.vue';
import { i18n } from '#page/locales/index.ts';
import { useJobs } from '#page/stores/jobs.ts';
import type { Job } from '#contract/jobs.ts';

const job = (part: object): Job => ({
  id: 1, kind: 'import', subject: 'loans.csv', status: 'running', progress: { value: 0.42, step: 'reading', remainingMs: 125_000, done: 1200 },
  startedAt: '2024-01-01T00:00:00Z', endedAt: null, error: null, result: null, ...part,
}) as Job;
const show = (part: object) => mount(JobCard, { props: { job: job(part) }, global: { plugins: [i18n, createPinia()] } });

describe('job card', () => {
  test('a running job has a labelled bar, its step, the time left and a button that names what it stops', () => {
    const view = show({});
    expect(view.find('[role=progressbar]').attributes()).toMatchObject({ 'aria-label': 'Progress of Import: loans.csv', 'aria-valuenow': '42' });
    expect(view.text()).toContain('Reading the file: 1,200 so far');
    expect(view.text()).toContain('42% · about 2 minutes left');
    expect(view.find('button').attributes('aria-label')).toBe('Cancel Import: loans.csv');
  });
  test('an import is not stopped before it is asked what becomes of its rows', async () => {
    const pinia = createPinia();
    setActivePinia(pinia);
    const view = mount(JobCard, { props: { job: job({}) }, global: { plugins: [i18n, pinia] } });
    await view.find('button').trigger('click');
    expect(useJobs().stopping).toBe(1);
  });
  test('a failed job says why', () => {
    const view = show({ status: 'failed', endedAt: '2024-01-01T00:01:05Z', error: { code: 'disk-full', values: {} } });
    expect(view.text()).toContain('The disk is full.');
    expect(view.find('button').exists()).toBe(false);
  });
  test('a finished job says how long it took', () => {
    expect(show({ status: 'finished', endedAt: '2024-01-01T00:01:05Z' }).text()).toContain('took 1 min 5 s');
  });
});
