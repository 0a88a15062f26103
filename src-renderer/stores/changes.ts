import { defineStore } from 'pinia';
import { reactive, watch } from 'vue';
import { onEvent } from '#page/api/client.ts';
import { eventStreams } from '#page/api/connection.ts';
import type { CatalogPart } from '#contract/events.ts';

/** How often each part of the catalogue has changed; `useReload` watches these numbers. */
export const useChanges = defineStore('changes', () => {
  const revisions = reactive<Record<CatalogPart, number>>({
    patrons: 0, titles: 0, loans: 0, imports: 0, domains: 0, models: 0, evaluations: 0, lists: 0, insights: 0, settings: 0, catalog: 0,
  });
  const follow = (): void => {
    onEvent('catalog:changed', ({ parts }) => { for (const part of parts) revisions[part] += 1; });
    // what happened while no events came is not told again: everything may have changed
    watch(eventStreams, (stream) => { if (stream > 1) revisions.catalog += 1; });
  };
  return { revisions, follow };
});
