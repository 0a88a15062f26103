import { onMounted, onScopeDispose, ref, type Ref } from 'vue';

/** Takes files that are dropped anywhere on the window while the screen is shown; true while files are held over it. */
export function useDrop(take: (files: readonly File[]) => void): Ref<boolean> {
  const over = ref(false);
  let depth = 0;
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  const listeners = {
    dragenter: (event: DragEvent) => { if (hasFiles(event)) { depth += 1; over.value = true; } },
    dragleave: (event: DragEvent) => { if (hasFiles(event)) { depth = Math.max(0, depth - 1); over.value = depth > 0; } },
    dragover: (event: DragEvent) => { if (hasFiles(event)) event.preventDefault(); },
    drop: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      over.value = false;
      take([...event.dataTransfer?.files ?? []]);
    },
  };
  const entries = Object.entries(listeners) as [keyof typeof listeners, (event: DragEvent) => void][];
  onMounted(() => { for (const [name, listener] of entries) window.addEventListener(name, listener); });
  onScopeDispose(() => { for (const [name, listener] of entries) window.removeEventListener(name, listener); });
  return over;
}
