import { mount } from '@vue/test-utils';
import { afterEach, describe, expect, test } from 'vitest';
import { defineComponent, h } from 'vue';
import { useFormats } from '#page/composables/use-formats.ts';
import { i18n } from '#page/locales/index.ts';
import type { Language } from '#contract/settings.ts';

function formats(language: Language): ReturnType<typeof useFormats> {
  i18n.global.locale.value = language;
  let made: ReturnType<typeof useFormats> | undefined;
  mount(defineComponent({ setup() { made = useFormats(); return () => h('p'); } }), { global: { plugins: [i18n] } });
  if (made === undefined) throw new Error('not mounted');
  return made;
}
afterEach(() => { i18n.global.locale.value = 'en'; });

describe('formats', () => {
  test('an absent value is a dash', () => {
    const { number, date, percent } = formats('en');
    expect([number(null), date(null), percent(undefined)]).toEqual(['–', '–', '–']);
  });
  test('a plain date does not slip into the day before', () => {
    expect(formats('en').date('2024-03-01')).toBe('Mar 1, 2024');
    expect(formats('zh-CN').date('2024-03-01')).toBe('2024年3月1日');
  });
  test('time left is said in words', () => {
    const { remaining } = formats('en');
    expect([null, 3000, 42_000, 60_000, 150_000, 7_200_000].map((ms) => remaining(ms)))
      .toEqual(['', 'a few seconds left', 'about 40 seconds left', 'about 1 minute left', 'about 3 minutes left', 'about 2 hours left']);
    expect(formats('zh-CN').remaining(150_000)).toBe('大约还需 3 分钟');
  });
  test('sizes and languages', () => {
    const { bytes, languageName } = formats('en');
    expect(bytes(1_530_000)).toBe('1.5 MB');
    expect([languageName('chi'), languageName('Klingon script'), languageName(null)]).toEqual(['Chinese', 'Klingon script', '']);
  });
});
