import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { call } from '#page/api/client.ts';
import type { SavedMapping } from '#contract/imports.ts';

/** Mappings that the library has saved under names of its own. */
export const useSavedMappings = defineStore('saved-mappings', () => {
  const mappings = shallowRef<readonly SavedMapping[]>([]);
  async function load(): Promise<void> {
    mappings.value = await call('imports:mappings', {});
  }
  async function save(mapping: SavedMapping): Promise<void> {
    mappings.value = await call('imports:save-mapping', { ...mapping, header: [...mapping.header] });
  }
  async function forget(name: string): Promise<void> {
    mappings.value = await call('imports:forget-mapping', { name });
  }
  return { mappings, load, save, forget };
});
