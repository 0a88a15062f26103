import { useI18n } from 'vue-i18n';
import { languageName } from '#contract/sentences/language-name.ts';
import { dateInWords, type DateStyle } from '#page/locales/dates.ts';
import type { Language } from '#contract/settings.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** Numbers, dates and spans of time in the user's language; an absent value is a dash. */
export function useFormats() {
  const { t, n, locale } = useI18n();
  const inWords = (moment: Date | string, style: DateStyle): string => dateInWords(moment, style, locale.value as Language);
  const absent = '–';
  return {
    number: (value: number | null | undefined): string => (value == null ? absent : n(value, 'whole')),
    decimal: (value: number | null | undefined): string => (value == null ? absent : n(value, 'decimal')),
    percent: (share: number | null | undefined): string => (share == null ? absent : n(share, 'percent')),
    /** ISO date or date-time as a date. */
    date: (iso: string | null | undefined): string => (iso ? inWords(iso, 'date') : absent),
    dateTime: (iso: string | null | undefined): string => (iso ? inWords(iso, 'dateTime') : absent),
    inWords,
    languageName: (code: string | null): string => languageName(code, locale.value as Language),
    bytes: (count: number): string => {
      const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
      const power = Math.min(units.length - 1, count < 1000 ? 0 : Math.floor(Math.log10(count) / 3));
      return new Intl.NumberFormat(locale.value, { style: 'unit', unit: units[power] ?? 'byte', maximumFractionDigits: power === 0 ? 0 : 1 }).format(count / 1000 ** power);
    },
    /** "about 2 minutes left" */
    remaining: (ms: number | null): string => {
      if (ms === null) return '';
      if (ms < 10 * secondMs) return t('common.left.moment');
      if (ms < minuteMs) return t('common.left.seconds', { n: Math.round(ms / (10 * secondMs)) * 10 });
      if (ms < hourMs) return t('common.left.minutes', { n: Math.round(ms / minuteMs) }, Math.round(ms / minuteMs));
      return t('common.left.hours', { n: Math.round(ms / hourMs) }, Math.round(ms / hourMs));
    },
    /** "3 minutes 5 seconds" */
    duration: (ms: number): string => {
      const seconds = Math.max(1, Math.round(ms / secondMs));
      if (seconds < 60) return t('common.lasted.seconds', { n: seconds }, seconds);
      return t('common.lasted.minutes', { m: Math.floor(seconds / 60), s: seconds % 60 });
    },
  };
}
