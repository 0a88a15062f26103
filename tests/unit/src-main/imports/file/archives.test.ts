import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../../../src-main/imports/open-source.ts';
import { openFile, readChunks } from '../../../../../src-main/imports/file/open-file.ts';
import { plainZip, type PlainEntry } from '../../../../helpers/plain-zip.ts';
import { zipOf } from '../../../../helpers/zip-of.ts';
import { fileOf } from '../reading.ts';

const loans = 'patron_id,title_id,loan_at\nP1,T1,2024-01-02\n';
const titles = 'title_id,title\nT1,Emma\n';

async function contentOf(path: string, part?: string): Promise<string> {
  const parts: Buffer[] = [];
  for await (const chunk of readChunks(await openFile(path, 'export.zip', part))) parts.push(chunk);
  return Buffer.concat(parts).toString();
}
const refused = (path: string, part?: string): Promise<unknown> => contentOf(path, part).then(() => 'read', (error: unknown) => error);

/** An archive of one file, as other programs may write it. */
const rawZip = (name: Buffer, content: Buffer, more: Partial<PlainEntry> = {}): Buffer => plainZip([{ name, content, ...more }]);

describe('archives', () => {
  it.each([[{}], [{ compress: false }], [{ zip64: true }]])('reads the files of a zip, %o', async (options) => {
    const path = fileOf(await zipOf({ 'loans.csv': loans, '书目/titles.csv': titles }, options));
    expect(await contentOf(path)).toBe(loans);
    expect(await contentOf(path, '书目/titles.csv')).toBe(titles);
  });

  it('passes over what systems put beside the files, and takes a table before a letter', async () => {
    const path = fileOf(await zipOf({ '__MACOSX/._loans.csv': 'x', '.DS_Store': 'x', 'README.txt': 'read', 'letter.pdf': '%PDF', 'a/loans.csv': loans }));
    const file = await openFile(path, 'C:\\exports\\march.zip');
    expect(file).toMatchObject({ name: 'march.zip/a/loans.csv', entry: 'a/loans.csv', entries: ['README.txt', 'letter.pdf', 'a/loans.csv'], workbook: null });
  });

  it('unpacks a packed file in an archive', async () => {
    expect(await contentOf(fileOf(await zipOf({ 'loans.csv.gz': gzipSync(loans) })))).toBe(loans);
  });

  it('tells of the other files of an archive', async () => {
    const table = await openSource(fileOf(await zipOf({ 'loans.csv': loans, 'titles.csv': titles })), 'export.zip', { part: 'titles.csv' });
    expect(table).toMatchObject({ parts: ['loans.csv', 'titles.csv'], part: 'titles.csv', header: ['title_id', 'title'] });
    expect(table.notices).toContainEqual({ code: 'archive-parts', values: { parts: 'loans.csv, titles.csv', part: 'titles.csv' } });
  });

  it.each([
    ['借阅记录.csv', Buffer.from('bde8d4c4bcc7c2bc2e637376', 'hex'), 0],
    ['借阅记录.csv', Buffer.from('借阅记录.csv'), 0],
    ['借阅记录.csv', Buffer.from('借阅记录.csv'), 1 << 11],
    ['馆藏目录2024.csv', Buffer.from('b9ddb2d8c4bfc2bc323032342e637376', 'hex'), 0],
    ['Bücher.csv', Buffer.from('42816368 65722e637376'.replace(' ', ''), 'hex'), 0],
    ['a/b.csv', Buffer.from('a\\b.csv'), 0],
  ])('reads the name %s', async (name, raw, flags) => {
    expect((await openFile(fileOf(rawZip(raw, Buffer.from(loans), { flags })), 'x.zip')).entry).toBe(name);
  });

  it('says when an archive has no such part', async () => {
    const path = fileOf(await zipOf({ 'loans.csv': loans }));
    expect(await refused(path, 'patrons.csv')).toMatchObject({ code: 'part-not-found', values: { file: 'export.zip', part: 'patrons.csv' } });
    expect(await refused(fileOf(loans), 'patrons.csv')).toMatchObject({ code: 'part-not-found' });
  });

  it.each([
    ['file-encrypted', rawZip(Buffer.from('a.csv'), Buffer.from(loans), { flags: 1, bytes: loans.length - 12 })],
    ['archive-unsupported', rawZip(Buffer.from('a.csv'), Buffer.from(loans), { method: 9 })],
    ['file-truncated', rawZip(Buffer.from('a.csv'), Buffer.from(loans), { sum: 12 })],
    ['file-truncated', rawZip(Buffer.from('a.csv'), deflateRawSync(loans), { method: 8, bytes: 4 })],
    ['file-truncated', rawZip(Buffer.from('a.csv'), Buffer.from('no such packing'), { method: 8, bytes: 400 })],
    ['file-truncated', rawZip(Buffer.from('a.csv'), Buffer.from(loans)).subarray(0, 60)],
    ['archive-too-large', rawZip(Buffer.from('a.csv'), Buffer.from(loans), { method: 8, bytes: 0xfffffff0 })],
    ['file-empty', Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)])],
    ['archive-unsupported', Buffer.from('7z\xbc\xaf\x27\x1c\0\0', 'latin1')],
    ['archive-unsupported', Buffer.from('Rar!\x1a\x07\x01\0', 'latin1')],
    ['archive-unsupported', Buffer.from('\x1f\x9d\x90abc', 'latin1')],
    ['workbook-old', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 … Workbook', 'latin1')],
    ['file-encrypted', Buffer.concat([Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), Buffer.from('EncryptedPackage', 'utf16le')])],
    ['file-binary', Buffer.concat([Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), Buffer.from('WordDocument', 'utf16le')])],
  ])('%s', async (code, bytes) => {
    expect(await refused(fileOf(bytes))).toMatchObject({ code });
  });

  it('refuses a zip whose directory points beyond every file, on the disk and inside another', async () => {
    const far = Buffer.alloc(20 + 22);
    far.writeUInt32LE(0x07064b50, 0);
    far.writeBigUInt64LE(8_315_171_534_250_717_000n, 8);
    far.writeUInt32LE(0x06054b50, 20);
    const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(100), far]);
    expect(await refused(fileOf(zip))).toMatchObject({ code: 'file-truncated' });
    expect(await refused(fileOf(gzipSync(zip)))).toMatchObject({ code: 'file-truncated' });
  });

  it('refuses an archive in an archive', async () => {
    expect(await refused(fileOf(await zipOf({ 'inner.zip': await zipOf({ 'loans.csv': loans }) })))).toMatchObject({ code: 'archive-unsupported' });
  });

  it.each([
    ['gz', (zeros: Buffer) => gzipSync(zeros)],
    ['zip', (zeros: Buffer) => rawZip(Buffer.from('a.csv'), deflateRawSync(zeros), { method: 8, bytes: zeros.length })],
    ['zip that hides its size', (zeros: Buffer) => rawZip(Buffer.from('a.csv'), deflateRawSync(zeros), { method: 8, bytes: 1000 })],
  ])('stops at a bomb: %s', async (_, make) => {
    expect(await refused(fileOf(make(Buffer.alloc(120e6))))).toMatchObject({ code: 'archive-too-large' });
  });

  it('says how much of the archive has been read', async () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => `P${String((i * 7919) % 99_991)},T${String(i)},2024-01-02\n`).join('');
    const file = await openFile(fileOf(await zipOf({ 'other.csv': rows, 'loans.csv': `${loans}${rows}` })), 'x.zip', 'loans.csv');
    const progress = { bytesRead: 0 };
    const seen: number[] = [];
    for await (const chunk of readChunks(file, progress)) if (chunk.length > 0) seen.push(progress.bytesRead);
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(progress.bytesRead).toBe(file.bytes);
  });

  it('lets go of an archive that is not read to its end', async () => {
    const path = fileOf(await zipOf({ 'loans.csv': loans.repeat(50_000) }));
    for await (const chunk of readChunks(await openFile(path, 'x.zip'))) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(await contentOf(path)).toHaveLength(loans.length * 50_000);
  });
});
