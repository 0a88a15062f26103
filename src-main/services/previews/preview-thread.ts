import { parentPort } from 'node:worker_threads';
import { bugNote, errorReply, type ErrorReply } from '#contract/errors.ts';
import type { ImportPreview } from '#contract/imports.ts';
import { previewFile } from '#imports/preview.ts';
import type { ReadRequest } from '#imports/request.ts';

export interface PreviewQuestion { readonly id: number; readonly path: string; readonly name: string; readonly request: ReadRequest }
export type PreviewAnswer = { readonly id: number } & ({ readonly preview: ImportPreview } | { readonly error: ErrorReply });

parentPort?.on('message', (question: PreviewQuestion) => void answer(question));

async function answer({ id, path, name, request }: PreviewQuestion): Promise<void> {
  const say = (message: PreviewAnswer): void => parentPort?.postMessage(message);
  try {
    say({ id, preview: await previewFile(path, name, request) });
  } catch (error) {
    const reply = errorReply(error);
    if (reply.code === 'internal') console.error(`Shelfbridge preview: ${bugNote('imports:preview', error)}`);
    say({ id, error: reply });
  }
}
