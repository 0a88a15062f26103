import { mount } from '@vue/test-utils';
import { afterEach, describe, expect, test } from 'vitest';
import { defineComponent, h } from 'vue';
import { useFormats } from '#page/composables/use-formats.ts';
import { i18n } from '#page/locales/index.ts';
import { dayHere, shownMoment } from '#contract/library-time.ts';
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
    expect(formats('en').date('2024-03-01')).toBe('1 Mar 2024');
    expect(formats('zh-CN').date('2024-03-01')).toBe('2024年3月1日');
  });
  test.each(['Asia/Shanghai', 'America/New_York', 'UTC'])('a time on the library’s clock is shown as it stands, a moment of the world is not: %s', (zone) => {
    const usual = process.env['TZ'];
    process.env['TZ'] = zone;
    try {
      const { date, dateTime } = formats('en');
      expect([date('2024-03-01'), date('2024-03-01T23:59:59'), date('2024-03-01T00:00:00'), dateTime('2024-03-10T02:30:00')]).toEqual(['1 Mar 2024', '1 Mar 2024', '1 Mar 2024', '10 Mar 2024, 02:30']); // there is no such time in New York
      expect([shownMoment('2024-03-01T02:30:00.000Z'), shownMoment('2024-03-01T02:30:00+08:00')].map((shown) => [shown.date.toISOString(), shown.zone])).toEqual([['2024-03-01T02:30:00.000Z', {}], ['2024-02-29T18:30:00.000Z', {}]]);
      expect(dayHere(1, new Date('2024-02-28T23:30:00Z'))).toBe({ 'Asia/Shanghai': '2024-03-01', 'America/New_York': '2024-02-29', UTC: '2024-02-29' }[zone]);
    } finally {
      if (usual === undefined) delete process.env['TZ'];
      else process.env['TZ'] = usual;
    }
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
