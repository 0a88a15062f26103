import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { call } from '#page/api/client.ts';
import type { Model } from '#contract/training.ts';

/** The trained models, the newest first. */
export const useModels = defineStore('models', () => {
  const models = shallowRef<readonly Model[]>([]);
  async function load(): Promise<void> {
    models.value = await call('models:list', {});
  }
  return { models, load };
});
