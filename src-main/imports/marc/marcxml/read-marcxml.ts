import type { EncodingName } from '#contract/imports.ts';
import type { EncodingJudge } from '../encoding/encoding-judge.ts';
import { readableRaw, type MarcBatch } from '../marc-batch.ts';
import { parseRecord } from './parse-record.ts';
import { RecordPieces, type RecordPiece } from './record-pieces.ts';

const declaration = /^[\xef\xbb\xbf\s]*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/;
const names: Readonly<Record<string, EncodingName>> = {
  'utf-8': 'UTF-8', utf8: 'UTF-8', gbk: 'GB18030', gb2312: 'GB18030', gb18030: 'GB18030', big5: 'Big5', 'iso-8859-1': 'windows-1252', 'windows-1252': 'windows-1252', 'windows-1251': 'windows-1251',
  shift_jis: 'Shift_JIS', 'euc-kr': 'EUC-KR', ibm866: 'IBM866', cp866: 'IBM866',
};

/** The records of a file of MARCXML, each by itself: one that is no XML costs no other. */
export async function* readMarcxml(chunks: AsyncIterable<Buffer>, judge: EncodingJudge): AsyncGenerator<MarcBatch, void, undefined> {
  const pieces = new RecordPieces();
  let number = 0;
  let declared: EncodingName | null | undefined;
  const batchOf = (found: readonly RecordPiece[]): MarcBatch => {
    const batch: MarcBatch = { records: [], broken: [] };
    for (const { bytes, offset, end } of found) {
      number += 1;
      const record = end === 'cut' ? null : parseRecord(judge.decodeText(bytes, declared ?? null));
      if (record !== null && record.fields.length > 0) batch.records.push({ number, offset, record });
      else batch.broken.push({ line: number, offset, code: end === 'cut' ? 'record-cut' : 'record-broken', cells: [readableRaw(bytes)] });
    }
    return batch;
  };
  for await (const chunk of chunks) {
    declared ??= names[declaration.exec(chunk.toString('latin1', 0, 400))?.[1]?.toLowerCase() ?? ''] ?? null;
    yield batchOf(pieces.take(chunk, false));
  }
  yield batchOf(pieces.take(Buffer.alloc(0), true));
}
