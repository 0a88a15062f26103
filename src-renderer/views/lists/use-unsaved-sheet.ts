import { ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useAttempt } from '#page/composables/use-attempt.ts';
import { useListOutput } from '#page/stores/list-output.ts';
import { useReadingLists } from '#page/stores/reading-lists.ts';
import { listSheet, type ListSheet, type SheetChoice } from '#contract/list-sheet.ts';
import type { Language } from '#contract/settings.ts';
import type { Sheets } from './use-sheets.ts';

/** The sheet of a list that is stored nowhere: it is put into words here, of what the page holds of it. It names no reader. */
export function useUnsavedSheet(choice: () => SheetChoice): Sheets {
  const { locale } = useI18n();
  const { attempt } = useAttempt();
  const output = useListOutput();
  const lists = useReadingLists();
  const sheets = shallowRef<readonly ListSheet[]>([]);
  const isWhole = ref(false);
  let turn = 0;
  async function load(): Promise<void> {
    const mine = ++turn;
    const list = lists.unsaved?.list ?? null;
    const wanted = choice();
    isWhole.value = false;
    const titleIds = list?.entries.map(({ titleId }) => titleId) ?? [];
    const codes = wanted.withCodes && titleIds.length > 0 ? await attempt(() => output.codes(titleIds)) : undefined;
    if (mine !== turn) return;
    sheets.value = list === null ? [] : [listSheet(list, null, codes ?? new Map(), wanted, locale.value as Language)];
    isWhole.value = true;
  }
  watch(() => JSON.stringify([locale.value, choice()]), load, { immediate: true });
  return { sheets, isWhole, load };
}
