import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { access, constants, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#contract/errors.ts';

/**
 * Writes a file beside its place and renames it: it is whole or not there.
 * @param pieces what the file holds, taken as the disk takes it
 * @throws AppError file-unwritable, disk-full; what the pieces throw
 */
export async function writeWhole(path: string, pieces: AsyncIterable<string | Uint8Array> | NodeJS.ReadableStream): Promise<void> {
  const partial = `${path}.part`;
  const out = createWriteStream(partial);
  try {
    await once(out, 'open').catch((error: unknown) => { throw fileError(error, path); });
    let outError: unknown;
    out.once('error', (error) => { outError ??= error; });
    await pipeline('pipe' in pieces ? pieces : Readable.from(pieces), out).catch((error: unknown) => {
      throw outError !== undefined && error === outError && isDiskError(error) ? fileError(error, path) : error;
    });
    await rename(partial, path).catch((error: unknown) => { throw fileError(error, path); });
  } catch (error) {
    out.destroy();
    await rm(partial, { force: true }).catch(() => undefined);
    throw error;
  }
}

const isDiskError = (error: unknown): boolean => typeof (error as { syscall?: unknown } | null)?.syscall === 'string';

/** Asked before long work whose outcome goes into this file. @throws AppError file-unwritable */
export async function requireWritable(path: string): Promise<void> {
  await access(dirname(path), constants.W_OK).catch((error: unknown) => { throw fileError(error, path); });
}

/** What the file system says about a file the user named. */
export function fileError(error: unknown, path: string): AppError {
  const code = (error as { code?: unknown }).code;
  return code === 'ENOSPC' || code === 'EDQUOT' ? new AppError('disk-full') : new AppError('file-unwritable', { file: basename(path) });
}
