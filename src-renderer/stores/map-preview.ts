import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { call, CallError } from '#page/api/client.ts';
import type { DomainPreview, MapPreview } from '#contract/domains.ts';
import { rulesOf, type MapDraft } from './map-draft.ts';

interface Counted { readonly of: string; readonly keys: readonly number[]; readonly found: MapPreview }

const questionOf = (draft: MapDraft): string => JSON.stringify(draft.domains.map(rulesOf));

/** What the domains of the map in the editor would take in, and what none of them does; counted when asked for. */
export const useMapPreview = defineStore('map-preview', () => {
  const counted = shallowRef<Counted | null>(null);
  const counting = ref(false);
  const unassigned = computed(() => counted.value?.found.unassigned ?? null);

  /** Counts the rules as they stand, unless they are counted already. A later question takes the place of this one. */
  async function count(draft: MapDraft): Promise<void> {
    const of = questionOf(draft);
    if (counted.value?.of === of) return;
    counting.value = true;
    const keys = draft.domains.map(({ key }) => key);
    try {
      const found = await call('domains:preview', { domains: draft.domains.map((domain) => ({ any: rulesOf(domain) })) });
      counted.value = { of, keys, found };
      counting.value = false;
    } catch (error) {
      if (error instanceof CallError && error.code === 'cancelled') return; // the next question is being counted
      counting.value = false;
      throw error;
    }
  }
  /** The counts of a domain; null where its map was not counted yet. */
  function of(key: number): DomainPreview | null {
    const place = counted.value?.keys.indexOf(key) ?? -1;
    return counted.value?.found.domains[place] ?? null;
  }
  const forget = (): void => { counted.value = null; };

  return { counted, counting, unassigned, count, of, questionOf, forget };
});
