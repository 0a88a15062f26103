import { onScopeDispose, watch } from 'vue';
import type { CatalogPart } from '#contract/events.ts';
import { useChanges } from '#page/stores/changes.ts';

const pauseMs = 300;

/** Reads again what is shown when one of these parts of the catalogue has changed (or another catalogue was opened), not more often than every 300 ms. */
export function useReload(parts: readonly CatalogPart[], reload: () => unknown): void {
  const { revisions } = useChanges();
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(() => [...parts, 'catalog' as const].map((part) => revisions[part]).join(), () => {
    timer ??= setTimeout(() => { timer = undefined; reload(); }, pauseMs);
  });
  onScopeDispose(() => clearTimeout(timer));
}
