import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { useReadingLists } from '#page/stores/reading-lists.ts';
import { useSettings } from '#page/stores/settings.ts';
import type { TitleId } from '#contract/ids.ts';
import type { ReadingList } from '#contract/lists.ts';
import { whatIfSentence } from '#contract/sentences/sentences.ts';
import { useAttempt } from './use-attempt.ts';

/** Asks which loans the titles of a list hang on, one at a time; the answers go with the list. */
export function useWhatIf(list: Readonly<Ref<ReadingList | null>>): {
  readonly answers: Readonly<ShallowRef<ReadonlyMap<TitleId, string>>>;
  readonly asking: Readonly<Ref<TitleId | null>>;
  readonly ask: (titleId: TitleId) => Promise<void>;
} {
  const lists = useReadingLists();
  const settings = useSettings();
  const { attempt } = useAttempt();
  const answers = shallowRef<ReadonlyMap<TitleId, string>>(new Map());
  const asking = ref<TitleId | null>(null);
  watch([list, () => settings.language], () => { answers.value = new Map(); });

  async function ask(titleId: TitleId): Promise<void> {
    const of = list.value;
    if (of === null || asking.value !== null) return;
    asking.value = titleId;
    const found = await attempt(() => lists.whatIf(of.id, titleId));
    asking.value = null;
    if (found !== undefined && list.value === of) answers.value = new Map(answers.value).set(titleId, whatIfSentence(found, settings.language));
  }
  return { answers, asking, ask };
}
