import { inSlices } from '#jobs/slices.ts';
import type { Library } from './library.ts';

/** How long a turn is kept before a worker process that writes may go on. */
const turnMs = 2000;

/**
 * Writes a long piece of work in slices, each some milliseconds long, and lets a worker process that writes have its turn now and then.
 * @param slice does up to `limit` units and answers how many it did; 0 ends the work
 * @param signal stops the work between two slices by throwing its reason
 */
export async function inTurns(library: Library, slice: (limit: number) => number, signal?: AbortSignal, report?: (done: number) => void): Promise<void> {
  let done = 0;
  for (let isOver = false; !isOver;) {
    const giveBack = await library.turns.take();
    const endsAt = performance.now() + turnMs;
    const before = done;
    try {
      done += await inSlices((limit) => {
        if (performance.now() > endsAt) return 0;
        const count = slice(limit);
        isOver = count === 0;
        return count;
      }, signal, (some) => report?.(before + some));
    } finally {
      giveBack();
    }
  }
}
