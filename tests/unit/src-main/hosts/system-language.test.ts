import { expect, it } from 'vitest';
import { systemLanguage } from '#hosts/system-language.ts';

it.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'en-US', 'zh-CN'],
  [{ LANG: 'de_DE.UTF-8' }, 'zh-CN', 'en'],
  [{ LC_ALL: 'zh_TW.UTF-8', LANG: 'en_US.UTF-8' }, 'en-US', 'zh-CN'],
  [{ LANG: 'C.UTF-8' }, 'zh-Hans-CN', 'zh-CN'],
  [{}, 'zh-CN', 'zh-CN'],
  [{}, 'en-GB', 'en'],
])('%o with the locale %s speaks %s', (variables, locale, language) => {
  expect(systemLanguage(variables as Record<string, string>, locale)).toBe(language);
});
