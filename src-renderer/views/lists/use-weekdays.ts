import { useI18n } from 'vue-i18n';
import { useFormats } from '#page/composables/use-formats.ts';
import { weekdays, type Weekday } from '#contract/list-schedule.ts';

/** 4 January 1970 was a Sunday. */
const sunday = 4;

/** Days of the week in the user's language. */
export function useWeekdays() {
  const { t } = useI18n();
  const { inWords } = useFormats();
  const dayName = (day: Weekday): string => inWords(new Date(1970, 0, sunday + day), 'weekday');
  /** "Every day" of all seven, else their names in the order of the week. */
  const daysInWords = (days: readonly Weekday[]): string =>
    (days.length === weekdays.length ? t('lists.schedule.everyDay') : weekdays.filter((day) => days.includes(day)).map(dayName).join(t('common.listJoin')));
  return { dayName, daysInWords };
}
