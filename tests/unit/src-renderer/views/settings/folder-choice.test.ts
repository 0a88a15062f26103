import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useTransport } from '#page/api/client.ts';
import { i18n } from '#page/locales/index.ts';
import { useNotices } from '#page/stores/notices.ts';
import FolderChoice from '#page/views/settings/FolderChoice.vue';

const folder = '/data/brnach';
const calls: [string, unknown][] = [];
const dialog = () => document.body.querySelector<HTMLElement>('[role=alertdialog]');
const button = (words: string) => [...document.body.querySelectorAll('button')].find((one) => one.textContent?.trim() === words);

enableAutoUnmount(afterEach);
beforeEach(() => {
  setActivePinia(createPinia());
  calls.length = 0;
  useTransport({
    subscribe: () => () => undefined,
    call: async (name, argument) => {
      calls.push([name, argument]);
      return (argument as { create: boolean }).create ? { ok: true, data: { catalogFolder: folder, counts: { patrons: 0, titles: 0, loans: 0 }, can: { chooseFiles: false, chooseFolder: false } } } : { ok: false, error: { code: 'catalog-not-found', values: { folder } } };
    },
  });
});

test('a folder without a catalogue is asked about, in a dialog with a name and a description, before one is made there', async () => {
  const view = mount(FolderChoice, { global: { plugins: [i18n] }, attachTo: document.body });
  await view.find('input').setValue(folder);
  await view.find('form').trigger('submit');
  await flushPromises();
  expect(calls).toEqual([['catalog:open', { folder, create: false }]]);
  expect(useNotices().notices).toEqual([]);
  expect(view.emitted('opened')).toBeUndefined();
  const described = (attribute: string): string => document.getElementById(dialog()?.getAttribute(attribute) ?? '')?.textContent ?? '';
  expect(described('aria-labelledby')).toBe('Make a new catalogue?');
  expect(described('aria-describedby')).toContain('There is no catalogue in this folder yet. Make a new, empty one?');
  expect(described('aria-describedby')).toContain(folder);
  expect(dialog()?.getAttribute('aria-modal')).toBe('true');

  button('Make a new catalogue')?.click();
  await flushPromises();
  expect(calls.at(-1)).toEqual(['catalog:open', { folder, create: true }]);
  expect(view.emitted('opened')).toHaveLength(1);
  expect(view.find('input').element.value).toBe('');
});
