import { AppError } from '#contract/errors.ts';
import type { ImportNotice } from '#contract/imports.ts';
import { looksBinary } from '../file/binary.ts';
import { noneFound, toUtf8 } from '../file/to-utf8.ts';
import type { FormatReader, OpenOptions, Source } from '../source.ts';
import { cleanBlock, markCut, type Passed } from './clean-rows.ts';
import { guessLayout } from './layout.ts';
import { linesBelow } from './lines-below.ts';
import { tidy } from './lines.ts';
import { readRows } from './read-rows.ts';
import type { RowBlock } from './row-block.ts';
import { note, type Table } from './table.ts';

/** The rows are looked at in this much, so that a preview never holds the process for long. */
const sampleBytes = 1 << 16;

/** Text with one row a line and a sign between cells. It takes whatever no other format knows. */
export const delimited: FormatReader = { recognises: (source) => !looksBinary(source.beginning), open };

async function open(source: Source, options: OpenOptions): Promise<Table> {
  const { file, beginning, whole } = source;
  if (beginning.length === 0) throw new AppError('file-empty', { file: file.name });
  if (looksBinary(beginning)) throw new AppError('file-binary', { file: file.name });
  const encoding = source.encoding();
  const plain = await joined(toUtf8(once(beginning), encoding));
  const oldMac = plain.includes(13) && !plain.includes(10);
  const text = await joined(tidy(once(plain), oldMac));
  const complete = whole && text.length <= sampleBytes;
  const layout = guessLayout(text.toString('utf8', 0, sampleBytes), complete, options);
  if (layout === null) throw new AppError(text.toString().trim() === '' ? 'file-empty' : 'file-binary', { file: file.name });
  const { delimiter, quote, skip, above, hasHeader, header, glued } = layout;
  const rows = (chunks: AsyncIterable<Buffer>): AsyncGenerator<RowBlock> => readRows(linesBelow(chunks, above), { delimiter, quote, width: header.length, line: above + 1 });
  const names = hasHeader ? header : null;
  const sample: (readonly string[])[] = glued === null ? [] : [glued];
  for await (const block of rows(once(complete ? text : text.subarray(0, text.lastIndexOf(10, sampleBytes) + 1)))) {
    cleanBlock(block, names, { errorLines: 0, headers: 0 });
    sample.push(...block.rows.filter(hasContent));
  }
  const notices: ImportNotice[] = skip > 0 && options.skip === undefined ? [{ code: 'title-rows-skipped', values: { rows: skip } }] : [];
  return {
    file, format: 'delimited', profile: null, encoding: encoding.name, delimiter, quote, skip, hasHeader, parts: [], part: null, header, notices, sample,
    async *blocks(progress) {
      const passed: Passed = { errorLines: 0, headers: 0 };
      const decoded = noneFound();
      let before: RowBlock | undefined;
      if (glued !== null) yield { rows: [[...glued]], lines: [skip + 1], broken: [] };
      for await (const block of rows(tidy(toUtf8(source.chunks(progress), encoding, decoded), oldMac))) {
        cleanBlock(block, names, passed);
        if (passed.errorLines > 0) note(progress, 'error-lines', { lines: passed.errorLines });
        if (decoded.others.size > 0) note(progress, 'encodings-mixed', { encodings: [encoding.name, ...decoded.others.keys()].join(', ') });
        if (before !== undefined) yield before;
        before = block;
      }
      if (before === undefined) return;
      if (decoded.open) markCut(before, decoded.cut);
      yield before;
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
