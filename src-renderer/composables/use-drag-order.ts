import { onScopeDispose, ref, type Ref } from 'vue';

const edgePx = 48;
const scrollPx = 14;

/**
 * Puts the items of a list in another order by their handles: with mouse, pen or finger, or with the arrow keys on the handle.
 * `items` answers the elements in their order; `move` is told places. Escape leaves everything as it was.
 */
export function useDragOrder(items: () => readonly HTMLElement[], move: (from: number, to: number) => void): {
  /** The place of the item that is being dragged, and the gap it would go into: 0 before the first item. */
  readonly dragged: Ref<number | null>;
  readonly gap: Ref<number | null>;
  readonly grab: (event: PointerEvent, place: number) => void;
  readonly press: (event: KeyboardEvent, place: number) => void;
} {
  const dragged = ref<number | null>(null);
  const gap = ref<number | null>(null);
  let end: (() => void) | null = null;
  onScopeDispose(() => end?.());

  function grab(event: PointerEvent, place: number): void {
    if (event.button !== 0 || end !== null) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).focus();
    dragged.value = place;
    const follow = ({ clientY }: PointerEvent): void => {
      const middles = items().map((item) => { const { top, height } = item.getBoundingClientRect(); return top + height / 2; });
      gap.value = middles.filter((middle) => middle < clientY).length;
      scrollNear(items()[0], clientY);
    };
    const drop = (): void => {
      const to = gap.value;
      end?.();
      if (to !== null && to !== place && to !== place + 1) move(place, to > place ? to - 1 : to);
    };
    const leave = (pressed: KeyboardEvent): void => { if (pressed.key === 'Escape') end?.(); };
    end = () => {
      removeEventListener('pointermove', follow);
      removeEventListener('pointerup', drop);
      removeEventListener('pointercancel', leaveAll);
      removeEventListener('keydown', leave);
      dragged.value = gap.value = end = null;
    };
    const leaveAll = (): void => end?.();
    addEventListener('pointermove', follow);
    addEventListener('pointerup', drop);
    addEventListener('pointercancel', leaveAll);
    addEventListener('keydown', leave);
  }

  function press(event: KeyboardEvent, place: number): void {
    const to = event.key === 'ArrowUp' ? place - 1 : event.key === 'ArrowDown' ? place + 1 : place;
    if (to === place || to < 0 || to >= items().length || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    move(place, to);
  }
  return { dragged, gap, grab, press };
}

/** Scrolls what the item lies in while the pointer is close to its upper or lower edge. */
function scrollNear(item: HTMLElement | undefined, y: number): void {
  let box = item?.parentElement ?? null;
  while (box !== null && box.scrollHeight <= box.clientHeight + 1) box = box.parentElement;
  if (box === null) return;
  const { top, bottom } = box.getBoundingClientRect();
  if (y < Math.max(0, top) + edgePx) box.scrollBy(0, -scrollPx);
  else if (y > Math.min(innerHeight, bottom) - edgePx) box.scrollBy(0, scrollPx);
}
