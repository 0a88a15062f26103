import { onBeforeUnmount, onMounted } from 'vue';

const signs = ['keydown', 'pointerdown', 'pointermove'] as const;

/** Calls `rest` when nobody has touched keyboard or mouse for so long. */
export function useIdle(minutes: number, rest: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = (): void => {
    clearTimeout(timer);
    timer = setTimeout(rest, minutes * 60_000);
  };
  onMounted(() => { for (const sign of signs) window.addEventListener(sign, again, { passive: true }); again(); });
  onBeforeUnmount(() => { for (const sign of signs) window.removeEventListener(sign, again); clearTimeout(timer); });
}
