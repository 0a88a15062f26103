import type { Pacer } from '#engine/pacer.ts';

/** A pacer for which it is always time to pause, with the number of pauses taken. */
export function countingPacer(): Pacer & { readonly pauses: number } {
  let pauses = 0;
  return {
    due: () => true,
    pause() {
      pauses += 1;
      return Promise.resolve();
    },
    get pauses() {
      return pauses;
    },
  };
}
