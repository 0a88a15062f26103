import { useI18n } from 'vue-i18n';
import { useFormats } from '#page/composables/use-formats.ts';
import type { CellWords } from './relation-cells.ts';

/** The words and numbers of the matrix in the page's language. */
export function useCellWords(): CellWords {
  const { t, locale } = useI18n();
  const { number, percent } = useFormats();
  return {
    number, percent,
    t: (key, values, n) => (n === undefined ? t(key, values) : t(key, values, n)),
    gain: (value) => new Intl.NumberFormat(locale.value, { signDisplay: 'exceptZero', minimumFractionDigits: 3, maximumFractionDigits: 3 }).format(value),
  };
}
