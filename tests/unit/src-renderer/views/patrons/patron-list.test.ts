import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { useTransport } from '#page/api/client.ts';
import { i18n } from '#page/locales/index.ts';
import { useJobs } from '#page/stores/jobs.ts';
import PatronList from '#page/views/patrons/PatronList.vue';
import type { Listener } from '#contract/events.ts';
import type { Job } from '#contract/jobs.ts';
import type { PatronDetail } from '#contract/patrons.ts';

vi.mock('vue-router', () => ({ useRouter: () => ({ push: vi.fn() }) }));

const patron = (consent: boolean | null) => ({ id: 5, externalId: 'P5', group: null, consent, domains: [] }) as unknown as PatronDetail;
const list = { id: 1, patronId: 5, patron: 'P5', modelId: 1, target: 'Books', sources: ['Films'], madeAt: '2024-05-01T10:00:00Z', kind: 'patron', name: '', fallback: null, wishes: { ageGuard: true }, guard: 'adult', shortfall: null, members: null, spares: 0, undo: null, entries: [
  { rank: 1, titleId: 7, externalTitleId: 'b7', title: 'Solaris', author: '', classMark: null, slot: 'ranked', availability: 'unknown', branch: null, shelfMark: null, pinned: false, note: '', sourceShare: 0.5, reason: { kind: 'popular', because: [] } }] };

const maps = [{ id: 1, name: 'Format', domains: [{ id: 3, name: 'Books' }, { id: 4, name: 'Films' }] }];

describe('reading list of a patron', () => {
  let listeners: Listener[] = [];
  const tell: Listener = (event) => { for (const listener of listeners) listener(event); };
  let made: object | null = null;
  let models: object[] = [];
  const calls: unknown[] = [];
  beforeEach(() => {
    setActivePinia(createPinia());
    listeners = [];
    made = null;
    models = [{ id: 1, target: 'Books', map: 'Format', trainedAt: '2024-04-01T10:00:00Z', stale: false }];
    calls.length = 0;
    useTransport({
      subscribe: (listener) => { listeners.push(listener); return () => undefined; },
      call: async (name, argument) => {
        calls.push([name, argument]);
        return { ok: true, data: { 'models:list': models, 'lists:for-patron': made, 'lists:make': { jobId: 9 }, 'domains:list': maps, 'lists:suggest': { ...list, kind: 'fallback', fallback: 'popular' }, 'settings:read': {} }[name] };
      },
    });
    useJobs().follow();
  });
  const show = async (consent: boolean | null) => {
    const view = mount(PatronList, { props: { patron: patron(consent) }, global: { plugins: [i18n], stubs: { RouterLink: { template: '<a><slot /></a>' } } } });
    await flushPromises();
    return view;
  };

  test('is made by a job and shown when the job is done', async () => {
    const view = await show(true);
    expect(view.text()).toContain('No reading list has been made');
    await view.find('button').trigger('click');
    await flushPromises();
    expect(calls).toContainEqual(['lists:make', { modelId: 1, patrons: [5] }]);
    made = list;
    tell({ name: 'job:changed', data: { id: 9, kind: 'lists', status: 'finished', result: { lists: 1 }, error: null } as unknown as Job });
    await flushPromises();
    expect(view.text()).toContain('Solaris');
    expect(view.findAll('button').map((button) => button.text())).toContain('Make a new list');
  });
  test('is not made for a patron who refused, and an older one is not shown', async () => {
    made = list;
    const view = await show(false);
    expect(view.findAll('button').map((button) => button.text())).toEqual(['Popular in the library', 'New on the shelf']); // the general lists alone
    expect(view.text()).toContain('has refused personal lists');
    expect(view.text()).not.toContain('Solaris');
  });
  test('names sources only where a title owes something to them', async () => {
    made = list;
    expect((await show(true)).text()).toContain('reasons also from Films');
    made = { ...list, entries: list.entries.map((entry) => ({ ...entry, sourceShare: 0 })) };
    expect((await show(true)).text()).not.toContain('reasons also from');
  });
  test('leads to training where there is no model, and shows general lists all the same, of any domain', async () => {
    models = [];
    const view = await show(null);
    expect(view.findAll('button').map((button) => button.text())).toEqual(['Go to training', 'Popular in the library', 'New on the shelf']);
    await view.findAll('option')[1]!.setValue(true);
    await view.findAll('button')[1]!.trigger('click');
    await flushPromises();
    expect(calls).toContainEqual(['lists:suggest', { kind: 'fallback', fallback: 'popular', group: null, patronId: 5, targetId: 4 }]);
    expect(view.text()).toContain('Solaris');
    expect(view.findAll('button').map((button) => button.text())).toContain('Print');
  });
});
