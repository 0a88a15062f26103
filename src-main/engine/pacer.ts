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
      await breath();
      signal?.throwIfAborted();
      last = performance.now();
    },
  };
}

/** Lets the event loop go round once: by a message to oneself, as a timer does not fire within a millisecond. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
