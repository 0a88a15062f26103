import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ListSheet } from '#contract/list-sheet.ts';
import { fileError } from '#services/whole-file.ts';
import type { FromPdf, PdfStart, ToPdf } from './pdf-thread.ts';

/**
 * Writes sheets into a PDF file, each from a page of its own on, on a thread, so that nobody waits for fonts. The file is whole or not there.
 * @returns how many sheets were written
 * @throws AppError file-unwritable, disk-full; what the sheets throw
 */
export async function writePdf(path: string, sheets: Iterable<ListSheet> | AsyncIterable<ListSheet>, start: Omit<PdfStart, 'path'>): Promise<number> {
  const partial = `${path}.part`;
  const thread = new Worker(threadEntry(), { workerData: { ...start, path: partial } satisfies PdfStart, name: 'pdf' });
  let settle: { resolve: () => void; reject: (error: unknown) => void } | undefined;
  let failure: unknown;
  const fail = (error: unknown): void => {
    failure ??= error;
    settle?.reject(failure);
  };
  thread.on('message', (message: FromPdf) => {
    if (message.type === 'unwritable') fail(fileError(message, path));
    else if (message.type === 'failed') fail(Object.assign(new Error('drawing a list failed'), { stack: message.stack }));
    else settle?.resolve();
  });
  thread.on('error', fail);
  thread.on('exit', () => { fail(new Error('the thread that writes PDF files ended')); });
  const ask = (message: ToPdf): Promise<void> => new Promise((resolve, reject) => {
    if (failure !== undefined) throw failure;
    settle = { resolve, reject };
    thread.postMessage(message);
  });
  try {
    let count = 0;
    for await (const sheet of sheets) {
      await ask({ type: 'sheet', sheet });
      count += 1;
    }
    await ask({ type: 'end' });
    await thread.terminate();
    await rename(partial, path).catch((error: unknown) => { throw fileError(error, path); });
    return count;
  } catch (error) {
    await thread.terminate();
    await rm(partial, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** The thread's script, wherever it was built. */
function threadEntry(): string {
  const places = [join(import.meta.dirname, 'pdf-thread.ts'), join(import.meta.dirname, 'pdf-thread.js'), join(import.meta.dirname, '..', 'pdf-thread.js')];
  return places.find(existsSync) ?? places[0]!;
}
