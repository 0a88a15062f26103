import { expect, it, vi } from 'vitest';
import { commands, screenNames } from '#contract/commands.ts';
import { languages } from '#contract/settings.ts';
import { menuTemplate } from '#hosts/electron/menu.ts';
import { startOptions } from '#hosts/electron/start-options.ts';

interface Item { readonly label?: string; readonly role?: string; readonly type?: string; readonly accelerator?: string; readonly registerAccelerator?: boolean; readonly submenu?: unknown; readonly click?: () => void }
const itemsOf = (menu: unknown): Item[] => (menu as Item[]).flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
const actions = { run: vi.fn(), openFolder: vi.fn() };

it.each(languages)('labels every entry in %s', (language) => {
  const items = itemsOf(menuTemplate(language, actions, 'linux'));
  for (const item of items) if (item.type !== 'separator') expect(item.label).toBeTruthy();
});

it('shows the shortcuts of the page and leaves listening to it', () => {
  const items = itemsOf(menuTemplate('en', actions, 'linux'));
  const ours = items.filter((item) => item.registerAccelerator === false);
  for (const item of ours) item.click?.();
  const run = actions.run.mock.calls.flat() as string[];
  expect(run).toEqual(expect.arrayContaining([...screenNames.map((name) => `go-${name}`), 'palette', 'help', 'shortcuts', 'jobs', 'undo', 'import-files']));
  ours.forEach((item, at) => expect(item.accelerator?.replace('CmdOrCtrl', 'Ctrl')).toBe(commands.find(({ name }) => name === run[at])?.keys[0]));
  const keys = items.flatMap(({ accelerator }) => accelerator ?? []);
  expect(new Set(keys).size).toBe(keys.length);
});

it('reads its options among the switches of the engine', () => {
  expect(startOptions(['--inspect=0', '--catalog', '/data/c', '--no-sandbox', '--demo'])).toEqual({ catalog: '/data/c', demo: true });
  expect(startOptions(['.'])).toEqual({ demo: false });
});
