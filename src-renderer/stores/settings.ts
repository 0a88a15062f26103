import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { call } from '#page/api/client.ts';
import type { CallInput } from '#contract/calls.ts';
import type { Language, Settings } from '#contract/settings.ts';

export const systemLanguage = (): Language => (navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');

/** What the user chose for herself on this PC. */
export const useSettings = defineStore('settings', () => {
  const chosen = ref<Settings>({ language: null, theme: 'system', mapId: null });
  const language = computed<Language>(() => chosen.value.language ?? systemLanguage());

  async function load(): Promise<void> {
    chosen.value = await call('settings:read', {});
  }
  async function change(part: CallInput<'settings:write'>): Promise<void> {
    chosen.value = await call('settings:write', part);
  }
  return { chosen, language, load, change };
});
