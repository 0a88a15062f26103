import { AppError } from '#contract/errors.ts';
import { looksBinary } from '../file/binary.ts';
import { guessDelimiter } from '../file/delimiter.ts';
import { toUtf8 } from '../file/encoding.ts';
import type { FormatReader, OpenOptions, Source } from '../source.ts';
import { tidy } from './lines.ts';
import { readRows, RowReader } from './read-rows.ts';
import type { Table } from './table.ts';

/** The rows are looked at in this much, so that a preview never holds the process for long. */
const sampleRowBytes = 1 << 16;

/** Text with one row a line and a sign between cells. It takes whatever no other format knows. */
export const delimited: FormatReader = { recognises: (source) => !looksBinary(source.beginning), open };

async function open(source: Source, options: OpenOptions): Promise<Table> {
  const { file, beginning, whole } = source;
  if (beginning.length === 0) throw new AppError('file-empty', { file: file.name });
  if (looksBinary(beginning)) throw new AppError('file-binary', { file: file.name });
  const encoding = source.encoding();
  const oldMac = (text: Buffer): boolean => text.includes(13) && !text.includes(10);
  const plain = await joined(toUtf8(once(beginning), encoding));
  const lone = oldMac(plain);
  const text = await joined(tidy(once(plain), lone));
  const delimiter = options.delimiter ?? guessDelimiter(text.toString('utf8', 0, sampleRowBytes));
  const first = new RowReader(delimiter).take(text.subarray(0, sampleRowBytes), whole && text.length <= sampleRowBytes);
  const header = first.rows[0];
  if (header === undefined) throw new AppError(text.toString().trim() === '' ? 'file-empty' : 'file-binary', { file: file.name });
  return {
    file, format: 'delimited', profile: null, encoding: encoding.name, delimiter, quote: '"', skip: 0, hasHeader: true, parts: [], part: null, header, notices: [], sample: first.rows.slice(1).filter(hasContent),
    async *blocks(progress) {
      let below = false;
      for await (const block of readRows(tidy(toUtf8(source.chunks(progress), encoding), lone), delimiter)) {
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

async function* once(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
  yield bytes;
}

async function joined(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}
