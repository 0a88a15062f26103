import { setImmediate as breathe } from 'node:timers/promises';

/** How long a slice of work may hold the main process: well under the 50 ms that a page may notice. */
const sliceMs = 12;

/**
 * Does a long piece of work in slices and lets the process answer calls between them.
 * The size of a slice follows its measured pace.
 * @param slice does up to `limit` units and answers how many it did; 0 ends the work
 * @param signal stops the work between two slices by throwing its reason
 */
export async function inSlices(slice: (limit: number) => number, signal?: AbortSignal, report?: (done: number) => void): Promise<number> {
  let limit = 50;
  let done = 0;
  for (;;) {
    signal?.throwIfAborted();
    const startedAt = performance.now();
    const count = slice(limit);
    if (count === 0) return done;
    done += count;
    report?.(done);
    const elapsedMs = performance.now() - startedAt;
    limit = Math.max(10, Math.min(20_000, Math.round(limit * Math.min(2, sliceMs / Math.max(0.1, elapsedMs)))));
    await breathe();
  }
}
