import { expect, it, vi } from 'vitest';
import { languages } from '#contract/settings.ts';
import { menuTemplate } from '#hosts/electron/menu.ts';
import { startOptions } from '#hosts/electron/start-options.ts';
import { wordsOf } from '#hosts/electron/words.ts';

interface Item { readonly label?: string; readonly role?: string; readonly type?: string; readonly accelerator?: string; readonly submenu?: unknown; readonly click?: () => void }
const itemsOf = (menu: unknown): Item[] => (menu as Item[]).flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
const actions = { show: vi.fn(), openFolder: vi.fn() };

it.each(languages)('labels every entry in %s', (language) => {
  const items = itemsOf(menuTemplate(wordsOf(language), actions, 'linux'));
  for (const item of items) if (item.type !== 'separator') expect(item.label).toBeTruthy();
});

it('opens the seven screens by Ctrl and a number', () => {
  const items = itemsOf(menuTemplate(wordsOf('en'), actions, 'linux'));
  for (const number of [1, 2, 3, 4, 5, 6, 7]) items.find((item) => item.accelerator === `CmdOrCtrl+${number}`)?.click?.();
  expect(actions.show.mock.calls.flat()).toEqual(['patrons', 'titles', 'imports', 'domains', 'training', 'lists', 'settings']);
});

it('reads its options among the switches of the engine', () => {
  expect(startOptions(['--inspect=0', '--catalog', '/data/c', '--no-sandbox', '--demo'])).toEqual({ catalog: '/data/c', demo: true });
  expect(startOptions(['.'])).toEqual({ demo: false });
});
