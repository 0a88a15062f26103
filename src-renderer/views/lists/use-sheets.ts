import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { useAttempt } from '#page/composables/use-attempt.ts';
import { useListOutput } from '#page/stores/list-output.ts';
import type { ListId } from '#contract/ids.ts';
import { mostSheets } from '#contract/list-output.ts';
import type { ListSheet, SheetChoice } from '#contract/list-sheet.ts';

/** Lists that are asked for, and sheets that are put on the screen, at a time: more would hold the program or the page so long that it can be noticed. */
const listsAtOnce = 25;
const sheetsAtOnce = 5;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Sheets on the screen; `isWhole` when all are there. */
export interface Sheets { readonly sheets: ShallowRef<readonly ListSheet[]>; readonly isWhole: Ref<boolean>; readonly load: () => Promise<void> }

/** The sheets of stored lists, which come little by little. */
export function useSheets(ids: () => readonly ListId[], choice: () => SheetChoice): Sheets {
  const { attempt } = useAttempt();
  const output = useListOutput();
  const sheets = shallowRef<readonly ListSheet[]>([]);
  const isWhole = ref(false);
  let turn = 0;

  async function load(): Promise<void> {
    const mine = ++turn;
    const wanted = ids().slice(0, mostSheets);
    let found: readonly ListSheet[] = [];
    isWhole.value = false;
    for (let at = 0; at < wanted.length; at += listsAtOnce) {
      const more = await attempt(() => output.sheets(wanted.slice(at, at + listsAtOnce), choice()));
      if (mine !== turn) return;
      if (more === undefined) { // half a pile is worse than none
        found = [];
        break;
      }
      const before = found.length;
      found = [...found, ...more];
      for (let shown = before + sheetsAtOnce; shown < found.length + sheetsAtOnce; shown += sheetsAtOnce) {
        sheets.value = [...found.slice(0, shown), ...sheets.value.slice(shown)];
        await pause();
        if (mine !== turn) return;
      }
    }
    sheets.value = found;
    isWhole.value = true;
  }
  watch(() => [ids().join(), JSON.stringify(choice())], load, { immediate: true });
  onScopeDispose(() => { turn += 1; });
  return { sheets, isWhole, load };
}
