import { expect, test } from 'vitest';
import { asWritten } from '#page/views/records/as-written.ts';
import { languageName } from '#contract/sentences/language-name.ts';

test('what stands in the catalogue already is written as it stands there', () => {
  expect(asWritten('BOOK ', ['book', 'film'])).toBe('book');
  expect(asWritten('Film', ['Film', 'film'])).toBe('Film');
  expect(asWritten('game', ['book'])).toBe('game');
  expect(asWritten('any', undefined)).toBe('any');
  expect(asWritten(null, ['book'])).toBeNull();
});

test('a language is known by its codes and its name', () => {
  const name = (code: string): string => languageName(code, 'zh-CN');
  expect(['eng', 'EN', '英语', 'English'].map((typed) => asWritten(typed, ['en', 'chi'], name))).toEqual(['en', 'en', 'en', 'English']);
  expect(asWritten('zh', ['en', 'chi'], name)).toBe('chi');
});
