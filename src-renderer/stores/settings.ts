import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { call } from '#page/api/client.ts';
import type { CallInput } from '#contract/calls.ts';
import type { Language, Settings } from '#contract/settings.ts';

export const systemLanguage = (): Language => (navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');

/** What the user chose for herself on this PC. */
export const useSettings = defineStore('settings', () => {
  const chosen = ref<Settings>({ language: null, theme: 'system', mapId: null, device: 'auto', sharedScreen: false, deskBranch: null, deskSound: true, paper: 'a4', printReasons: true, printCodes: true, printName: false, catalogAddress: '' });
  const language = computed<Language>(() => chosen.value.language ?? systemLanguage());

  let changes = 0;

  /** What is read while she chooses is older than her choice, whichever answer comes first. */
  async function load(): Promise<void> {
    const before = changes;
    const found = await call('settings:read', { shown: systemLanguage() });
    if (changes === before) chosen.value = found;
  }
  async function change(part: CallInput<'settings:write'>): Promise<void> {
    changes += 1;
    chosen.value = await call('settings:write', part);
  }
  return { chosen, language, load, change };
});
