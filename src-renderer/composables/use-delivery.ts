import { useI18n } from 'vue-i18n';
import { useNotices } from '#page/stores/notices.ts';
import type { Delivery } from '#contract/files.ts';

/** Says what became of a file the program wrote for the user. */
export function useDelivery(): (delivery: Delivery | undefined) => void {
  const { t } = useI18n();
  const notices = useNotices();
  return (delivery) => {
    if (delivery === undefined || delivery.kind === 'cancelled') return;
    notices.show({ kind: 'success', sentence: t(delivery.kind === 'saved' ? 'lists.delivery.saved' : 'lists.delivery.download', { name: delivery.name }) });
  };
}
