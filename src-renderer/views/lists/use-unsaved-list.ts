import { useRouter } from 'vue-router';
import { useAttempt } from '#page/composables/use-attempt.ts';
import { useDelivery } from '#page/composables/use-delivery.ts';
import { useListOutput } from '#page/stores/list-output.ts';
import { useReadingLists } from '#page/stores/reading-lists.ts';
import { useSettings } from '#page/stores/settings.ts';
import type { ListFormat } from '#contract/list-output.ts';
import type { SuggestedList } from '#contract/lists.ts';
import type { TitleRow } from '#contract/titles.ts';

/** Hands out a list that is stored nowhere: to the printer, or as a file, by the choices last made for the paper. It names no reader. */
export function useUnsavedList() {
  const { busy: saving, attempt } = useAttempt();
  const announce = useDelivery();
  const router = useRouter();
  const lists = useReadingLists();
  const output = useListOutput();
  const settings = useSettings();
  function print(list: SuggestedList, liked: readonly TitleRow[] = []): void {
    lists.unsaved = { list, liked };
    void router.push('/lists/print/unsaved');
  }
  async function save({ unsavedId }: SuggestedList, format: ListFormat): Promise<void> {
    const { paper, printReasons: withReasons, printCodes: withCodes } = settings.chosen;
    announce(await attempt(() => output.save({ lists: { unsavedId }, format, paper, withReasons, withCodes })));
  }
  return { saving, print, save };
}
