import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useFormats } from '#page/composables/use-formats.ts';
import type { WaitingFile } from '#page/stores/waiting-files.ts';
import { delimiterWord } from './reading-choices.ts';

/** How a file is read, in a line: its size, format, encoding, delimiter and columns. */
export function useFileFacts(file: () => WaitingFile): ComputedRef<string> {
  const { t } = useI18n();
  const { bytes, number } = useFormats();
  return computed(() => {
    const { held, preview } = file();
    if (preview === null) return bytes(held.bytes);
    const { format, encoding, delimiter, columns } = preview;
    return [
      bytes(preview.bytes), t(`imports.formats.${format}`), encoding,
      format === 'delimited' && delimiter !== null ? t('imports.file.parted', { delimiter: t(`imports.delimiters.${delimiterWord(delimiter)}`) }) : null,
      t('imports.file.columns', { n: number(columns.length) }, columns.length),
    ].filter((part) => part !== null).join(' · ');
  });
}
