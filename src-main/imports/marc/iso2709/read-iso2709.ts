import type { EncodingJudge } from '../encoding/encoding-judge.ts';
import { claimedEncoding } from '../encoding/claimed-encoding.ts';
import { readableRaw, type MarcBatch } from '../marc-batch.ts';
import type { MarcField, MarcRecord } from '../marc-record.ts';
import { readDirectory, type RawRecord } from './directory.ts';
import { RecordSplitter, type RecordBytes } from './record-splitter.ts';

/** Fewer bytes than a leader and one entry have are the crumbs of a record that was turned away. */
const leastBytes = 24;

/** The records of a file in ISO 2709. What cannot be read is put aside with its place; reading goes on at the next record. */
export async function* readIso2709(chunks: AsyncIterable<Buffer>, judge: EncodingJudge): AsyncGenerator<MarcBatch, void, undefined> {
  const splitter = new RecordSplitter();
  let number = 0;
  const batchOf = (found: readonly RecordBytes[]): MarcBatch => {
    const batch: MarcBatch = { records: [], broken: [] };
    for (const each of found) {
      number += 1;
      const raw = each.isTooLong ? null : readDirectory(each.bytes);
      if (raw === null || (!each.isEnded && !raw.isWhole)) {
        const code = raw === null && !isCut(each) ? 'record-broken' : 'record-cut';
        batch.broken.push({ line: number, offset: each.offset, code, cells: [readableRaw(each.bytes)] });
      } else {
        batch.records.push({ number, offset: each.offset, record: decoded(raw, judge) });
      }
    }
    return batch;
  };
  for await (const chunk of chunks) yield batchOf(splitter.take(chunk, false));
  yield batchOf(splitter.take(Buffer.alloc(0), true));
}

/** Whether a leader stands there and the rest is lost. */
const isCut = ({ bytes, isEnded, isTooLong }: RecordBytes): boolean => !isEnded && !isTooLong && (bytes.length < leastBytes || /^\d{5}/.test(bytes.toString('latin1', 0, 5)));

function decoded(raw: RawRecord, judge: EncodingJudge): MarcRecord {
  const texts = judge.decode(raw.data, () => claimedEncoding(raw));
  const fields: MarcField[] = [];
  for (const [at, text] of texts.entries()) {
    const tag = raw.tags[at] ?? '';
    const before = fields.at(-1);
    if (tag !== '') fields.push({ tag, text });
    else if (before !== undefined && text !== '' && !/^..\x1f/.test(text)) fields[fields.length - 1] = { tag: before.tag, text: `${before.text} ${text}` }; // an end sign inside a field
  }
  return { leader: raw.leader, fields };
}
