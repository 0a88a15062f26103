import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';
import { useDomainMaps } from '#page/stores/domain-maps.ts';
import type { Domain, DomainMap } from '#contract/domains.ts';
import type { DomainId, MapId } from '#contract/ids.ts';

/** Shared patrons from which a domain is a source without being asked for. */
const defaultShared = 50;
/** Shared patrons below which transfer rarely has a chance. */
export const enoughShared = 100;

export interface SourceOption { readonly domain: Domain; readonly shared: number }

/** Patrons who have loans in both domains. */
export const sharedPatrons = (map: DomainMap, a: DomainId, b: DomainId): number =>
  map.shared.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a))?.patrons ?? 0;

export interface DomainChoiceState {
  readonly mapId: Ref<MapId | null>;
  readonly targetId: Ref<DomainId | null>;
  readonly sourceIds: Ref<DomainId[]>;
  readonly map: ComputedRef<DomainMap | null>;
  /** Every domain but the target, the one with the most shared patrons first. */
  readonly sources: ComputedRef<readonly SourceOption[]>;
  readonly choice: ComputedRef<{ readonly mapId: MapId; readonly targetId: DomainId; readonly sourceIds: DomainId[] } | null>;
}

/** Map, target and sources with sensible beginnings: the target with the most loans, and every domain that shares enough patrons with it. */
export function useDomainChoice(): DomainChoiceState {
  const maps = useDomainMaps();
  const mapId = ref<MapId | null>(null);
  const targetId = ref<DomainId | null>(null);
  const sourceIds = ref<DomainId[]>([]);

  const map = computed(() => maps.maps.find(({ id }) => id === mapId.value) ?? null);
  const sources = computed(() => {
    const [of, target] = [map.value, targetId.value];
    if (of === null || target === null) return [];
    return of.domains.filter(({ id }) => id !== target).map((domain) => ({ domain, shared: sharedPatrons(of, target, domain.id) })).sort((a, b) => b.shared - a.shared);
  });
  const choice = computed(() => (mapId.value === null || targetId.value === null ? null : { mapId: mapId.value, targetId: targetId.value, sourceIds: sourceIds.value }));

  watch(() => maps.maps, () => { if (map.value === null) mapId.value = maps.shown?.id ?? null; }, { immediate: true });
  watch(map, (now) => {
    if (now?.domains.some(({ id }) => id === targetId.value)) return;
    targetId.value = [...now?.domains ?? []].sort((a, b) => b.counts.loans - a.counts.loans)[0]?.id ?? null;
  }, { immediate: true });
  watch([mapId, targetId], () => { sourceIds.value = sources.value.filter(({ shared }) => shared >= defaultShared).map(({ domain }) => domain.id).slice(0, 20); }, { immediate: true });

  return { mapId, targetId, sourceIds, map, sources, choice };
}
