import { useI18n } from 'vue-i18n';
import { useAttempt } from '#page/composables/use-attempt.ts';
import { useCorrections } from '#page/stores/corrections.ts';
import { useNotices } from '#page/stores/notices.ts';

/** Says what was done by hand, and undoes it. */
export function useUndoable() {
  const { t } = useI18n();
  const notices = useNotices();
  const corrections = useCorrections();
  const { busy, attempt } = useAttempt();
  const say = (setId: number, sentence: string): void => notices.show({ kind: 'success', sentence, action: { label: t('records.history.undo'), run: () => void undo(setId) } });
  async function undo(setId: number): Promise<boolean> {
    const undone = await attempt(() => corrections.undo(setId));
    if (undone === undefined) return false;
    notices.show({ kind: 'success', sentence: t(undone.left > 0 ? 'records.history.undoneBut' : 'records.history.undone', { n: undone.left }, undone.left) });
    return true;
  }
  return { busy, say, undo };
}
