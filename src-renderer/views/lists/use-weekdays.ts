import { useI18n } from 'vue-i18n';
import { weekdays, type Weekday } from '#contract/list-schedule.ts';

/** 4 January 1970 was a Sunday. */
const sunday = Date.UTC(1970, 0, 4);
const dayMs = 86_400_000;

/** Days of the week in the user's language. */
export function useWeekdays() {
  const { t, locale } = useI18n();
  const dayName = (day: Weekday): string => new Intl.DateTimeFormat(locale.value, { weekday: 'long', timeZone: 'UTC' }).format(new Date(sunday + day * dayMs));
  /** "Every night" of all seven, else their names in the order of the week. */
  const daysInWords = (days: readonly Weekday[]): string =>
    (days.length === weekdays.length ? t('lists.schedule.everyDay') : weekdays.filter((day) => days.includes(day)).map(dayName).join(t('common.listJoin')));
  return { dayName, daysInWords };
}
