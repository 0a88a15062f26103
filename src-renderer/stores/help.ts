import { defineStore } from 'pinia';
import { ref } from 'vue';

/** The built-in manual beside the screen, and the sheet of shortcuts. */
export const useHelp = defineStore('help', () => {
  /** The page that is shown, and the heading in it; null: the manual is closed. */
  const place = ref<{ readonly page: string; readonly anchor?: string | undefined } | null>(null);
  const shortcutsOpen = ref(false);
  function open(page: string, anchor?: string): void {
    place.value = { page, anchor };
  }
  function close(): void {
    place.value = null;
  }
  return { place, shortcutsOpen, open, close };
});
