import { setImmediate } from 'node:timers/promises';
import { AppError } from '#contract/errors.ts';
import type { ImportNotice } from '#contract/imports.ts';
import { looksBinary } from '../file/binary.ts';
import { noneFound, toUtf8 } from '../file/to-utf8.ts';
import type { FormatReader, OpenOptions, Source } from '../source.ts';
import { cleanBlock, markCut, type Passed } from './clean-rows.ts';
import { columnForms } from './column-forms.ts';
import { beginsWithHint, guessLayout } from './layout.ts';
import { linesBelow } from './lines-below.ts';
import { tidy } from './lines.ts';
import { RowMender } from './mend-rows.ts';
import { readRows } from './read-rows.ts';
import { countRepeatedHeaders } from './repeated-headers.ts';
import type { RowBlock } from './row-block.ts';
import { note, type ReadProgress, type Table } from './table.ts';

/** The rows are looked at in this much, so that a preview never holds the process for long. */
const sampleBytes = 1 << 16;

/** Sierra's lists with carets between cells have this between the values of one. */
const sierraRepeat = '~';

/** Text with one row a line and a sign between cells. It takes whatever no other format knows. */
export const delimited: FormatReader = { recognises: (source) => !looksBinary(source.beginning), open };

async function open(source: Source, options: OpenOptions): Promise<Table> {
  const { file, beginning, whole } = source;
  if (beginning.length === 0) throw new AppError('file-empty', { file: file.name });
  if (looksBinary(beginning)) throw new AppError('file-binary', { file: file.name });
  const encoding = source.encoding();
  await setImmediate(); // a preview must not hold the process for long
  const plain = await joined(toUtf8(once(beginning), encoding));
  const oldMac = plain.includes(13) && !plain.includes(10);
  const text = await joined(tidy(once(plain), oldMac));
  await setImmediate();
  const complete = whole && text.length <= sampleBytes;
  const layout = guessLayout(text.toString('utf8', 0, sampleBytes), complete, options);
  if (layout === null) throw new AppError(text.toString().trim() === '' ? 'file-empty' : 'file-binary', { file: file.name });
  await setImmediate();
  const { delimiter, quote, skip, above, hasHeader, header, glued } = layout;
  const rows = (chunks: AsyncIterable<Buffer>): AsyncGenerator<RowBlock> => readRows(linesBelow(chunks, above), { delimiter, quote, width: header.length, line: above + 1 });
  const names = hasHeader ? header : null;
  const parted = (options.repeat ?? (delimiter === '^' ? sierraRepeat : '')) || null;
  const looked: RowBlock[] = [];
  const seen: Passed = { errorLines: 0, headers: 0 };
  for await (const block of rows(once(complete ? text : text.subarray(0, text.lastIndexOf(10, sampleBytes) + 1)))) {
    cleanBlock(block, names, seen);
    looked.push(block);
  }
  const forms = columnForms(looked.flatMap((block) => block.rows), header.length);
  const shown = new RowMender(forms, delimiter);
  const sample = [...(glued === null ? [] : [[...glued]]), ...looked.flatMap((block) => shown.mend(block, block === looked.at(-1)).rows.filter(hasContent))];
  if (parted !== null) joinRepeats(sample, parted);
  const notices: ImportNotice[] = skip > 0 && options.skip === undefined && !beginsWithHint(text.toString('latin1', 0, 20)) ? [{ code: 'title-rows-skipped', values: { rows: skip } }] : [];
  notePassed({ notices }, seen);
  return {
    file, format: 'delimited', profile: null, encoding: encoding.name, delimiter, quote, skip, hasHeader, parts: [], part: null, header, notices, sample,
    ...(names !== null && !complete && { repeatedHeaders: () => countRepeatedHeaders(source, skip) }),
    async *blocks(progress) {
      const passed: Passed = { errorLines: 0, headers: 0 };
      const decoded = noneFound();
      const mender = new RowMender(forms, delimiter);
      const finished = (block: RowBlock, last: boolean): RowBlock => {
        if (last && decoded.open) markCut(block, decoded.cut);
        const mended = mender.mend(block, last);
        if (parted !== null) joinRepeats(mended.rows, parted);
        return mended;
      };
      let before: RowBlock | undefined;
      if (glued !== null) yield { rows: [[...glued]], lines: [skip + 1], broken: [] };
      for await (const block of rows(tidy(toUtf8(source.chunks(progress), encoding, decoded), oldMac))) {
        cleanBlock(block, names, passed);
        notePassed(progress, passed);
        if (decoded.others.size > 0) note(progress, 'encodings-mixed', { encodings: [encoding.name, ...decoded.others.keys()].join(', ') });
        if (before !== undefined) yield finished(before, false);
        before = block;
      }
      if (before !== undefined) yield finished(before, true);
    },
  };
}

function notePassed(progress: Pick<ReadProgress, 'notices'>, { errorLines, headers }: Passed): void {
  if (errorLines > 0) note(progress, 'error-lines', { lines: errorLines });
  if (headers > 0) note(progress, 'headers-repeated', { rows: headers });
}

/** Writes `; ` between the values of a cell, whatever the file has there. */
function joinRepeats(rows: string[][], sign: string): void {
  for (const row of rows) for (const [column, cell] of row.entries()) if (cell.includes(sign)) row[column] = cell.split(sign).map((value) => value.trim()).join('; ');
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
