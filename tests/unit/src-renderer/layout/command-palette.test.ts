import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { useTransport } from '#page/api/client.ts';
import CommandPalette from '#page/layout/CommandPalette.vue';
import { isMeant } from '#page/layout/palette-options.ts';
import { i18n } from '#page/locales/index.ts';
import { useCommands } from '#page/stores/commands.ts';
import { usePalette } from '#page/stores/palette.ts';

const pages = {
  'titles:search': { rows: [{ id: 7, externalId: 'A1', title: '红楼梦', author: '曹雪芹' }], next: null, found: 1 },
  'patrons:search': { rows: [{ id: 3, externalId: '0103', group: 'adult' }], next: null },
} as const;

describe('the palette', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    setActivePinia(createPinia());
    useTransport({ call: async (name) => ({ ok: true, data: pages[name as keyof typeof pages] }), subscribe: () => () => undefined });
  });
  afterEach(() => { vi.useRealTimers(); document.body.innerHTML = ''; });

  async function open() {
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<p />' } }] });
    const view = mount(CommandPalette, { global: { plugins: [i18n, router] }, attachTo: document.body });
    usePalette().isOpen = true;
    await flushPromises();
    const field = document.querySelector<HTMLInputElement>('[role=combobox]')!;
    const type = async (text: string): Promise<void> => {
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await vi.advanceTimersByTimeAsync(200);
      await flushPromises();
    };
    const press = async (key: string): Promise<void> => { field.dispatchEvent(new KeyboardEvent('keydown', { key })); await flushPromises(); };
    const options = (): string[] => [...document.querySelectorAll('[role=option] .label')].map((option) => option.textContent ?? '');
    const marked = (): string | undefined => document.querySelector('[role=option][aria-selected=true] .label')?.textContent ?? undefined;
    return { view, router, field, type, press, options, marked };
  }

  test('offers what can be done now, and does it', async () => {
    const undo = vi.fn();
    const commands = useCommands();
    commands.offer('undo', { run: undo });
    commands.offer('save', { run: vi.fn(), isPossible: () => false });
    commands.offer('theme-dark', { run: vi.fn() });
    const { options, type, press, marked, view } = await open();
    expect(options()).toEqual(['Undo the last step', 'Dark colours']);
    await press('ArrowDown');
    expect(marked()).toBe('Dark colours');
    await press('ArrowDown');
    expect(marked()).toBe('Undo the last step');
    await type('take back');
    expect(options()[0]).toBe('Undo the last step');
    await press('Enter');
    expect(undo).toHaveBeenCalledOnce();
    expect(usePalette().isOpen).toBe(false);
    view.unmount();
  });

  test('finds titles and patrons, and opens them', async () => {
    const { options, type, press, router, view } = await open();
    await type('hlm');
    expect(options()).toEqual(['红楼梦', '0103']);
    await press('ArrowDown');
    await press('Enter');
    await flushPromises();
    expect(router.currentRoute.value.path).toBe('/patrons/3');
    view.unmount();
  });

  test('remembers the patrons and titles looked at, not other pages', () => {
    const palette = usePalette();
    palette.visit({ path: '/patrons/3', heading: 'Patron 0103' });
    palette.visit({ path: '/titles/7', heading: '红楼梦' });
    palette.visit({ path: '/patrons/3', heading: 'Patron 0103' });
    palette.visit({ path: '/settings', heading: 'Settings' });
    expect(palette.visited.map(({ path }) => path)).toEqual(['/patrons/3', '/titles/7']);
  });

  test.each([['set', 'Settings', true], ['tings', 'Settings', false], ['dark col', 'Dark colours', true], ['设', '设置', true], ['sz', '设置 shezhi sz', true], ['', 'anything', true]])('%s may mean %s: %s', (typed, text, meant) => {
    expect(isMeant(typed, text)).toBe(meant);
  });
});
