import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, test } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { setConnected } from '#page/api/connection.ts';
import { useTransport } from '#page/api/client.ts';
import AppShell from '#page/layout/AppShell.vue';
import { i18n } from '#page/locales/index.ts';
import { useJobs } from '#page/stores/jobs.ts';
import { useNotices } from '#page/stores/notices.ts';
import type { Listener } from '#contract/events.ts';
import type { Job } from '#contract/jobs.ts';

describe('shell', () => {
  let listeners: Listener[] = [];
  const tell: Listener = (event) => { for (const listener of listeners) listener(event); };
  beforeEach(() => {
    setActivePinia(createPinia());
    listeners = [];
    setConnected(true);
    useTransport({ call: async () => ({ ok: true, data: [] }), subscribe: (listener) => { listeners.push(listener); return () => undefined; } });
  });
  async function show(path: string) {
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/patrons', component: { template: '<h1>all</h1>' } }, { path: '/patrons/:id', component: { template: '<h1>one</h1>' } }, { path: '/:rest(.*)*', component: { template: '<p />' } }] });
    await router.push(path);
    const view = mount(AppShell, { global: { plugins: [i18n, router] }, attachTo: document.body });
    await flushPromises();
    return { view, router };
  }

  test('marks the screen that a page belongs to, and names the window after it', async () => {
    const { view } = await show('/patrons/5');
    expect(view.findAll('[aria-current=page]').map((link) => link.text())).toEqual(['Patrons']);
    expect(document.title).toBe('Patrons – Shelfbridge');
    view.unmount();
  });
  test('another page takes the focus, unless a field of it has it', async () => {
    const { view, router } = await show('/patrons');
    await router.push('/patrons/5');
    await flushPromises();
    expect(document.activeElement?.id).toBe('main');
    view.unmount();
  });
  test('a job is counted at the navigation and told to screen readers', async () => {
    useJobs().follow();
    const { view } = await show('/patrons');
    tell({ name: 'job:changed', data: { id: 1, kind: 'training', subject: 'Books', status: 'running', progress: { value: 0, step: 'loading', remainingMs: null, done: null }, startedAt: '', endedAt: null, error: null, result: null } as unknown as Job });
    await flushPromises();
    expect(view.find('.badge').text()).toContain('1 job is running');
    expect(view.find('[aria-live=polite].visually-hidden').text()).toBe('Training: Books – Running');
    view.unmount();
  });
  test('errors are alerts that stay until they are put away', async () => {
    const { view } = await show('/patrons');
    useNotices().show({ kind: 'error', error: { code: 'disk-full', values: {} } });
    await flushPromises();
    expect(view.find('[role=alert]').text()).toContain('The disk is full.');
    await view.find('[role=alert] button').trigger('click');
    expect(view.find('[role=alert]').exists()).toBe(false);
    view.unmount();
  });
  test('says that the connection is lost', async () => {
    const { view } = await show('/patrons');
    setConnected(false);
    await flushPromises();
    expect(view.find('.lost').text()).toContain('The connection to the program is lost');
    view.unmount();
  });
});
