import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useTransport } from '#page/api/client.ts';
import { i18n } from '#page/locales/index.ts';
import ComputingSettings from '#page/views/settings/ComputingSettings.vue';
import type { FoundDevices } from '#contract/devices.ts';

const calls: [string, unknown][] = [];
let answer: (found: FoundDevices) => void;

enableAutoUnmount(afterEach);
beforeEach(() => {
  setActivePinia(createPinia());
  calls.length = 0;
  const found = new Promise<FoundDevices>((resolve) => { answer = resolve; });
  useTransport({
    subscribe: () => () => undefined,
    call: async (name, argument) => {
      calls.push([name, argument]);
      return { ok: true, data: name === 'devices:find' ? await found : { language: 'en', theme: 'system', mapId: null, sharedScreen: false, device: 'cpu' } };
    },
  });
});

test('says what it is looking for, then what was found, and passes a choice on', async () => {
  const view = mount(ComputingSettings, { global: { plugins: [i18n] }, attachTo: document.body });
  expect(view.find('[role=status]').text()).toContain('Looking for');
  answer({ best: 'native', version: '2.12.0', hasGpu: true });
  await flushPromises();
  expect(view.find('[role=status]').text()).toBe('Found: TensorFlow 2.12.0 with a graphics processor, the fastest way.');
  expect(view.findAll('input[type=radio]')).toHaveLength(4);
  await view.find('input[value=cpu]').setValue();
  await flushPromises();
  expect(calls).toEqual([['devices:find', {}], ['settings:write', { device: 'cpu' }]]);
  expect(view.find<HTMLInputElement>('input[value=cpu]').element.checked).toBe(true);
});

test.each([['wasm', 'part of Shelfbridge'], ['cpu', 'will be slow'], [null, 'goes on without them']] as const)('tells of %s in a sentence', async (best, words) => {
  const view = mount(ComputingSettings, { global: { plugins: [i18n] } });
  answer({ best, version: '4.22.0', hasGpu: false });
  await flushPromises();
  expect(view.find('[role=status]').text()).toContain(words);
});
