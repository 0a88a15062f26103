import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { AppError } from '#contract/errors.ts';
import type { HeldFile } from '#contract/files.ts';
import type { PrivateFolder } from './private-folder.ts';

/** Holds a file for the page; `isCopy` says that the file is ours to delete. */
export type Hold = (path: string, name: string, isCopy: boolean) => HeldFile;

/** The file's own name, as it may stand in a sentence; its path on the disk is ours. */
export function uploadName(given: string | null): string {
  const name = (given ?? '').replaceAll('\\', '/').split('/').at(-1)?.replace(/\p{Cc}/gu, '').trim() ?? '';
  return name === '' ? 'file' : [...name].slice(0, 200).join('');
}

/**
 * Writes the body of a request into the folder, as fast as the disk takes it.
 * @throws AppError disk-full, file-unreadable (the browser went away or could not read its file)
 */
export async function takeUpload(request: IncomingMessage, folder: PrivateFolder, name: string, hold: Hold): Promise<HeldFile> {
  const path = join(folder.path, randomBytes(12).toString('hex'));
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      // one piece at a time; leaving the loop must not close the connection: the answer goes through it
      for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) await file.appendFile(piece);
    } finally {
      await file.close();
    }
    return hold(path, name, true);
  } catch (error) {
    await rm(path, { force: true });
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError('disk-full');
    throw new AppError('file-unreadable', { file: name });
  }
}
