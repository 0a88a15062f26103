import { AppError } from '#contract/errors.ts';
import { looksBinary } from '../file/binary.ts';
import { guessDelimiter } from '../file/delimiter.ts';
import { detectEncoding, toUtf8 } from '../file/encoding.ts';
import { openFile, readChunks, type SourceFile } from '../file/open-file.ts';
import { tidy } from './lines.ts';
import { readRows, RowReader } from './read-rows.ts';
import type { Table } from './table.ts';

/** An encoding shows in this much; the rows are looked at in less, so that a preview never holds the process for long. */
const sampleBytes = 1 << 18;
const sampleRowBytes = 1 << 16;

/** @throws AppError file-not-found, file-unreadable, file-empty, file-binary, file-truncated */
export async function openTable(path: string, fileName: string): Promise<Table> {
  const file = await openFile(path, fileName);
  const { bytes, whole } = await beginning(file);
  if (bytes.length === 0) throw new AppError('file-empty', { file: file.name });
  if (looksBinary(bytes)) throw new AppError('file-binary', { file: file.name });
  const encoding = detectEncoding(bytes, whole);
  const oldMac = (text: Buffer): boolean => text.includes(13) && !text.includes(10);
  const plain = await joined(toUtf8(once(bytes), encoding));
  const lone = oldMac(plain);
  const text = await joined(tidy(once(plain), lone));
  const delimiter = guessDelimiter(text.toString('utf8', 0, sampleRowBytes));
  const first = new RowReader(delimiter).take(text.subarray(0, sampleRowBytes), whole && text.length <= sampleRowBytes);
  const header = first.rows[0];
  if (header === undefined) throw new AppError(text.toString().trim() === '' ? 'file-empty' : 'file-binary', { file: file.name });
  return {
    file, format: 'delimited', profile: null, encoding: encoding.name, delimiter, quote: '"', skip: 0, hasHeader: true, parts: [], part: null, header, notices: [], sample: first.rows.slice(1).filter(hasContent),
    async *blocks(progress) {
      let below = false;
      for await (const block of readRows(tidy(toUtf8(readChunks(file, progress), encoding), lone), delimiter)) {
        if (!below && block.rows.length > 0) {
          block.rows.shift();
          block.lines.shift();
          below = true;
        }
        yield block;
      }
    },
  };
}

/** A spreadsheet leaves rows of nothing but delimiters below its table. */
export const hasContent = (cells: readonly string[]): boolean => cells.some((cell) => cell !== '');

async function beginning(file: SourceFile): Promise<{ bytes: Buffer; whole: boolean }> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of readChunks(file)) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= sampleBytes) return { bytes: Buffer.concat(parts), whole: false };
  }
  return { bytes: Buffer.concat(parts), whole: true };
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
  yield bytes;
}

async function joined(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}
