import { computed, ref, shallowRef, watch } from 'vue';
import { useAttempt } from '#page/composables/use-attempt.ts';
import { useReload } from '#page/composables/use-reload.ts';
import { useModels } from '#page/stores/models.ts';
import { useNextReads } from '#page/stores/next-reads.ts';
import { useNotices } from '#page/stores/notices.ts';
import type { NextReads } from '#contract/desk.ts';
import type { PatronId } from '#contract/ids.ts';

/**
 * The next reads of the card that is open, and how they are made where there are none: her own list as a job, or a general list, stored nowhere,
 * for whoever wants no personal one and in an anonymous session. What belongs to another card is never shown.
 * @param patronId null: an anonymous session
 */
export function useNextReadsOf(patronId: () => PatronId | null) {
  const { attempt } = useAttempt();
  const reads = useNextReads();
  const models = useModels();
  const notices = useNotices();
  const stored = shallowRef<NextReads | null>(null);
  /** What was made for this card just now, and is not stored. */
  const made = shallowRef<NextReads | null>(null);
  const asking = ref(false);
  /** Changes with the card. */
  let card = {};

  const found = computed(() => made.value ?? stored.value);
  const progress = computed(() => { const id = patronId(); return id === null ? null : reads.progressOf(id); });
  const isMaking = computed(() => asking.value || progress.value !== null);
  const model = computed(() => models.models[0] ?? null);
  const isGeneral = computed(() => patronId() === null || stored.value?.state === 'refused');
  const maySuggest = computed(() => model.value !== null && !isMaking.value && (found.value === null ? patronId() === null : ['none', 'refused', 'read-up', 'nothing'].includes(found.value.state)));

  async function load(): Promise<void> {
    const [mine, id] = [card, patronId()];
    const answer = await attempt(async () => {
      await models.load();
      return id === null ? null : reads.of(id);
    });
    if (answer === undefined || mine !== card) return;
    stored.value = answer;
    if (answer?.state === 'ready') made.value = null;
  }

  async function suggest(): Promise<void> {
    const [mine, id, chosen] = [card, patronId(), model.value];
    if (chosen === null || isMaking.value) return;
    asking.value = true;
    const answer = await attempt(() => (id === null || isGeneral.value ? reads.general(id, chosen.targetId) : own(id, chosen.id, () => mine === card)));
    if (mine !== card) return;
    if (answer != null) made.value = answer.state === 'ready' ? null : answer;
    asking.value = false;
  }

  /** Her own list, made and kept; null: it was not made, or another card is open. */
  async function own(id: PatronId, modelId: NonNullable<typeof model.value>['id'], isOpen: () => boolean): Promise<NextReads | null> {
    const job = await reads.make(id, modelId);
    if (job.status === 'failed' && job.error !== null) notices.show({ kind: 'error', error: job.error });
    if (job.status !== 'finished' || !isOpen()) return null;
    await load();
    return job.result?.lists === 0 && stored.value !== null ? { ...stored.value, state: 'nothing' } : null;
  }

  watch(patronId, () => {
    card = {};
    stored.value = null;
    made.value = null;
    asking.value = false;
    void load();
  }, { immediate: true });
  useReload(['lists', 'models', 'loans', 'settings'], load);

  return { found, progress, isMaking, isGeneral, maySuggest, suggest };
}
