import { darkTheme, dateEnUS, dateZhCN, enUS, zhCN, type ConfigProviderProps } from 'naive-ui';
import { computed, onScopeDispose, ref, watchEffect, type ComputedRef } from 'vue';
import { useSettings } from '#page/stores/settings.ts';
import { darkOverrides, lightOverrides } from '#page/theme/naive.ts';

/** Colours and words of Naive UI: as the user chose, else as the system says. */
export function useTheme(): ComputedRef<ConfigProviderProps> {
  const settings = useSettings();
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const systemDark = ref(system.matches);
  const follow = (change: MediaQueryListEvent): void => { systemDark.value = change.matches; };
  system.addEventListener('change', follow);
  onScopeDispose(() => system.removeEventListener('change', follow));

  const dark = computed(() => settings.chosen.theme === 'dark' || (settings.chosen.theme === 'system' && systemDark.value));
  watchEffect(() => { document.documentElement.dataset['theme'] = dark.value ? 'dark' : 'light'; });

  return computed(() => ({
    theme: dark.value ? darkTheme : null,
    themeOverrides: dark.value ? darkOverrides : lightOverrides,
    locale: settings.language === 'zh-CN' ? zhCN : enUS,
    dateLocale: settings.language === 'zh-CN' ? dateZhCN : dateEnUS,
    inlineThemeDisabled: false,
  }));
}
