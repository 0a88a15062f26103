import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useAttempt } from '#page/composables/use-attempt.ts';
import { useFormats } from '#page/composables/use-formats.ts';
import { useReadingLists, type CheckedCards } from '#page/stores/reading-lists.ts';
import { cardNumbers } from './card-numbers.ts';

const pauseMs = 400;
const namedAtMost = 8;

/** Looks the typed card numbers up after a pause, and says which of them nobody has. */
export function useCardCheck(text: Ref<string>): { readonly checked: ShallowRef<CheckedCards | null>; readonly checking: Ref<boolean>; readonly sentence: ComputedRef<string> } {
  const { t } = useI18n();
  const { number } = useFormats();
  const { attempt } = useAttempt();
  const lists = useReadingLists();
  const checked = shallowRef<CheckedCards | null>(null);
  const checking = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function check(): Promise<void> {
    const mine = ++asked;
    const answer = await attempt(() => lists.checkCards(cardNumbers(text.value)));
    if (mine !== asked) return;
    checked.value = answer ?? null;
    checking.value = false;
  }
  watch(() => cardNumbers(text.value).join(' '), (cards) => {
    clearTimeout(timer);
    checked.value = null;
    asked += 1;
    checking.value = cards !== '';
    if (cards !== '') timer = setTimeout(() => void check(), pauseMs);
  });
  onScopeDispose(() => clearTimeout(timer));

  const sentence = computed(() => {
    if (checked.value === null) return t('lists.form.checking');
    const { patrons, unknown } = checked.value;
    const found = t('lists.form.found', { n: number(patrons.length) }, patrons.length);
    if (unknown.length === 0) return found;
    const named = unknown.slice(0, namedAtMost).join(t('common.listJoin')) + (unknown.length > namedAtMost ? ' …' : '');
    return `${found} ${t('lists.form.unknown', { n: number(unknown.length), cards: named }, unknown.length)}`;
  });
  return { checked, checking, sentence };
}
