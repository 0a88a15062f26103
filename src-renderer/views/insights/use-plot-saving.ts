import { useAttempt } from '#page/composables/use-attempt.ts';
import { useDelivery } from '#page/composables/use-delivery.ts';
import { useInsights } from '#page/stores/insights.ts';
import type { PlotFile } from '#page/components/PlotCard.vue';

/** Hands a plot to the user as a file, and says what became of it. */
export function usePlotSaving(): (file: PlotFile) => Promise<void> {
  const { attempt } = useAttempt();
  const delivered = useDelivery();
  const insights = useInsights();
  return async (file) => { delivered(await attempt(() => insights.savePlot(file))); };
}
