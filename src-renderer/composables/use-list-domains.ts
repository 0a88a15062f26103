import { computed, ref, type ComputedRef, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useDomainMaps } from '#page/stores/domain-maps.ts';
import { useModels } from '#page/stores/models.ts';
import type { DomainId } from '#contract/ids.ts';

/** The domains that general lists can be of, which need no model; the first offer is what the newest model is for, else the first domain of the map in use. */
export function useListDomains(): {
  readonly targetId: ComputedRef<DomainId | null>;
  readonly chosen: Ref<DomainId | null>;
  readonly options: ComputedRef<readonly { readonly value: DomainId; readonly label: string }[]>;
  readonly load: () => Promise<void>;
} {
  const { t } = useI18n();
  const maps = useDomainMaps();
  const models = useModels();
  const chosen = ref<DomainId | null>(null);
  const all = computed(() => [...maps.maps].sort((a, b) => Number(b.id === maps.shown?.id) - Number(a.id === maps.shown?.id)).flatMap((map) => map.domains.map((domain) => ({ map: map.name, ...domain }))));
  const targetId = computed(() => {
    const wished = [chosen.value, models.models[0]?.targetId].map((id) => all.value.find((domain) => domain.id === id));
    return (wished.find((domain) => domain !== undefined) ?? all.value[0])?.id ?? null;
  });
  const options = computed(() => all.value.map(({ id, map, name }) => ({ value: id, label: maps.maps.length === 1 ? name : t('lists.form.domainOf', { map, name }) })));
  return { targetId, chosen, options, load: () => maps.load() };
}
