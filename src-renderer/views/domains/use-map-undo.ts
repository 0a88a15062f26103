import { useI18n } from 'vue-i18n';
import { useAttempt } from '#page/composables/use-attempt.ts';
import { useJob } from '#page/composables/use-job.ts';
import { useDomainMaps } from '#page/stores/domain-maps.ts';
import { useDomainRelations } from '#page/stores/domain-relations.ts';
import { useMapDraft } from '#page/stores/map-draft.ts';
import { useNotices, type NoticeAction } from '#page/stores/notices.ts';
import type { MapId } from '#contract/ids.ts';

/** Goes back to a map as it was, or brings a deleted one back, and opens it in the editor. */
export function useMapUndo(): {
  readonly goBack: (pastId: number) => Promise<void>;
  /** For the notice of a change: takes the last change of this map back (null: the last deletion); undefined where there is none. */
  readonly undoOf: (mapId: MapId | null) => Promise<NoticeAction | undefined>;
} {
  const { t } = useI18n();
  const { attempt } = useAttempt();
  const { outcome } = useJob(['domains']);
  const maps = useDomainMaps();
  const relations = useDomainRelations();
  const store = useMapDraft();
  const notices = useNotices();

  async function goBack(pastId: number): Promise<void> {
    const jobId = await attempt(() => relations.restore(pastId));
    if (jobId === undefined) return;
    const job = await outcome(jobId);
    await attempt(() => Promise.all([maps.load(), relations.loadPast()]));
    const back = maps.maps.find(({ id }) => id === job.result?.mapId);
    if (back) store.open(back);
    if (job.status === 'finished') notices.show({ kind: 'success', sentence: t('domains.past.restored', { name: job.subject }) });
  }
  async function undoOf(mapId: MapId | null): Promise<NoticeAction | undefined> {
    await attempt(() => relations.loadPast());
    const last = relations.past.find((past) => (mapId === null ? past.kind === 'deleted' : past.mapId === mapId));
    return last && { label: t('common.undo'), run: () => void goBack(last.id) };
  }
  return { goBack, undoOf };
}
