import { describe, expect, test } from 'vitest';
import { i18n, messages } from '#page/locales/index.ts';
import type { Language } from '#contract/settings.ts';

const keysOf = (node: object, path = ''): string[] =>
  Object.entries(node).flatMap(([key, value]) => (typeof value === 'string' ? [`${path}${key}`] : keysOf(value as object, `${path}${key}.`)));

describe('messages', () => {
  for (const language of ['en', 'zh-CN'] as const satisfies readonly Language[]) {
    test(`every ${language} sentence can be put together`, () => {
      const t = i18n.global.t as (key: string, values: object, options: { locale: Language; plural: number }) => string;
      const broken = keysOf(messages[language]).filter((key) => {
        try {
          return t(key, { n: 2 }, { locale: language, plural: 2 }).trim() === '';
        } catch {
          return true; // a bare @ or brace, for one
        }
      });
      expect(broken).toEqual([]);
    });
  }
});
