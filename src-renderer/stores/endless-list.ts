import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { Page } from '#contract/ids.ts';

export interface EndlessList<T> {
  readonly rows: ShallowRef<readonly T[]>;
  readonly loading: Ref<boolean>;
  /** There are rows after the ones that were read. */
  readonly hasMore: ComputedRef<boolean>;
  /** At least one page was read. */
  readonly loaded: Ref<boolean>;
  /** Reads the first page anew. */
  readonly reload: () => Promise<void>;
  /** Reads the next page, if there is one. */
  readonly more: () => Promise<void>;
}

/** A long list read page by page. An answer that comes after a newer question is dropped. */
export function endlessList<T>(read: (after: string | undefined) => Promise<Page<T>>): EndlessList<T> {
  const rows = shallowRef<readonly T[]>([]);
  const next = ref<string | null>(null);
  const loading = ref(false);
  const loaded = ref(false);
  let question = 0;

  async function ask(after: string | undefined): Promise<void> {
    const mine = ++question;
    loading.value = true;
    try {
      const page = await read(after);
      if (mine !== question) return;
      rows.value = after === undefined ? page.rows : [...rows.value, ...page.rows];
      next.value = page.next;
      loaded.value = true;
    } finally {
      if (mine === question) loading.value = false;
    }
  }
  return {
    rows, loading, loaded,
    hasMore: computed(() => next.value !== null),
    reload: () => ask(undefined),
    more: async () => { if (!loading.value && next.value !== null) await ask(next.value); },
  };
}
