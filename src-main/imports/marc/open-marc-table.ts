import type { EncodingName } from '#contract/imports.ts';
import { AppError } from '#contract/errors.ts';
import type { Progress } from '../file/open-file.ts';
import type { FormatReader, OpenOptions, Source } from '../source.ts';
import type { BrokenRow, RowBlock } from '../table/row-block.ts';
import type { Table } from '../table/table.ts';
import { dialectOf, type Dialect } from './dialect.ts';
import { dressOf, type Dress } from './dress.ts';
import { EncodingJudge } from './encoding/encoding-judge.ts';
import { marcHeader } from './fields/description.ts';
import type { MarcBatch } from './marc-batch.ts';
import { plainBytes, wideEncoding, type WideEncoding } from './plain-bytes.ts';
import { readers } from './readers.ts';
import { titleRows } from './title-rows.ts';

const pieceBytes = 1 << 15;
/** Rows of the beginning that columns are looked at in. */
const shownRows = 200;

/** Whether a file's beginning looks like MARC in any of its dresses. */
export const looksLikeMarc = (beginning: Buffer): boolean => dressOf(beginning) !== null;

export const marc: FormatReader = { recognises: ({ beginning }) => looksLikeMarc(beginning), open: openMarcTable };

/**
 * A file of MARC records as a table: a row a record with the columns of titles, and a row for each further copy. Numbers of lines are numbers of records.
 * @throws AppError file-empty, file-truncated, file-unreadable
 */
export async function openMarcTable(source: Source, options: OpenOptions): Promise<Table> {
  const dress = dressOf(source.beginning) ?? 'iso2709';
  const wide = wideEncoding(source.beginning, options.encoding); // such a file is decoded as a whole, and places in it are none of its bytes
  const given = wide === null ? options.encoding : 'UTF-8';
  const { judge, rows, votes } = await lookAt(source, dress, wide, given);
  if (rows.length === 0 && source.beginning.toString('latin1').trim() === '') throw new AppError('file-empty', { file: source.file.name });
  const dialect: Dialect = options.profile === 'unimarc' || options.profile === 'marc21' ? options.profile : votes.unimarc > votes.marc21 ? 'unimarc' : 'marc21';
  const notices = judge.counts.size > 1 && judge.isMixed ? [{ code: 'encodings-mixed' as const, values: { encodings: [...judge.counts.keys()].join(', ') } }] : [];
  return {
    file: source.file, format: dress === 'xml' ? 'marcxml' : 'marc', profile: dialect, encoding: wide ?? judge.majority, delimiter: null, quote: null, skip: 0, hasHeader: true,
    parts: [], part: null, header: marcHeader, sample: rows, notices,
    async *blocks(progress: Progress) {
      const own = new EncodingJudge(given, judge.counts);
      for await (const batch of readers[dress](plainBytes(source.chunks(progress), wide), own)) yield blockOf(batch, dialect, { eachByItself: options.profile !== dialect, hasOffsets: wide === null });
    },
  };
}

async function lookAt(source: Source, dress: Dress, wide: WideEncoding | null, given: EncodingName | undefined): Promise<{ judge: EncodingJudge; rows: string[][]; votes: Record<Dialect, number> }> {
  const judge = new EncodingJudge(given);
  const votes = { marc21: 0, unimarc: 0 };
  const batches: MarcBatch[] = [];
  for await (const batch of readers[dress](plainBytes(inPieces(source.beginning), wide), judge)) batches.push(batch);
  for (const { records } of batches) {
    for (const { record } of records) {
      const dialect = dialectOf(record);
      if (dialect !== null) votes[dialect] += 1;
    }
  }
  const major: Dialect = votes.unimarc > votes.marc21 ? 'unimarc' : 'marc21';
  const rows: string[][] = [];
  for (const batch of batches) if (rows.length < shownRows) rows.push(...blockOf(batch, major, { eachByItself: true, hasOffsets: false }).rows);
  return { judge, votes, rows };
}

/** The rows of a batch. A record that does not say which family it is of is read like the others of its file. */
function blockOf(batch: MarcBatch, dialect: Dialect, { eachByItself, hasOffsets }: { eachByItself: boolean; hasOffsets: boolean }): RowBlock {
  const block: { rows: string[][]; lines: number[]; broken: BrokenRow[] } = { rows: [], lines: [], broken: batch.broken.map(({ offset, ...row }) => (hasOffsets && offset !== undefined ? { ...row, offset } : row)) };
  for (const { number, offset, record } of batch.records) {
    const rows = titleRows(record, (eachByItself ? dialectOf(record) : null) ?? dialect);
    if (rows.length === 0) {
      const raw = record.fields.slice(0, 20).map(({ tag, text }) => `${tag} ${text.replaceAll('\x1f', '$')}`).join(' ¶ ');
      block.broken.push({ line: number, ...(hasOffsets && offset !== undefined && { offset }), code: 'record-empty', cells: [raw.slice(0, 2_000)] });
    }
    for (const row of rows) {
      block.rows.push(row);
      block.lines.push(number);
    }
  }
  return block;
}

/** The beginning in pieces, with a pause behind each: a preview must not hold the process. */
async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    yield bytes.subarray(at, at + pieceBytes);
    await new Promise((resolve) => void setImmediate(resolve));
  }
}
