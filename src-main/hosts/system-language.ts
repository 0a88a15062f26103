import type { Language } from '#contract/settings.ts';

/** The language the system speaks: Chinese where its locale is Chinese, English anywhere else. */
export function systemLanguage(variables: Readonly<Record<string, string | undefined>> = process.env, locale = Intl.DateTimeFormat().resolvedOptions().locale): Language {
  const named = variables['LC_ALL'] || variables['LC_MESSAGES'] || variables['LANG'];
  // "C" and "POSIX" name no language, and Windows sets none of the three
  const said = named === undefined || /^(C|POSIX)\b/i.test(named) ? locale : named;
  return /^zh/i.test(said) ? 'zh-CN' : 'en';
}
