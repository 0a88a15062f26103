import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { previewFile } from '../../../../src-main/imports/preview.ts';
import { encode } from './encode.ts';
import { fileOf, readAll } from './reading.ts';

const header = 'patron_id,title_id,loan_at,分馆';
/** More rows than a preview reads. */
const rows = (of: string): string => Array.from({ length: 12_000 }, (_, at) => `${of}${String(at)},T${String(at % 90)},2024-03-05,总馆\n`).join('');
const again = async (content: string | Uint8Array): Promise<unknown> => (await previewFile(fileOf(content), 'loans.csv', {})).notices.find(({ code }) => code === 'headers-repeated')?.values['rows'];

describe('a preview of exports that were put one behind the other', () => {
  const two = `${header}\n${rows('A')}${header}\n${rows('B')}`;

  it('counts the headers below what it reads, as the import does', async () => {
    expect(await again(two)).toBe(1);
    const { source, records } = await readAll(fileOf(two));
    expect(source.notices).toMatchObject([{ code: 'headers-repeated', values: { rows: 1 } }]);
    expect(records).toHaveLength(24_000);
    expect(await again(`${two}${header}\n${rows('C')}`)).toBe(2);
    expect(await again(`${header}\n${rows('A').split('\n', 100).join('\n')}\n${header}\n${rows('B')}${header}\n${rows('C')}`)).toBe(2);
  });

  it.each<[string, string | Uint8Array, number | undefined]>([
    ['one export alone', `${header}\n${rows('A')}`, undefined],
    ['a mark before each and DOS line ends', `\ufeff${two.replaceAll('\n', '\r\n').replace(`\n${header}`, `\n\ufeff${header}`)}`, 1],
    ['GB18030', encode(two, 'GB18030'), 1],
    ['gz', gzipSync(two), 1],
    ['lines above the header', `Loans of March\n\n${two}`, 1],
    ['a cell that quotes the header', `${header}\n${rows('A')}P1,T1,2024-03-05,"${header}"\n${rows('B')}`, undefined],
    ['a header at any place in a block', `${header}\n${rows('A')}${'P1,T1,2024-03-05,东\n'.repeat(131_072 / 23)}${header}\n${rows('B')}${header}\n`, 2],
  ])('%s', async (_, content, count) => {
    expect(await again(content)).toBe(count);
  });
});
