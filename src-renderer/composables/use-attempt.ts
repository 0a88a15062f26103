import { ref, type Ref } from 'vue';
import { CallError, ConnectionLost } from '#page/stores/connection.ts';
import { useNotices } from '#page/stores/notices.ts';

/**
 * Runs what may fail and shows the failure as a notice, unless `told` says that it has been told elsewhere; answers undefined then.
 * `busy` is true while it runs, for a button's `loading`.
 */
export function useAttempt(): { readonly busy: Ref<boolean>; readonly attempt: <T>(work: () => Promise<T>, told?: (error: CallError) => boolean) => Promise<T | undefined> } {
  const notices = useNotices();
  const busy = ref(false);
  async function attempt<T>(work: () => Promise<T>, told?: (error: CallError) => boolean): Promise<T | undefined> {
    busy.value = true;
    try {
      return await work();
    } catch (error) {
      if (error instanceof ConnectionLost) return undefined; // the bar at the top says so
      if (error instanceof CallError && told?.(error)) return undefined;
      notices.show({ kind: 'error', error: error instanceof CallError ? { code: error.code, values: error.values } : { code: 'internal', values: {} } });
      if (!(error instanceof CallError)) console.error(error);
      return undefined;
    } finally {
      busy.value = false;
    }
  }
  return { busy, attempt };
}
