import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { call } from '#page/api/client.ts';
import type { DomainMap } from '#contract/domains.ts';
import type { JobId, MapId } from '#contract/ids.ts';
import { useSettings } from './settings.ts';

/** The domain maps, and the one by which loans are shown. */
export const useDomainMaps = defineStore('domain-maps', () => {
  const settings = useSettings();
  const maps = shallowRef<readonly DomainMap[]>([]);
  /** The map of the settings; the first one if that is gone or none was chosen. */
  const shown = computed(() => maps.value.find((map) => map.id === settings.chosen.mapId) ?? maps.value[0] ?? null);
  async function load(): Promise<void> {
    maps.value = await call('domains:list', {});
  }
  /** Counts a map anew, with what does not follow single changes. */
  const count = async (id: MapId): Promise<JobId> => (await call('domains:count', { mapId: id })).jobId;
  return { maps, shown, load, count };
});
