import { watch } from 'vue';
import { useAttempt } from '#page/composables/use-attempt.ts';
import { useReload } from '#page/composables/use-reload.ts';
import type { RecordList } from '#page/stores/record-lists.ts';

/** Asks again for a list that there was nothing in, when its screen is opened and whenever something comes in. */
export function useNothingYet(list: () => RecordList): void {
  const { attempt } = useAttempt();
  const ask = (): void => { if (list().isNothing) void attempt(() => list().reload()); };
  watch(() => list().kind, ask, { immediate: true });
  useReload(['patrons', 'titles', 'loans'], ask);
}
