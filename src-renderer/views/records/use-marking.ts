import { watch } from 'vue';
import { rowToggle } from '#page/composables/row-toggle.ts';
import type { RecordRow } from '#contract/record-lists.ts';
import type { RecordList } from '#page/stores/record-lists.ts';

/** Marks rows one by one, from one to another with Shift, or all of the list; of all, single rows can be left out again. */
export function useMarking(list: () => RecordList) {
  const { toggled, forget } = rowToggle((index) => list().rowAt(index));
  watch(() => { const { kind, filter, sort } = list().question; return JSON.stringify([kind, filter, sort]); }, forget);
  function mark(_row: RecordRow, index: number, isRange: boolean): void {
    const of = list();
    of.marked = toggled(of.marked, index, isRange);
  }
  function markAll(): void {
    const of = list();
    const isOn = of.markedCount < of.count;
    of.unmark();
    of.allMarked = isOn;
  }
  return { mark, markAll };
}
