import type { EncodingJudge } from '../encoding/encoding-judge.ts';
import { readableRaw, type MarcBatch } from '../marc-batch.ts';
import { alephNumber, fromAleph } from './aleph-lines.ts';
import { parseLines } from './parse-lines.ts';

const newline = 10;
const longestRecord = 1 << 23;
const isLeader = /^=?(?:LDR|LEADER|000)[\s|:]/;

/** The records of a text with a field a line (MarcEdit's .mrk, Aleph's sequential format, print-outs): a record ends at an empty line, or where the next leader or number is. */
export async function* readLines(chunks: AsyncIterable<Buffer>, judge: EncodingJudge): AsyncGenerator<MarcBatch, void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let [number, place] = [0, 0];
  /** Lines of the record that is being read. */
  let lines: Buffer[] = [];
  let [begins, held] = [0, 0];
  /** The number of the record in Aleph's format. */
  let aleph: string | undefined;
  const end = (batch: MarcBatch): void => {
    const bytes = Buffer.concat(lines);
    [lines, held] = [[], 0];
    if (bytes.toString('latin1').trim() === '') return;
    number += 1;
    const isTooLong = bytes.length > longestRecord;
    const text = isTooLong ? '' : judge.decodeText(bytes, null);
    const record = isTooLong ? null : parseLines(aleph === undefined ? text : fromAleph(text));
    if (record !== null && record.fields.length > 0) batch.records.push({ number, offset: begins, record });
    else batch.broken.push({ line: number, offset: begins, code: 'record-broken', cells: [readableRaw(bytes)] });
  };
  const take = (line: Buffer, batch: MarcBatch): void => {
    const beginning = line.toString('latin1', 0, 24);
    const itsNumber = alephNumber(beginning);
    const isBlank = line.length < 64 && line.toString('latin1').trim() === '';
    if (isBlank || (lines.length > 0 && (isLeader.test(beginning) || beginning.startsWith('*** DOC') || (itsNumber !== undefined && itsNumber !== aleph)))) end(batch);
    aleph = itsNumber ?? (isBlank ? undefined : aleph);
    if (!isBlank) {
      if (lines.length === 0) begins = place;
      if (held <= longestRecord) lines.push(line);
      held += line.length;
    }
    place += line.length;
  };
  for await (const chunk of chunks) {
    const batch: MarcBatch = { records: [], broken: [] };
    const bytes = rest.length === 0 ? withoutMark(chunk, place) : Buffer.concat([rest, chunk]);
    if (place === 0 && rest.length === 0) place = chunk.length - bytes.length;
    let from = 0;
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, from)) {
      take(bytes.subarray(from, at + 1), batch);
      from = at + 1;
    }
    rest = Buffer.from(bytes.subarray(from));
    if (rest.length > longestRecord) {
      take(rest, batch);
      rest = Buffer.alloc(0);
    }
    lines = lines.map((line) => Buffer.from(line)); // the chunk itself goes
    yield batch;
  }
  const batch: MarcBatch = { records: [], broken: [] };
  if (rest.length > 0) take(rest, batch);
  end(batch);
  yield batch;
}

const withoutMark = (chunk: Buffer, place: number): Buffer => (place === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk);
