import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '#contract/errors.ts';
import { choosePart } from './archive-parts.ts';
import { checkExpansion } from './expansion.ts';
import { refuseForeign } from './foreign.ts';
import { readError } from './read-error.ts';
import { workbookKind, type WorkbookKind } from './workbook-kind.ts';
import { ZipArchive } from './zip-archive.ts';

const chunkBytes = 1 << 17;
/** A workbook inside an archive is unpacked into the memory, never onto the disk: it may hold names. */
const mostBytesInMemory = 256e6;

/** A readable file on the disk, or one in a zip archive there. */
export interface SourceFile {
  readonly path: string;
  /** Base name, as it may stand in a sentence; of a file in an archive that of the archive, `/`, its name there. */
  readonly name: string;
  /** Bytes on the disk. */
  readonly bytes: number;
  /** Whether the content is packed once more. */
  readonly gzip: boolean;
  /** The files of an archive; none where the file is no archive. */
  readonly entries: readonly string[];
  /** The file of the archive that is read. */
  readonly entry: string | null;
  /** Set where the file is a workbook: it is read through `openWorkbookArchive`. */
  readonly workbook: WorkbookKind | null;
  /** The sheet that was asked for. */
  readonly sheet: string | null;
}

/** Bytes taken from the disk so far, compressed where the file is. */
export interface Progress {
  bytesRead: number;
}

/**
 * Looks at a file: what it is packed in, and whether it is a workbook.
 * @param part a file of the archive; in a workbook the sheet; a sheet of a workbook in an archive as `file/sheet`
 * @throws AppError file-not-found, file-unreadable, file-empty, file-truncated, file-encrypted, workbook-old, archive-unsupported, archive-too-large, part-not-found
 */
export async function openFile(path: string, fileName: string, part?: string): Promise<SourceFile> {
  const name = basename(fileName.replaceAll('\\', '/'));
  const plain: SourceFile = { path, name, bytes: 0, gzip: false, entries: [], entry: null, workbook: null, sheet: null };
  try {
    const handle = await open(path, 'r');
    try {
      const about = await handle.stat();
      if (!about.isFile()) throw new AppError('file-unreadable', { file: name });
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
      if (bytesRead === 0) throw new AppError('file-empty', { file: name });
      const beginning = buffer.subarray(0, bytesRead);
      await refuseForeign(handle, beginning, about.size, name);
      const file = { ...plain, bytes: about.size, gzip: isGzip(beginning) };
      if (isZip(beginning)) return await lookInside(file, path, part);
      return await packedOnce(file, part);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw readError(error, name);
  }
}

/** A zip archive: a workbook, or files of which one is read. */
async function lookInside(file: SourceFile, from: string | Buffer, part: string | undefined): Promise<SourceFile> {
  const zip = await ZipArchive.open(from, file.name);
  try {
    const workbook = await workbookKind(zip);
    if (workbook !== null) return { ...file, gzip: false, workbook, sheet: part ?? null };
    const names = zip.entries.filter(({ bytes }) => bytes > 0).map((entry) => entry.name);
    if (names.length === 0) throw new AppError('file-empty', { file: file.name });
    const { name, rest } = choosePart(zip.entries.filter(({ bytes }) => bytes > 0), part, file.name);
    const entry = zip.entry(name);
    const inside = { ...file, name: `${file.name}/${name}`, bytes: entry?.packedBytes ?? 0, entries: names, entry: name };
    return await packedOnce(inside, rest);
  } finally {
    zip.close();
  }
}

/** What is inside the one packing of a file: text, or a workbook once more. */
async function packedOnce(file: SourceFile, part: string | undefined): Promise<SourceFile> {
  if (file.entry === null && !file.gzip) {
    if (part !== undefined) throw new AppError('part-not-found', { file: file.name, part });
    return file;
  }
  let beginning = await firstBytes({ ...file, gzip: false });
  const gzip = isGzip(beginning);
  if (gzip) beginning = await firstBytes({ ...file, gzip });
  if (isZip(beginning)) {
    const zip = await ZipArchive.open(await wholeContent({ ...file, gzip }), file.name);
    try {
      const workbook = await workbookKind(zip);
      if (workbook === null) throw new AppError('archive-unsupported', { file: file.name, format: 'zip in zip' });
      return { ...file, gzip, workbook, sheet: part ?? null };
    } finally {
      zip.close();
    }
  }
  if (part !== undefined) throw new AppError('part-not-found', { file: file.name, part });
  return { ...file, gzip };
}

async function firstBytes(file: SourceFile): Promise<Buffer> {
  for await (const chunk of readChunks(file)) if (chunk.length > 0) return chunk.subarray(0, 16);
  return Buffer.alloc(0);
}

async function wholeContent(file: SourceFile): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of readChunks(file)) {
    bytes += chunk.length;
    if (bytes > mostBytesInMemory) throw new AppError('archive-too-large', { file: file.name });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The zip archive that a workbook is; whoever opens it closes it. @throws AppError as `ZipArchive.open` */
export async function openWorkbookArchive(file: SourceFile): Promise<ZipArchive> {
  return ZipArchive.open(file.entry === null && !file.gzip ? file.path : await wholeContent(file), file.name);
}

/**
 * The content from the beginning, unpacked, as fast as it is asked for. Leaving the loop closes the file.
 * @throws AppError file-unreadable, file-truncated, file-encrypted, archive-unsupported, archive-too-large
 */
export async function* readChunks(file: SourceFile, progress: Progress = { bytesRead: 0 }): AsyncGenerator<Buffer, void, undefined> {
  if (file.entry !== null) yield* entryChunks(file, progress);
  else yield* diskChunks(file, progress);
}

async function* diskChunks(file: SourceFile, progress: Progress): AsyncGenerator<Buffer, void, undefined> {
  const disk = createReadStream(file.path, { highWaterMark: chunkBytes });
  const content = file.gzip ? pipeline(disk, createGunzip({ chunkSize: chunkBytes }), () => undefined) : disk;
  let unpacked = 0;
  try {
    for await (const chunk of content) {
      progress.bytesRead = disk.bytesRead;
      unpacked += (chunk as Buffer).length;
      if (file.gzip) checkExpansion(disk.bytesRead, unpacked, file.name);
      yield chunk as Buffer;
    }
    progress.bytesRead = disk.bytesRead;
  } catch (error) {
    throw readError(error, file.name);
  } finally {
    disk.destroy();
  }
}

async function* entryChunks(file: SourceFile, progress: Progress): AsyncGenerator<Buffer, void, undefined> {
  const zip = await ZipArchive.open(file.path, file.name);
  try {
    const entry = zip.entry(file.entry ?? '');
    if (entry === undefined) throw new AppError('file-truncated', { file: file.name }); // another file came in its place
    const chunks = zip.chunks(entry, (packedBytes) => { progress.bytesRead = packedBytes; });
    if (!file.gzip) yield* chunks;
    else yield* unzipped(chunks, file.name);
  } finally {
    zip.close();
  }
}

async function* unzipped(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer, void, undefined> {
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  let unpacked = 0;
  try {
    for await (const chunk of pipeline(chunks, gunzip, () => undefined)) {
      unpacked += (chunk as Buffer).length;
      checkExpansion(gunzip.bytesWritten, unpacked, file);
      yield chunk as Buffer;
    }
  } catch (error) {
    throw readError(error, file);
  } finally {
    gunzip.destroy();
  }
}

const isGzip = (beginning: Buffer): boolean => beginning[0] === 0x1f && beginning[1] === 0x8b;
const isZip = (beginning: Buffer): boolean => ['PK\x03\x04', 'PK\x05\x06'].includes(beginning.toString('latin1', 0, 4));
