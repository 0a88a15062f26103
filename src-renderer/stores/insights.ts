import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { call, takeDelivery } from '#page/api/client.ts';
import type { CallInput } from '#contract/calls.ts';
import type { Delivery } from '#contract/files.ts';
import type { JobId, MapId } from '#contract/ids.ts';
import type { Insights } from '#contract/insights.ts';

/** What was counted of loans, stock and lists for the map that is shown. */
export const useInsights = defineStore('insights', () => {
  const insights = shallowRef<Insights | null>(null);
  const mapId = shallowRef<MapId | null>(null);

  async function load(id: MapId): Promise<void> {
    mapId.value = id;
    const found = await call('insights:show', { mapId: id });
    if (mapId.value === id) insights.value = found;
  }
  const make = async (id: MapId): Promise<JobId> => (await call('insights:make', { mapId: id })).jobId;
  const savePlot = (plot: CallInput<'plots:save'>): Promise<Delivery> => call('plots:save', plot).then(takeDelivery);
  return { insights, mapId, load, make, savePlot };
});
