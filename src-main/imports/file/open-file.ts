import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '#contract/errors.ts';

const chunkBytes = 1 << 17;

/** A readable file on the disk. */
export interface SourceFile {
  readonly path: string;
  /** Base name, as it may stand in a sentence. */
  readonly name: string;
  /** Bytes on the disk. */
  readonly bytes: number;
  readonly gzip: boolean;
}

/** Bytes taken from the disk so far, compressed where the file is. */
export interface Progress {
  bytesRead: number;
}

/** @throws AppError file-not-found, file-unreadable, file-empty */
export async function openFile(path: string, fileName: string): Promise<SourceFile> {
  const name = basename(fileName.replaceAll('\\', '/'));
  try {
    const handle = await open(path, 'r');
    try {
      const about = await handle.stat();
      if (!about.isFile()) throw new AppError('file-unreadable', { file: name });
      const magic = Buffer.alloc(2);
      const { bytesRead } = await handle.read(magic, 0, 2, 0);
      if (bytesRead === 0) throw new AppError('file-empty', { file: name });
      return { path, name, bytes: about.size, gzip: magic.readUInt16BE(0) === 0x1f8b };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw readError(error, name);
  }
}

/**
 * The content from the beginning, unpacked, as fast as it is asked for. Leaving the loop closes the file.
 * @throws AppError file-unreadable, file-truncated
 */
export async function* readChunks(file: SourceFile, progress: Progress = { bytesRead: 0 }): AsyncGenerator<Buffer, void, undefined> {
  const disk = createReadStream(file.path, { highWaterMark: chunkBytes });
  const content = file.gzip ? pipeline(disk, createGunzip({ chunkSize: chunkBytes }), () => undefined) : disk;
  try {
    for await (const chunk of content) {
      progress.bytesRead = disk.bytesRead;
      yield chunk as Buffer;
    }
    progress.bytesRead = disk.bytesRead;
  } catch (error) {
    throw readError(error, file.name);
  } finally {
    disk.destroy();
  }
}

function readError(error: unknown, file: string): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  if (code.startsWith('Z_')) return new AppError('file-truncated', { file });
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AppError('file-not-found', { file });
  return new AppError('file-unreadable', { file });
}
