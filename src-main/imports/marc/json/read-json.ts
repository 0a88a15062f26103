import type { EncodingJudge } from '../encoding/encoding-judge.ts';
import { readableRaw, type MarcBatch } from '../marc-batch.ts';
import { parseObject } from './parse-object.ts';
import { RecordObjects, type RecordObject } from './record-objects.ts';

/** The records of a file of MARC in JSON: an array, one a line, or one after the other. */
export async function* readJson(chunks: AsyncIterable<Buffer>, judge: EncodingJudge): AsyncGenerator<MarcBatch, void, undefined> {
  const objects = new RecordObjects();
  let number = 0;
  const batchOf = (found: readonly RecordObject[], last: boolean): MarcBatch => {
    const batch: MarcBatch = { records: [], broken: [] };
    for (const [at, { bytes, offset, isEnded }] of found.entries()) {
      number += 1;
      const isCut = last && !isEnded && at === found.length - 1;
      const record = isCut ? null : parseObject(judge.decodeText(bytes, 'UTF-8'));
      if (record !== null && record.fields.length > 0) batch.records.push({ number, offset, record });
      else batch.broken.push({ line: number, offset, code: isCut ? 'record-cut' : 'record-broken', cells: [readableRaw(bytes)] });
    }
    return batch;
  };
  for await (const chunk of chunks) yield batchOf(objects.take(chunk, false), false);
  yield batchOf(objects.take(Buffer.alloc(0), true), true);
}
