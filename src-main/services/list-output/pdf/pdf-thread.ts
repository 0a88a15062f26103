import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { ListSheet, Paper } from '#contract/list-sheet.ts';
import type { Language } from '#contract/settings.ts';
import { SheetWriter } from './sheet-writer.ts';

/** What the thread is started with. */
export interface PdfStart { readonly path: string; readonly paper: Paper; readonly language: Language; readonly title: string }
export type ToPdf = { readonly type: 'sheet'; readonly sheet: ListSheet } | { readonly type: 'end' };
export type FromPdf = { readonly type: 'drawn' } | { readonly type: 'written' } | { readonly type: 'unwritable'; readonly code: string } | { readonly type: 'failed'; readonly stack: string };

/** Draws sheets as they come, and answers after each, so that no more than one waits. */
function main(port: NonNullable<typeof parentPort>, { path, paper, language, title }: PdfStart): void {
  const writer = new SheetWriter(paper, language, title);
  const answer = (message: FromPdf): void => { port.postMessage(message); };
  const fail = (error: unknown): void => { answer({ type: 'failed', stack: (error as Error).stack ?? '' }); };
  const written = pipeline(writer.document as unknown as NodeJS.ReadableStream, createWriteStream(path));
  written.catch((error: NodeJS.ErrnoException) => { answer({ type: 'unwritable', code: error.code ?? '' }); });
  port.on('message', (message: ToPdf) => {
    if (message.type === 'sheet') {
      writer.add(message.sheet).then(() => answer({ type: 'drawn' }), fail);
      return;
    }
    writer.document.end();
    written.then(() => answer({ type: 'written' }), () => undefined);
  });
}

if (parentPort !== null) main(parentPort, workerData as PdfStart);
