import { parentPort, workerData } from 'node:worker_threads';
import { bugNote, errorReply, type ErrorReply } from '#contract/errors.ts';
import { handedOver } from './encode-loans.ts';
import { readChunks, type Chunk, type ReadStart } from './read-chunks.ts';

export type FromReader = { readonly type: 'chunk'; readonly chunk: Chunk } | { readonly type: 'end' } | { readonly type: 'failed'; readonly error: ErrorReply };

if (parentPort !== null) void read(workerData as ReadStart);

async function read(start: ReadStart): Promise<void> {
  const port = parentPort!;
  let credit = start.ahead;
  let more: (() => void) | undefined;
  port.on('message', () => { credit += 1; more?.(); });
  try {
    for await (const chunk of readChunks(start)) {
      while (credit === 0) await new Promise<void>((resolve) => { more = resolve; });
      credit -= 1;
      port.postMessage({ type: 'chunk', chunk } satisfies FromReader, chunk.loans === null ? [] : handedOver(chunk.loans));
    }
    port.postMessage({ type: 'end' } satisfies FromReader);
  } catch (error) {
    const reply = errorReply(error);
    if (reply.code === 'internal') console.error(`Shelfbridge reader: ${bugNote('import', error)}`);
    port.postMessage({ type: 'failed', error: reply } satisfies FromReader);
  }
  port.unref();
}
