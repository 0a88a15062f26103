import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { call } from '#page/api/client.ts';
import type { DomainEvidence, DomainRelations, PastMap } from '#contract/domain-relations.ts';
import type { DomainId, JobId, MapId } from '#contract/ids.ts';

/** What the domains of a map have to do with each other, and maps as they were. */
export const useDomainRelations = defineStore('domain-relations', () => {
  /** The map whose relations are shown; null: the one by which loans are shown. */
  const mapId = shallowRef<MapId | null>(null);
  const found = shallowRef<{ readonly mapId: MapId; readonly relations: DomainRelations } | null>(null);
  const past = shallowRef<readonly PastMap[]>([]);

  async function load(id: MapId): Promise<void> {
    const relations = await call('domains:relations', { mapId: id });
    found.value = { mapId: id, relations };
  }
  const evidence = (id: MapId, sourceId: DomainId, targetId: DomainId): Promise<DomainEvidence> => call('domains:evidence', { mapId: id, sourceId, targetId });
  const compare = async (id: MapId): Promise<JobId> => (await call('domains:compare', { mapId: id })).jobId;
  const loadPast = async (): Promise<void> => { past.value = await call('domains:past', {}); };
  const restore = async (pastId: number): Promise<JobId> => (await call('domains:restore', { pastId })).jobId;

  return { mapId, found, past, load, evidence, compare, loadPast, restore };
});
