import { onScopeDispose, ref, watch, type Ref } from 'vue';

/**
 * How many of a list's entries to draw: a few at first, more with every frame until all are there.
 * It begins anew when the number of entries changes.
 */
export function useGradual(count: () => number, step: () => number): Ref<number> {
  const shown = ref(0);
  let frame = 0;
  const grow = (): void => {
    shown.value = Math.min(count(), shown.value + step());
    if (shown.value < count()) frame = requestAnimationFrame(grow);
  };
  watch(count, () => {
    cancelAnimationFrame(frame);
    shown.value = Math.min(shown.value, count());
    grow();
  }, { immediate: true });
  onScopeDispose(() => cancelAnimationFrame(frame));
  return shown;
}
