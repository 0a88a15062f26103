import { ref, type Ref, type ShallowRef } from 'vue';
import { useReadingLists } from '#page/stores/reading-lists.ts';
import type { TitleId } from '#contract/ids.ts';
import type { ListEdit } from '#contract/list-calls.ts';
import type { ReadingList } from '#contract/lists.ts';
import { useAttempt } from './use-attempt.ts';

/** Works on a stored list; the list on the screen is always what is stored. */
export function useListEdits(list: ShallowRef<ReadingList | null>, keepFocus: (titleId: TitleId) => void = () => undefined): {
  readonly editing: Readonly<Ref<boolean>>;
  readonly edit: (edit: ListEdit) => Promise<void>;
  readonly undo: () => Promise<void>;
} {
  const lists = useReadingLists();
  const { attempt } = useAttempt();
  const editing = ref(false);
  async function change(work: (of: ReadingList) => Promise<ReadingList>): Promise<void> {
    const of = list.value;
    if (of === null || editing.value) return;
    editing.value = true;
    const changed = await attempt(() => work(of));
    editing.value = false;
    if (changed !== undefined && list.value?.id === changed.id) list.value = changed;
  }
  return {
    editing,
    edit: async (edit) => {
      await change(({ id }) => lists.edit(id, edit));
      if (edit.action === 'move') keepFocus(edit.titleId);
    },
    undo: () => change(({ id }) => lists.undo(id)),
  };
}
