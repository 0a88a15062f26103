import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SheetCell, SheetColumn } from '../../../../../src-main/services/sheets/sheet.ts';
import { writeWorkbook } from '../../../../../src-main/services/sheets/xlsx-file.ts';
import { opened } from '../../imports/spreadsheet/opening.ts';
import { partOf } from './zip-part.ts';

let path = '';
beforeEach(() => { path = join(mkdtempSync(join(tmpdir(), 'sheets-')), 'book.xlsx'); });

const columns: readonly SheetColumn[] = [
  { heading: '读者证号', kind: 'id' }, { heading: 'Title', kind: 'text' }, { heading: 'Loans', kind: 'number' }, { heading: 'Share', kind: 'share' }, { heading: 'Day', kind: 'day' }, { heading: 'Moment', kind: 'moment' },
];
const firstSheet = (): Promise<string> => partOf(path, 'xl/worksheets/sheet1.xml');

describe('a workbook', () => {
  it('holds texts, numbers and days as they are', async () => {
    const moment = new Date(2026, 1, 3, 16, 45).toISOString();
    const rows: SheetCell[][] = [['00042', '红楼梦 <&"', -3, 0.25, '2026-02-03', moment], ['21234567890123456', '', 1.5, null, 'unknown', null]];
    expect(await writeWorkbook(path, [{ name: 'Loans', columns, rows }])).toBe(2);
    const { table, rows: read } = await opened(readFileSync(path));
    expect(table.header).toEqual(columns.map(({ heading }) => heading));
    expect(read).toEqual([['00042', '红楼梦 <&"', '-3', '0.25', '2026-02-03', '2026-02-03 16:45:00'], ['21234567890123456', '', '1.5', '', 'unknown', '']]);
  });

  it('never holds a formula: what looks like one is text, marked as typed with an apostrophe', async () => {
    await writeWorkbook(path, [{ name: 'Loans', columns: columns.slice(0, 2), rows: [['=1+1', '@x'], ['42', 'x']] }]);
    const xml = await firstSheet();
    expect(xml).not.toContain('<f>');
    expect(xml).toMatch(/<c r="A2" s="(\d+)" t="inlineStr"><is><t xml:space="preserve">=1\+1</);
    const [, style = ''] = /r="A2" s="(\d+)"/.exec(xml) ?? [];
    const styles = (await partOf(path, 'xl/styles.xml')).split('<cellXfs')[1]?.match(/<xf [^>]+>/g) ?? [];
    expect(styles[Number(style)]).toContain('quotePrefix="1"');
    expect(styles[Number(/r="A3" s="(\d+)"/.exec(xml)?.[1])]).not.toContain('quotePrefix');
  });

  it('shows Chinese in a Chinese font, and all else in the usual one', async () => {
    await writeWorkbook(path, [{ name: 'Loans', columns: columns.slice(0, 2), rows: [['Emma', '红楼梦']] }]);
    const [xml, styles] = [await firstSheet(), await partOf(path, 'xl/styles.xml')];
    const cells = styles.split('<cellXfs')[1]?.match(/<xf [^>]+>/g) ?? [];
    const fonts = styles.match(/<font>.*?<\/font>/g) ?? [];
    const fontAt = (cell: string): string | undefined => fonts[Number(/fontId="(\d+)"/.exec(cells[Number(new RegExp(`r="${cell}" s="(\\d+)"`).exec(xml)?.[1])] ?? '')?.[1])];
    expect(fontAt('A2')).toContain('Calibri');
    expect(fontAt('B2')).toContain('Microsoft YaHei');
    expect(fontAt('A1')).toMatch(/<b\/>.*Microsoft YaHei/);
  });

  it('can hold any text', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: fc.constantFrom('\0', '\u0001', '\r', '\n', '<', '&', '"', '_x0041_', '\ud800', '\udc00', '\ufffe', '𠮷', '红', 'a', ' ', '='), minLength: 1 }), { minLength: 1, maxLength: 5 }), async (texts) => {
      await writeWorkbook(path, [{ name: 'Texts', columns: [{ heading: 'Line', kind: 'number' }, { heading: 'Text', kind: 'text' }], rows: texts.map((text, at) => [at, text]) }]);
      const { rows } = await opened(readFileSync(path));
      expect(rows).toHaveLength(texts.length);
    }), { numRuns: 30 });
  });

  it('takes sheets by any name, each under its own', async () => {
    const rows = [['x']];
    await writeWorkbook(path, ['Lists: 2026/11', 'LISTS? 2026*11', '', 'n'.repeat(40), 'n'.repeat(40)].map((name) => ({ name, columns: columns.slice(0, 1), rows })));
    const names = [...(await partOf(path, 'xl/workbook.xml')).matchAll(/sheet name="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual(['Lists  2026 11', 'LISTS  2026 11 (2)', 'Sheet', 'n'.repeat(31), `${'n'.repeat(27)} (2)`]);
  });

  it('goes on in a further sheet where one is full', async () => {
    const rows = Array.from({ length: 7 }, (_, at) => [at]);
    expect(await writeWorkbook(path, [{ name: 'Loans', columns: [{ heading: 'n', kind: 'number' }], rows }], 4)).toBe(7);
    expect(await partOf(path, 'xl/workbook.xml')).toMatch(/name="Loans".*name="Loans \(2\)".*name="Loans \(3\)"/);
    const values = async (sheet: number): Promise<string[]> => [...(await partOf(path, `xl/worksheets/sheet${sheet}.xml`)).matchAll(/<v>(\d+)<\/v>/g)].map(([, value]) => value ?? '');
    expect([await values(1), await values(2), await values(3)]).toEqual([['0', '1', '2'], ['3', '4', '5'], ['6']]);
  });

  it('lets others work while it writes', async () => {
    async function* many(): AsyncGenerator<SheetCell[]> { for (let at = 0; at < 60_000; at += 1) yield ['0042', 'Pride and prejudice', at, 0.5, '2026-02-03', null]; }
    let ticks = 0;
    const timer = setInterval(() => { ticks += 1; }, 5);
    await writeWorkbook(path, [{ name: 'Loans', columns, rows: many() }]);
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(3);
  });

  it('is whole or not there', async () => {
    function* failing(): Generator<string[]> {
      yield ['a'];
      throw new Error('lost');
    }
    await expect(writeWorkbook(path, [{ name: 'Loans', columns, rows: failing() }])).rejects.toThrow('lost');
    expect(readdirSync(join(path, '..'))).toEqual([]);
    await expect(writeWorkbook(join(path, 'none', 'a.xlsx'), [{ name: 'Loans', columns, rows: [] }])).rejects.toMatchObject({ code: 'file-unwritable' });
  });
});
