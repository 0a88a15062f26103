import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { ErrorReply } from '#contract/errors.ts';

/** Said once at the edge of the page: an error of a call, or a sentence that is already in the user's language. */
export type NoticeContent = { readonly kind: 'error'; readonly error: ErrorReply } | { readonly kind: 'success' | 'info'; readonly sentence: string; readonly action?: NoticeAction };
/** What can be done about it with one press, such as taking it back. */
export interface NoticeAction { readonly label: string; readonly run: () => void }
export type Notice = NoticeContent & { readonly key: number };

const shownMs = 6000;
/** There must be time to read it and to get to its button. */
const shownWithActionMs = 20_000;
let lastKey = 0;

export const useNotices = defineStore('notices', () => {
  const notices = ref<Notice[]>([]);
  function dismiss(key: number): void {
    notices.value = notices.value.filter((notice) => notice.key !== key);
  }
  /** What was said on one screen is done with on the next. */
  function leave(): void {
    notices.value = notices.value.filter((notice) => notice.kind !== 'error');
  }
  /** Errors stay until they are put away, or another screen is opened. */
  function show(content: NoticeContent): void {
    const key = ++lastKey;
    notices.value = [...notices.value.slice(-3), { ...content, key }];
    if (content.kind !== 'error') setTimeout(() => dismiss(key), content.action === undefined ? shownMs : shownWithActionMs);
  }
  return { notices, show, dismiss, leave };
});
