import { useI18n } from 'vue-i18n';
import { useFormats } from '#page/composables/use-formats.ts';
import type { FieldValue } from '#contract/corrections.ts';

const days: ReadonlySet<string> = new Set(['expiresOn', 'dueOn', 'returnedOn']);
export const isLanguageField = (field: string): boolean => field === 'language' || field === 'originalLanguage';

/** The value of a field as one reads it: languages by name, days in the reader's form, choices in words. */
export function useFieldWords(): (field: string, value: FieldValue) => string {
  const { t, te } = useI18n();
  const { date, languageName } = useFormats();
  return (field, value) => {
    if (value === null || value === '') return t('records.history.nothing');
    const text = String(value);
    if (isLanguageField(field)) return languageName(text);
    if (field === 'consent' && te(`records.consent.${text}`)) return t(`records.consent.${text}`);
    return days.has(field) ? date(text) : text;
  };
}
