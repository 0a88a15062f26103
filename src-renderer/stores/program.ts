import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { call, CallError } from '#page/api/client.ts';
import type { FoundDevices } from '#contract/devices.ts';
import type { JobId } from '#contract/ids.ts';
import type { ProgramInfo } from '#contract/settings.ts';

/** The program and the catalogue that is open. */
export const useProgram = defineStore('program', () => {
  const info = ref<ProgramInfo | null>(null);
  const isEmpty = computed(() => {
    const counts = info.value?.counts;
    return counts !== undefined && counts.patrons + counts.titles + counts.loans === 0;
  });
  /** The last part of the folder's path, as the catalogue's name. */
  const catalogName = computed(() => info.value?.catalogFolder.split(/[\\/]/).filter(Boolean).at(-1) ?? '');

  async function load(): Promise<void> {
    info.value = await call('program:info', {});
  }
  /** Opens a folder; answers false where it holds no catalogue and none is to be made. */
  async function openFolder(folder: string, create = false): Promise<boolean> {
    try {
      info.value = await call('catalog:open', { folder, create });
      return true;
    } catch (error) {
      if (error instanceof CallError && error.code === 'catalog-not-found') return false;
      throw error;
    }
  }
  /** The folder chosen in the system's dialog, null if none was. */
  async function chooseFolder(): Promise<string | null> {
    return (await call('catalog:choose-folder', {})).folder;
  }
  async function openDemo(): Promise<JobId> {
    return (await call('catalog:demo', {})).jobId;
  }
  /** What there is to compute neural methods with. */
  const devices = ref<FoundDevices | null>(null);
  async function findDevices(): Promise<void> {
    devices.value = await call('devices:find', {});
  }
  return { info, devices, findDevices, isEmpty, catalogName, load, openFolder, chooseFolder, openDemo };
});
