import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, test } from 'vitest';
import { useTransport } from '#page/api/client.ts';
import { i18n } from '#page/locales/index.ts';
import { useJobs } from '#page/stores/jobs.ts';
import NextReads from '#page/views/desk/NextReads.vue';
import type { NextReads as Reads } from '#contract/desk.ts';
import type { Listener } from '#contract/events.ts';
import type { PatronId } from '#contract/ids.ts';
import type { Job } from '#contract/jobs.ts';

const reads = (state: Reads['state'], ...titles: string[]): Reads => ({
  state, madeAt: '2024-05-01T10:00:00Z', target: 'Books', sources: [],
  reads: titles.map((title, at) => ({ entry: { titleId: at + 1, externalTitleId: `b${at}`, title, author: '', classMark: null, sourceShare: 0, reason: { kind: 'popular', because: [] } }, copies: 1, copiesIn: 1 })),
}) as unknown as Reads;
const button = 'Suggest next reads';

describe('next reads at the desk', () => {
  let listeners: Listener[] = [];
  let models: object[] = [];
  let byCard: Map<number, Reads>;
  let general: (answer: Reads) => void;
  let nextJob: number;
  const calls: unknown[] = [];
  const ended = async (id: number, more: Partial<Job> = {}): Promise<void> => {
    for (const listener of listeners) listener({ name: 'job:changed', data: { id, kind: 'lists', status: 'finished', result: { lists: 1 }, error: null, progress: { value: 1, step: 'done' }, ...more } as Job });
    await flushPromises();
  };
  beforeEach(() => {
    setActivePinia(createPinia());
    listeners = [];
    models = [{ id: 1, targetId: 3 }];
    byCard = new Map();
    nextJob = 9;
    calls.length = 0;
    useTransport({
      subscribe: (listener) => { listeners.push(listener); return () => undefined; },
      call: async (name, argument) => {
        calls.push([name, argument]);
        if (name === 'desk:next-reads') return { ok: true, data: byCard.get((argument as { patronId: number }).patronId) ?? reads('none') };
        if (name === 'desk:general-reads') return { ok: true, data: await new Promise<Reads>((resolve) => { general = resolve; }) };
        if (name === 'lists:make') return { ok: true, data: { jobId: nextJob++ } };
        return { ok: true, data: name === 'models:list' ? models : [] };
      },
    });
    useJobs().follow();
  });
  const show = async (patronId: number | null) => {
    const view = mount(NextReads, { props: { patronId: patronId as PatronId | null }, global: { plugins: [i18n], stubs: { RouterLink: { template: '<a><slot /></a>' } } } });
    await flushPromises();
    return view;
  };
  const press = async (view: Awaited<ReturnType<typeof show>>): Promise<void> => { await view.find('button').trigger('click'); await flushPromises(); };

  test('are made in place for a card without a list, with the progress of the job', async () => {
    const view = await show(5);
    expect(view.find('button').text()).toBe(button);
    await press(view);
    expect(calls).toContainEqual(['lists:make', { modelId: 1, patrons: [5] }]);
    await ended(9, { status: 'running', progress: { value: 0.4, step: 'recommending', remainingMs: null, done: null } });
    expect(view.find('[role=progressbar]').attributes('aria-valuenow')).toBe('40');
    expect(view.find('button').exists()).toBe(false);
    byCard.set(5, reads('ready', 'Solaris', 'Eden', 'Fiasco'));
    await ended(9);
    expect(view.findAll('li').map((each) => each.find('.title').text())).toEqual(['Solaris', 'Eden', 'Fiasco']);
    expect(view.findAll('.why').every((each) => each.text() !== '')).toBe(true);
    expect(calls.some((call) => (call as [string])[0] === 'desk:general-reads')).toBe(false);
  });

  test('of one card are not shown on the next; the first one, scanned again meanwhile, shows how far its list is', async () => {
    const view = await show(5);
    await press(view);
    await view.setProps({ patronId: 6 as PatronId });
    await flushPromises();
    expect(view.find('button').text()).toBe(button);
    await view.setProps({ patronId: 5 as PatronId });
    await flushPromises();
    expect(view.find('[role=progressbar]').exists()).toBe(true);
    await view.setProps({ patronId: 6 as PatronId });
    await flushPromises();
    byCard.set(5, reads('ready', 'Solaris'));
    await ended(9);
    expect(view.text()).not.toContain('Solaris');
    expect(view.find('button').text()).toBe(button);
  });

  test('are general ones for a reader who refused, and a late answer is dropped with her card', async () => {
    byCard.set(5, reads('refused'));
    const view = await show(5);
    await press(view);
    expect(calls).toContainEqual(['desk:general-reads', { patronId: 5, targetId: 3 }]);
    general(reads('general', 'Emma'));
    await flushPromises();
    expect(view.text()).toContain('Emma');
    expect(view.text()).toContain('own loans are not used');
    await view.setProps({ patronId: 6 as PatronId });
    await flushPromises();
    expect(view.text()).not.toContain('Emma');
    await view.setProps({ patronId: 5 as PatronId });
    await flushPromises();
    await press(view);
    await view.setProps({ patronId: 6 as PatronId });
    general(reads('general', 'Emma'));
    await flushPromises();
    expect(view.text()).not.toContain('Emma');
    expect(view.find('button').text()).toBe(button);
    expect(calls.some((call) => (call as [string])[0] === 'lists:make')).toBe(false);
  });

  test('are general ones in an anonymous session, which asks for no card', async () => {
    const view = await show(null);
    await press(view);
    general(reads('general', 'Emma'));
    await flushPromises();
    expect(view.text()).toContain('Emma');
    expect(calls).toContainEqual(['desk:general-reads', { patronId: null, targetId: 3 }]);
    expect(calls.some((call) => ['desk:next-reads', 'lists:make'].includes((call as [string])[0]))).toBe(false);
  });

  test('that do not come out are said not to; a list that was stopped can be asked for again', async () => {
    const view = await show(5);
    await press(view);
    await ended(9, { status: 'cancelled', result: null });
    expect(view.find('button').text()).toBe(button);
    await press(view);
    await ended(10, { result: { lists: 0 } });
    expect(view.text()).toContain('No suggestions came out');
  });

  test('are not offered without a model: the links alone, and in an anonymous session nothing', async () => {
    models = [];
    byCard.set(5, reads('no-model'));
    byCard.set(6, reads('refused'));
    const view = await show(5);
    expect(view.findAll('button')).toHaveLength(0);
    expect(view.findAll('a').map((link) => link.text())).toEqual(['General lists for this reader', 'Go to training']);
    await view.setProps({ patronId: 6 as PatronId });
    await flushPromises();
    expect(view.findAll('button')).toHaveLength(0);
    expect((await show(null)).find('section').exists()).toBe(false);
  });
});
