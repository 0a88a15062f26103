import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '#contract/errors.ts';
import { readChunks, type Chunk, type ReadStart } from './read-chunks.ts';
import type { FromReader } from './read-thread.ts';

/** A smaller file is read before a thread would have started. */
const smallBytes = 1 << 18;

/** The rows of a file, read and checked beside the writing where that is worth it. */
export const readBeside = (start: ReadStart, bytes: number, signal: AbortSignal): AsyncGenerator<Chunk, void, undefined> =>
  (bytes < smallBytes ? readChunks(start) : readAhead(start, signal));

/**
 * The rows of a file, read and checked on a thread of its own while the rows before them are written. Leaving the loop ends the thread.
 * @throws AppError as the readers of files do, cancelled
 */
async function* readAhead(start: ReadStart, signal: AbortSignal): AsyncGenerator<Chunk, void, undefined> {
  const thread = new Worker(threadEntry(), { workerData: start, name: 'reading', resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 } });
  const waiting: FromReader[] = [];
  let wake: (() => void) | undefined;
  const put = (message: FromReader): void => { waiting.push(message); wake?.(); };
  let died: Error | undefined;
  thread.on('message', put);
  thread.once('error', (error) => { died = error as Error; wake?.(); });
  const stop = (): void => wake?.();
  signal.addEventListener('abort', stop);
  try {
    for (;;) {
      signal.throwIfAborted();
      if (died !== undefined) throw died;
      const message = waiting.shift();
      if (message === undefined) {
        await new Promise<void>((resolve) => { wake = resolve; });
        continue;
      }
      if (message.type === 'end') return;
      if (message.type === 'failed') throw new AppError(message.error.code, message.error.values);
      yield message.chunk;
      thread.postMessage('more');
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}

/** The thread's script, wherever it was built. */
function threadEntry(): string {
  const places = [join(import.meta.dirname, 'read-thread.ts'), join(import.meta.dirname, 'read-thread.js'), join(import.meta.dirname, '..', 'read-thread.js')];
  return places.find(existsSync) ?? places[0]!;
}
