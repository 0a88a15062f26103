import { deflateRawSync, gzipSync, crc32 } from 'node:zlib';
import { plainZip, type PlainEntry } from '../../helpers/plain-zip.ts';
import { readAsTable, type FuzzTarget } from '../target.ts';

const loans = 'patron_id,title_id,loan_at\nP1,T1,2024-01-02\nP2,T2,2024-01-03\n';
const packed = (name: string | Buffer, content: string | Buffer): PlainEntry => ({ name, content: deflateRawSync(content), method: 8, bytes: Buffer.byteLength(content), sum: crc32(content) });

/** Zip archives, packed files and what stands in them. */
export const archive: FuzzTarget = {
  name: 'archive',
  seeds: () => [
    plainZip([{ name: 'loans.csv', content: loans }, packed('书目/titles.csv', 'title_id,title\nT1,Emma\n')]),
    plainZip([packed(Buffer.from('bde8d4c4bcc7c2bc2e637376', 'hex'), loans), { name: 'a.csv.gz', content: gzipSync(loans) }]),
    plainZip([packed('book.xlsx', plainZip([packed('[Content_Types].xml', '<Types/>'), packed('xl/workbook.xml', '<workbook/>')]))]),
    gzipSync(loans.repeat(100)),
    gzipSync(plainZip([{ name: 'loans.csv', content: loans }])),
    Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook', 'latin1'),
  ],
  tokens: ['PK\x03\x04', 'PK\x01\x02', 'PK\x05\x06', 'PK\x06\x06', 'PK\x06\x07', 'PK\x07\x08', Buffer.from([0x1f, 0x8b]), Buffer.from([1, 0]), Buffer.from([8, 0]), Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.from([0x75, 0x70]), '../', '__MACOSX/', '/', '\\'],
  run: readAsTable,
};
