import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue';

/** The width of an element in whole pixels, as it changes; at least `leastPx`, at most `mostPx`. */
export function useElementWidth(element: Ref<HTMLElement | null>, leastPx: number, mostPx = Infinity): Ref<number> {
  const width = ref(Math.max(leastPx, 600));
  const observer = new ResizeObserver(([entry]) => { if (entry) width.value = Math.max(leastPx, Math.min(mostPx, Math.floor(entry.contentRect.width))); });
  onMounted(() => { if (element.value) observer.observe(element.value); });
  onBeforeUnmount(() => observer.disconnect());
  return width;
}
