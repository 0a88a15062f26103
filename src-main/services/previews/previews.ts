import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '#contract/errors.ts';
import type { ImportPreview } from '#contract/imports.ts';
import type { ReadRequest } from '#imports/request.ts';
import type { PreviewAnswer, PreviewQuestion } from './preview-thread.ts';

/** A user at the wizard asks again and again; after this long without a question the thread goes. */
const idleMs = 60_000;

interface Waiting { readonly resolve: (preview: ImportPreview) => void; readonly reject: (error: unknown) => void }

/**
 * Looks at files on a thread of its own: telling the encoding and layout of a large file would hold the main process too long. The thread starts with the
 * first question, and neither it nor a question keeps the program from ending.
 */
class PreviewThread {
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #last = 0;
  readonly #waiting = new Map<number, Waiting>();

  ask(path: string, name: string, request: ReadRequest): Promise<ImportPreview> {
    clearTimeout(this.#idle);
    const worker = this.#worker ??= this.#start();
    worker.ref();
    const id = this.#last += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, path, name, request } satisfies PreviewQuestion);
    });
  }

  #start(): Worker {
    const worker = new Worker(threadEntry(), { name: 'previews' });
    worker.on('message', (answer: PreviewAnswer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ('preview' in answer) waiting?.resolve(answer.preview);
      else waiting?.reject(answer.error.code === 'internal' ? new Error('the preview failed') : new AppError(answer.error.code, answer.error.values));
      if (this.#waiting.size === 0) this.#rest(worker);
    });
    worker.once('error', (error) => { this.#fail(worker, error); });
    worker.once('exit', () => { this.#fail(worker, new Error('the thread of previews has ended')); });
    return worker;
  }

  #rest(worker: Worker): void {
    worker.unref();
    this.#idle = setTimeout(() => { if (this.#waiting.size === 0) void worker.terminate(); }, idleMs).unref();
  }

  /** What waits for a thread that is gone gets no answer any more; the next question starts another. */
  #fail(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

const thread = new PreviewThread();

/**
 * The beginning of a file and how its columns would be read, found out beside the main process.
 * @throws AppError as `previewFile` does
 */
export const previewBeside = (path: string, name: string, request: ReadRequest): Promise<ImportPreview> => thread.ask(path, name, request);

/** The thread's script, wherever it was built. */
function threadEntry(): string {
  const places = [join(import.meta.dirname, 'preview-thread.ts'), join(import.meta.dirname, 'preview-thread.js'), join(import.meta.dirname, '..', 'preview-thread.js')];
  return places.find(existsSync) ?? places[0]!;
}
