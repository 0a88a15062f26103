import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { previewFile } from '../../../../src-main/imports/preview.ts';
import { openRecords } from '../../../../src-main/imports/read-records.ts';
import { fileOf, readAll } from './reading.ts';

const refused = async (path: string): Promise<unknown> => openRecords(path, 'C:\\exports\\my loans.csv', {}).then(() => 'opened', (error: unknown) => error);

describe('files that cannot be read', () => {
  it.each([
    ['file-not-found', () => join(tmpdir(), 'there-is-no-such-file.csv')],
    ['file-unreadable', () => mkdtempSync(join(tmpdir(), 'shelfbridge-folder-'))],
    ['file-empty', () => fileOf('')],
    ['file-empty', () => fileOf('\ufeff\r\n\r\n')],
    ['file-empty', () => fileOf(gzipSync(''))],
    ['file-truncated', () => fileOf('PK\x03\x04 and so on, no NUL\n1,2\n')],
    ['file-binary', () => fileOf('SQLite format 3\0....')],
    ['file-binary', () => fileOf('MZ\0\0\0\0')],
    ['file-binary', () => fileOf('patron_id\n'.repeat(500) + '\0'.repeat(100))],
    ['file-binary', () => fileOf('x'.repeat(600_000))],
    ['kind-unknown', () => fileOf('a,b\n1,2\n')],
  ])('%s, with the bare name of the file', async (code, make) => {
    expect(await refused(make())).toMatchObject({ code, values: { file: 'my loans.csv' } });
  });

  it('previews with the same errors', async () => {
    await expect(previewFile(fileOf(''), 'x.csv', {})).rejects.toMatchObject({ code: 'file-empty', values: { file: 'x.csv' } });
  });

  it('finds a packed file cut off, when it gets there', async () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => `P${String(i)},T${String((i * 7919) % 100_003)},2024-01-02\n`).join('');
    const packed = gzipSync(`patron_id,title_id,loan_at\n${rows}`);
    const source = await openRecords(fileOf(packed.subarray(0, packed.length - 2000)), 'cut.csv.gz', {});
    let seen = 0;
    const reading = (async () => { for await (const slice of source.slices()) seen += slice.records.length; })();
    await expect(reading).rejects.toMatchObject({ code: 'file-truncated', values: { file: 'cut.csv.gz' } });
    expect(seen).toBeGreaterThan(100_000);
  });

  it('finds a packed file with a wrong check sum', async () => {
    const packed = Buffer.from(gzipSync('patron_id\nP1\n'));
    packed.writeUInt32LE(1, packed.length - 8);
    expect(await refused(fileOf(packed))).toMatchObject({ code: 'file-truncated' });
  });

  it('takes a header alone for a table without rows', async () => {
    expect(await readAll(fileOf('patron_id,title_id,loan_at'))).toMatchObject({ records: [], rejects: [] });
  });

  it('does not mind one stray NUL', async () => {
    const rows = Array.from({ length: 1000 }, (_, i) => `P${String(i)}${i === 900 ? '\0' : ''}\n`).join('');
    expect((await readAll(fileOf(`patron_id\n${rows}`))).records[900]).toEqual({ patronId: 'P900' });
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const source = await openRecords(fileOf(`patron_id\n${'P1\n'.repeat(2000)}`), 'a.csv', {});
    const slices = source.slices(stop.signal);
    expect((await slices.next()).value?.records).toHaveLength(500);
    stop.abort();
    await expect(slices.next()).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('lets go of a packed file that is not read to its end', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `P${String(i * 7919)}\n`).join('');
    const path = fileOf(gzipSync(`patron_id\n${rows}`));
    const source = await openRecords(path, 'a.csv', {});
    for await (const slice of source.slices()) {
      expect(slice.records).toHaveLength(500);
      break;
    }
    rmSync(path);
    expect(await refused(path)).toMatchObject({ code: 'file-not-found' });
  });
});
