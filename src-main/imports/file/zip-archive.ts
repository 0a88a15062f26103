import { closeSync, fstatSync, openSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { fromRandomAccessReaderPromise, type Entry, type ZipFile } from 'yauzl';
import { AppError } from '#contract/errors.ts';
import { ArchiveBytes } from './archive-bytes.ts';
import { entryName, isByTheWay } from './entry-names.ts';
import { checkExpansion } from './expansion.ts';
import { readError } from './read-error.ts';

const chunkBytes = 1 << 16;
const mostEntries = 20_000;
const stored = 0;
const deflated = 8;

/** A file in a zip archive. */
export interface ZipEntry {
  readonly name: string;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly record: Entry;
}

/** A zip archive, read by its central directory. */
export class ZipArchive {
  readonly #zip: ZipFile;
  /** As it may stand in a sentence. */
  readonly name: string;
  readonly entries: readonly ZipEntry[];

  private constructor(zip: ZipFile, name: string, entries: readonly ZipEntry[]) {
    this.#zip = zip;
    this.name = name;
    this.entries = entries;
  }

  /**
   * Opens an archive on the disk or in the memory and reads its directory; whoever opens it closes it.
   * @throws AppError file-not-found, file-unreadable, file-truncated, file-encrypted, archive-too-large
   */
  static async open(from: string | Buffer, name: string): Promise<ZipArchive> {
    try {
      const zip = await openZip(from);
      try {
        if (zip.entryCount > mostEntries) throw new AppError('archive-too-large', { file: name });
        const entries: ZipEntry[] = [];
        for await (const record of zip.eachEntry()) {
          const file = entryName(record);
          if (!isByTheWay(file)) entries.push({ name: file, packedBytes: record.compressedSize, bytes: record.uncompressedSize, record });
        }
        return new ZipArchive(zip, name, entries);
      } catch (error) {
        zip.close();
        throw error;
      }
    } catch (error) {
      throw archiveError(error, name);
    }
  }

  entry(name: string): ZipEntry | undefined {
    return this.entries.find((entry) => entry.name === name);
  }

  /**
   * The content of a file from its beginning, unpacked and checked.
   * @param taken told how many packed bytes have been read
   * @throws AppError file-truncated, file-unreadable, file-encrypted, archive-unsupported, archive-too-large
   */
  async *chunks(entry: ZipEntry, taken?: (packedBytes: number) => void): AsyncGenerator<Buffer, void, undefined> {
    const { compressionMethod: method } = entry.record;
    if (entry.record.isEncrypted()) throw new AppError('file-encrypted', { file: this.name });
    if (method !== stored && method !== deflated) throw new AppError('archive-unsupported', { file: this.name, format: `zip ${method}` });
    checkExpansion(entry.packedBytes, entry.bytes, this.name);
    let raw: Readable | undefined;
    try {
      raw = await this.#zip.openReadStreamPromise(entry.record, { decodeFileData: false });
      const inflate = method === deflated ? createInflateRaw({ chunkSize: chunkBytes }) : null;
      let sum = 0;
      let bytes = 0;
      for await (const chunk of inflate === null ? raw : pipeline(raw, inflate, () => undefined)) {
        sum = crc32(chunk as Buffer, sum);
        bytes += (chunk as Buffer).length;
        const packed = inflate?.bytesWritten ?? bytes;
        checkExpansion(packed, bytes, this.name);
        taken?.(packed);
        yield chunk as Buffer;
      }
      if (sum !== entry.record.crc32 || bytes !== entry.bytes) throw new AppError('file-truncated', { file: this.name });
    } catch (error) {
      throw archiveError(error, this.name);
    } finally {
      raw?.destroy();
    }
  }

  close(): void {
    this.#zip.close();
  }
}

async function openZip(from: string | Buffer): Promise<ZipFile> {
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
  if (typeof from !== 'string') return fromRandomAccessReaderPromise(new ArchiveBytes(from, from.length), from.length, options);
  const file = openSync(from, 'r');
  try {
    const { size } = fstatSync(file);
    return await fromRandomAccessReaderPromise(new ArchiveBytes(file, size), size, options);
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/** The directory of an archive names what it cannot read in words alone. */
function archiveError(error: unknown, file: string): unknown {
  if (error instanceof Error && error.message.includes('encrypt')) return new AppError('file-encrypted', { file });
  const named = readError(error, file);
  return named instanceof AppError ? named : new AppError('file-truncated', { file });
}
