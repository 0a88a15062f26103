import type { ProfileId, ReadOptions } from '#contract/imports.ts';
import { detectEncoding, type Encoding } from './file/encoding.ts';
import { openFile, readChunks, type Progress, type SourceFile } from './file/open-file.ts';
import { sampleText } from './file/to-utf8.ts';
import type { Table } from './table/table.ts';

/** How a file is to be read, as far as somebody has said so. */
export type OpenOptions = ReadOptions & { readonly profile?: ProfileId | undefined };

/** A file of which the beginning has been read, before anybody knows what it is. */
export interface Source {
  readonly file: SourceFile;
  /** The first bytes, unpacked; at most 256 KiB and a bit. */
  readonly beginning: Buffer;
  /** The beginning is all there is. */
  readonly whole: boolean;
  /** How the bytes become text: what the user said, or what the beginning looks like. */
  encoding(): Encoding;
  /** The beginning as text without a mark; at most 64 KiB of it. */
  text(): string;
  /** All bytes from the first on, unpacked. */
  chunks(progress: Progress): AsyncGenerator<Buffer, void, undefined>;
}

/** What reads one format. */
export interface FormatReader {
  /** Whether the beginning looks like this format. It is asked in the order of the dispatcher, and must not throw. */
  recognises(source: Source): boolean;
  /** @throws AppError file-empty, file-binary, file-truncated and others of `file-…` */
  open(source: Source, options: OpenOptions): Promise<Table>;
}

const beginningBytes = 1 << 18;
const textBytes = 1 << 16;

/**
 * Opens a file and reads its beginning.
 * @throws AppError file-not-found, file-unreadable, file-empty, file-truncated, file-encrypted, workbook-old, archive-unsupported, archive-too-large, part-not-found
 */
export async function openBeginning(path: string, fileName: string, options: OpenOptions): Promise<Source> {
  const file = await openFile(path, fileName, options.part);
  const parts: Buffer[] = [];
  let length = 0;
  let whole = true;
  for await (const chunk of readChunks(file)) {
    parts.push(chunk);
    length += chunk.length;
    if (length < beginningBytes) continue;
    whole = false;
    break;
  }
  const beginning = Buffer.concat(parts);
  let encoding: Encoding | undefined;
  let text: string | undefined;
  const source: Source = {
    file, beginning, whole,
    encoding: () => (encoding ??= detectEncoding(beginning, whole, options.encoding)),
    text: () => (text ??= sampleText(beginning.subarray(0, textBytes), source.encoding())),
    chunks: (progress) => readChunks(file, progress),
  };
  return source;
}
