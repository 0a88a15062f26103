import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue';

/** So far below the upper edge a section counts as the one that is read. */
const readingPx = 80;

/**
 * Which section of a long screen is read: the last that has come up to the upper edge. The last ones may be too short to get there: at the end
 * of the screen it is the one that was asked for, if it is in sight, else the last.
 * @param ids of the sections' headings, in their order
 * @param asked the heading that was asked for last
 */
export function useSectionInView(ids: readonly string[], asked: () => string): Ref<string> {
  const shown = ref(ids[0] ?? '');
  let box: HTMLElement | null = null;
  function look(): void {
    if (box === null) return;
    const top = box.getBoundingClientRect().top;
    const places = ids.flatMap((id) => {
      const place = document.getElementById(id)?.closest('section')?.getBoundingClientRect();
      return place === undefined ? [] : [{ id, top: place.top - top }];
    });
    const passed = places.filter((place) => place.top < readingPx).at(-1) ?? places[0];
    const isEnd = box.scrollTop > 0 && box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
    const wanted = places.find(({ id, top: from }) => id === asked() && from >= 0) ?? places.at(-1);
    shown.value = (isEnd ? wanted : passed)?.id ?? shown.value;
  }
  onMounted(() => {
    box = document.getElementById('main');
    box?.addEventListener('scroll', look, { passive: true });
    look();
  });
  onBeforeUnmount(() => box?.removeEventListener('scroll', look));
  return shown;
}
