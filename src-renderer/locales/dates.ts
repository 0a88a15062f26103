import { shownMoment } from '#contract/library-time.ts';
import type { Language } from '#contract/settings.ts';

const dateTime = { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false } as const;
const styles = {
  date: { year: 'numeric', month: 'short', day: 'numeric' },
  dateTime,
  time: { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false },
  month: { year: 'numeric', month: 'short' },
  /** With the day of the week, as it is read aloud. */
  spoken: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  weekday: { weekday: 'long' },
  shortWeekday: { weekday: 'short' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;
export type DateStyle = keyof typeof styles;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A moment in words: an ISO text as `shownMoment` says, a Date on the looker's clock. English is British, as on printed lists: the month has a name, and the day 24 hours.
 */
export function dateInWords(moment: Date | string, style: DateStyle, language: Language): string {
  const { date, zone } = typeof moment === 'string' ? shownMoment(moment) : { date: moment, zone: {} };
  const key = [language, style, zone.timeZone].join(' ');
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...styles[style], ...zone });
  formats.set(key, format);
  return format.format(date);
}
