import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeCsv } from '../../../../../src-main/services/sheets/csv-file.ts';
import { looksLikeFormula, safeText } from '../../../../../src-main/services/sheets/safe-text.ts';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'sheets-')); });

describe('text that a spreadsheet might take for a formula', () => {
  it.each(['=1+1', '+SUM(A1)', '-1+1', '@cmd', '\tx', '\rx', '\n=1', '  =1', '＝1+1', '＋1', '－A', '＠x', '\ufeff=1', '+86 571 8705', "-2+3+cmd|' /C calc'!A0"])('%j is made safe', (text) => {
    expect(looksLikeFormula(text)).toBe(true);
    expect(safeText(text)).toBe(`'${text}`);
  });

  it.each(['', 'Emma', '红楼梦', '-5', '+3', '-12.5', '1984', 'a=b', '…and more', "'tis"])('%j stays as it is', (text) => expect(safeText(text)).toBe(text));

  it('never leaves a sign of a formula in front', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('=', '＝', '+', '－', '@', '＠', '-', '\t', '\r', ' ', '\ufeff', 'a', '1', '.') }), (text) => /^\s*[=@＝＋－＠]|^[\t\r]/.test(safeText(text)) === false));
  });
});

describe('a CSV file', () => {
  const columns = [
    { heading: 'Card', kind: 'id' }, { heading: 'Title', kind: 'text' }, { heading: 'Loans', kind: 'number' }, { heading: 'Share', kind: 'share' }, { heading: 'Day', kind: 'day' },
  ] as const;
  const rows = [['=2', '=2+"x",\n红楼梦', -3, 0.123456, '2026-02-03'], ['0042', null, null, null, '']];
  const read = (name: string): string[][] => parse(readFileSync(join(folder, name)), { bom: true }) as string[][];

  it('is safe for a spreadsheet, which reads Chinese in it', async () => {
    expect(await writeCsv(join(folder, 'a.csv'), { columns, rows }, { forSpreadsheet: true })).toBe(2);
    expect(readFileSync(join(folder, 'a.csv')).subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(read('a.csv')).toEqual([['Card', 'Title', 'Loans', 'Share', 'Day'], ["'=2", `'=2+"x",\n红楼梦`, '-3', '0.1235', '2026-02-03'], ['0042', '', '', '', '']]);
  });

  it('gives ids to other programs as they are', async () => {
    await writeCsv(join(folder, 'a.csv'), { columns, rows }, { forSpreadsheet: false });
    expect(read('a.csv')[1]?.slice(0, 2)).toEqual(['=2', `'=2+"x",\n红楼梦`]);
  });

  it('is whole or not there', async () => {
    function* failing(): Generator<string[]> {
      yield ['a'];
      throw new Error('lost');
    }
    await expect(writeCsv(join(folder, 'a.csv'), { columns, rows: failing() }, { forSpreadsheet: true })).rejects.toThrow('lost');
    expect(readdirSync(folder)).toEqual([]);
    await expect(writeCsv(join(folder, 'none', 'a.csv'), { columns, rows }, { forSpreadsheet: true })).rejects.toMatchObject({ code: 'file-unwritable', values: { file: 'a.csv' } });
  });
});
