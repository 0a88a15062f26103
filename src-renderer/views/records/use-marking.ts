import { ref } from 'vue';
import type { RecordRow } from '#contract/record-lists.ts';
import type { RecordList } from '#page/stores/record-lists.ts';

/** Marks rows one by one, from one to another with Shift, or all of the list; of all, single rows can be left out again. */
export function useMarking(list: () => RecordList) {
  const lastIndex = ref<number | null>(null);
  function mark(row: RecordRow, index: number, isRange: boolean): void {
    const of = list();
    const marked = new Set(of.marked);
    const isListed = marked.has(row.id);
    const from = isRange && lastIndex.value !== null ? lastIndex.value : index;
    for (let at = Math.min(from, index); at <= Math.max(from, index); at += 1) {
      const one = of.rowAt(at);
      if (one === undefined) continue;
      if (isListed) marked.delete(one.id);
      else marked.add(one.id);
    }
    of.marked = marked;
    lastIndex.value = index;
  }
  function markAll(): void {
    const of = list();
    const isOn = of.markedCount < of.count;
    of.unmark();
    of.allMarked = isOn;
  }
  return { mark, markAll };
}
