/** Lets long loops hand the thread back: at most 20 ms between two pauses, abort noticed at each. */
export interface Pacer {
  /** Whether it is time to pause; cheap enough for every few hundred operations. */
  due(): boolean;
  /** Yields to the event loop; rejects with the signal's reason (an AbortError by default) once it is aborted. */
  pause(): Promise<void>;
}

const SLICE_MS = 20;

/** A pacer over the given signal, from now on; `onPause` is called at every pause. */
export function createPacer(signal?: AbortSignal, onPause: () => void = () => undefined): Pacer {
  let last = performance.now();
  return {
    due: () => performance.now() - last >= SLICE_MS,
    async pause() {
      signal?.throwIfAborted();
      onPause();
      await new Promise<void>((resolve) => { setTimeout(resolve, 0); });
      signal?.throwIfAborted();
      last = performance.now();
    },
  };
}
