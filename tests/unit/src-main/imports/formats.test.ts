import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { previewFile } from '../../../../src-main/imports/preview.ts';
import { at, fileOf, fixture, readAll } from './reading.ts';

describe('encodings', () => {
  it.each([['utf8-bom', 'UTF-8'], ['gb18030', 'GB18030'], ['utf16le', 'UTF-16LE'], ['utf16be', 'UTF-16BE']])('reads Chinese loans in %s', async (name, encoding) => {
    const path = fixture(`loans-zh-${name}.csv`);
    const { source, records, rejects } = await readAll(path);
    expect((await previewFile(path, 'a.csv', {})).encoding).toBe(encoding);
    expect(source.kind).toBe('loans');
    expect(rejects).toEqual([]);
    expect(records).toEqual([
      { loanId: '1', patronId: 'D0001', itemBarcode: '300001', titleId: 'B1', branch: '总馆', loanedAt: at('2024-03-05T14:07:00'), dueAt: at('2024-04-04T00:00:00'), returnedAt: at('2024-03-20T00:00:00'), renewals: 1, title: { titleId: 'B1', material: '图书' }, patronGroup: '本科生' },
      { loanId: '2', patronId: 'D0002', itemBarcode: '300002', titleId: 'B2', branch: '东湖分馆', loanedAt: at('2024-03-06T00:00:00'), dueAt: at('2024-04-05T00:00:00'), renewals: 0, title: { titleId: 'B2', material: '音像资料' }, patronGroup: '教师' },
    ]);
  });

  it('takes western text that is no UTF-8 for windows-1252, not for Chinese', async () => {
    const path = fixture('titles-windows-1252.csv');
    expect(await previewFile(path, 'a.csv', {})).toMatchObject({ encoding: 'windows-1252', delimiter: ';', kind: 'titles' });
    expect((await readAll(path)).records).toEqual([
      { titleId: 'B1', title: 'Élégie à Genève', author: 'Müller, Zoë', year: 1998, isbns: ['9782871303336'] },
      { titleId: 'B2', title: 'Ça ira', author: 'Brontë, Anne', year: 2003 },
    ]);
  });

  it('is not led astray by a sample that ends inside a letter', async () => {
    const body = Array.from({ length: 30_000 }, (_, i) => `B${String(i)},${'书'.repeat(1 + (i % 7))}\n`).join('');
    for (const shift of ['', 'x', 'xx']) expect((await previewFile(fileOf(`title_id,title\n${shift},\n${body}`), 'a.csv', {})).encoding).toBe('UTF-8');
  });
});

describe('delimiters', () => {
  it.each([[','], [';'], ['\t'], ['|']])('guesses %j', async (delimiter) => {
    const quote = (text: string): string => `"${text}"`;
    const text = [['title_id', 'title'], ['1', quote('a,b;c\td|e')], ['2', 'plain']].map((row) => row.join(delimiter)).join('\n');
    const path = fileOf(text);
    expect((await previewFile(path, 'a.csv', {})).delimiter).toBe(delimiter);
    expect((await readAll(path)).records).toEqual([{ titleId: '1', title: 'a,b;c d|e' }, { titleId: '2', title: 'plain' }]);
  });

  it('reads one column', async () => {
    expect((await readAll(fileOf('patron_id\nP1\nP2\n'))).records).toEqual([{ patronId: 'P1' }, { patronId: 'P2' }]);
  });

  it.each(['\r\n', '\r', '\n'])('reads lines that end with %j', async (end) => {
    expect((await readAll(fileOf(['patron_id,group', 'P1,a', 'P2,b'].join(end)))).records).toEqual([{ patronId: 'P1', group: 'a' }, { patronId: 'P2', group: 'b' }]);
  });
});

describe('compressed files', () => {
  const plain = readFileSync(fixture('loans-en.csv'));

  it('knows gzip by its first bytes, whatever the name', async () => {
    expect((await readAll(fileOf(gzipSync(plain), 'loans.csv'))).records).toEqual((await readAll(fixture('loans-en.csv'))).records);
  });

  it('counts the bytes on the disk', async () => {
    const packed = gzipSync(plain);
    const { source } = await readAll(fileOf(packed));
    const slices: { bytesRead: number; bytesTotal: number }[] = [];
    for await (const slice of source.slices()) slices.push(slice);
    expect(slices.at(-1)).toMatchObject({ bytesRead: packed.length, bytesTotal: packed.length });
  });

  it('reads several packed parts as one file', async () => {
    expect((await readAll(fileOf(Buffer.concat([gzipSync('patron_id\nP1\n'), gzipSync('P2\n')])))).records).toHaveLength(2);
  });
});
