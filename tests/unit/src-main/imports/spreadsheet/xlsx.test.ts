import { describe, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { xlsxOf } from '../../../../helpers/xlsx-of.ts';
import { openSource } from '../../../../../src-main/imports/open-source.ts';
import { zipOf } from '../../../../helpers/zip-of.ts';
import { fileOf } from '../reading.ts';
import { opened, openedXlsx, sheet } from './opening.ts';

const header = ['patron_id', 'title_id', 'loan_at'];
const loans = [header, ['P1', 'T1', '2024-01-02'], ['P2', '00042', '2024-01-03']];
const xml = (text: string): { xml: string } => ({ xml: text });

describe('workbooks of Excel', () => {
  it.each([[true], [false]])('reads text as it stands, shared: %s', async (shared) => {
    const { table, rows, lines } = await openedXlsx([sheet(loans)], {}, { shared });
    expect(table).toMatchObject({ format: 'spreadsheet', header, hasHeader: true, skip: 0, parts: ['Loans'], part: 'Loans', encoding: null, notices: [] });
    expect(table.sample).toEqual(loans.slice(1));
    expect(rows).toEqual(loans.slice(1));
    expect(lines).toEqual([2, 3]);
  });

  it('reads every kind of cell', async () => {
    const cells = [
      xml('><v>31221120423970</v>'), xml('><v>3.122112042397E+13</v>'), xml('><v>0.30000000000000004</v>'), xml('><v>12.0</v>'), xml('><v>-1.5E-3</v>'),
      xml(' t="b"><v>1</v>'), xml(' t="e"><v>#N/A</v>'), xml(' t="str"><f>A1&amp;B1</f><v>00&amp;7</v>'), xml(' t="d"><v>2024-05-06T07:08:09</v>'),
      xml(' t="inlineStr"><is><r><t>借阅</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 证</t></r><rPh sb="0" eb="1"><t>jieyue</t></rPh></is>'),
      xml(' t="str"><v>a_x000D_b_x005F_x000D__x0000_</v>'), xml(' s="2"><v>1234</v>'), xml('><f>SUM(1)</f>'),
    ];
    const { rows } = await openedXlsx([sheet([cells.map((_, at) => `c${String(at)}`), cells])], {}, { formats: ['00000000'] });
    expect(rows).toEqual([['31221120423970', '31221120423970', '0.3', '12', '-0.0015', 'TRUE', '', '00&7', '2024-05-06 07:08:09', '借阅 证', 'a\rb_x000D_ ', '00001234', '']]);
  });

  it('reads dates by the formats of their cells', async () => {
    const formats = ['yyyy-mm-dd', 'yyyy"年"m"月"d"日"', '[$-409]d-mmm-yy;@', 'hh:mm:ss', '[h]:mm', '0.00', '#,##0', '[Red]0', 'yyyy/m/d h:mm', 'mm:ss.0', 'General', '"day "0'];
    const value = 45356.42432870371;
    const { rows } = await openedXlsx([sheet([formats, formats.map((_, at) => xml(` s="${String(at + 2)}"><v>${String(value)}</v>`))])], { hasHeader: true }, { formats });
    const moment = '2024-03-05 10:11:02';
    const number = '45356.4243287037';
    expect(rows).toEqual([[moment, moment, moment, moment, '1088554:11:02', number, number, number, moment, moment, number, number]]);
  });

  it.each([
    ['45356', false, '2024-03-05'], ['43894', true, '2024-03-05'], ['59', false, '1900-02-28'], ['61', false, '1900-03-01'], ['0', false, ''], ['0', true, '1904-01-01'], ['-1', false, '-1'],
    ['2958465', false, '9999-12-31'], ['2958466', false, '2958466'], ['45356.999999999', false, '2024-03-06'], ['1E+300', false, '1E+300'],
  ])('reads day %s, from 1904: %s', async (serial, from1904, text) => {
    const { rows } = await openedXlsx([sheet([['loan_at', 'x'], [xml(` s="2"><v>${serial}</v>`), 'x']])], {}, { formats: ['yyyy-mm-dd'], from1904 });
    expect(rows).toEqual([[text, 'x']]);
  });

  it('reads times of day and lengths of time', async () => {
    const { rows } = await openedXlsx([sheet([['a', 'b'], [xml(' s="2"><v>0.5</v>'), xml(' s="3"><v>1.5</v>')]])], {}, { formats: ['h:mm AM/PM', '[h]:mm:ss'] });
    expect(rows).toEqual([['12:00:00', '36:00:00']]);
  });

  it('leaves numbers that Excel has rounded for everybody to see, and names their columns', async () => {
    const { table, rows } = await openedXlsx([sheet([['barcode', 'id', 'n'], [xml('><v>9.9123456789012301E+17</v>'), xml('><v>1234567890123450</v>'), 7]])]);
    expect(rows).toEqual([['9.91234567890123E+17', '1.23456789012345E+15', '7']]);
    expect(table.notices).toEqual([{ code: 'numbers-rounded', values: { columns: 'barcode, id' } }]);
  });

  it('keeps long numbers that another program has written in full', async () => {
    const { table, rows } = await openedXlsx([sheet([['barcode'], [xml('><v>12345678901234567891</v>')], [xml('><v>12345678901234567000</v>')], [xml('><v>2020202020202021</v>')]])]);
    expect(rows.flat()).toEqual(['12345678901234567891', '12345678901234567000', '2020202020202021']);
    expect(table.notices).toEqual([]);
  });

  it('keeps the numbers of rows, over empty rows and cells that name no place', async () => {
    const { rows, lines } = await openedXlsx([sheet([header, { line: 5, cells: [null, 'T1', null] }, { line: 6, cells: [] }, { line: 9, cells: ['P2'] }])]);
    expect(rows).toEqual([['', 'T1', ''], ['P2', '', '']]);
    expect(lines).toEqual([5, 9]);
    const bare = await zipOf({ ...await partsOf(await xlsxOf([sheet([['x']])])), 'xl/worksheets/sheet1.xml': '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c r="D1"><x:v>4</x:v></x:c></x:row><x:row><x:c t="str"><x:v>a</x:v></x:c></x:row></x:sheetData></x:worksheet>' });
    expect((await opened(bare, { hasHeader: false })).rows).toEqual([['1', '', '', '4'], ['a', '', '', '']]);
  });

  it('finds the header below titles', async () => {
    const titles = [['市图书馆'], ['借阅统计表'], ['制表日期', '2024-05-06'], [], ['读者类型：全部']];
    const { table, lines } = await openedXlsx([sheet([...titles, [...header, 'returned_at', 'branch'], ['P1', 'T1', '2024-01-02', '2024-02-02', 'A'], ['P2', 'T1', '2024-01-03', null, 'A']])]);
    expect(table).toMatchObject({ skip: 5, header: [...header, 'returned_at', 'branch'] });
    expect(table.notices).toEqual([{ code: 'title-rows-skipped', values: { rows: 4 } }]);
    expect(lines).toEqual([7, 8]);
  });

  it('skips as many rows as it is told', async () => {
    const { table, rows } = await openedXlsx([sheet([['a', 'b'], ['c', 'd'], ...loans])], { skip: 2 });
    expect(table).toMatchObject({ header, skip: 2 });
    expect(rows).toEqual(loans.slice(1));
  });

  it('reads a table without a header', async () => {
    const { table, rows } = await openedXlsx([sheet(loans.slice(1).map((row) => [...row, 42]))]);
    expect(table).toMatchObject({ hasHeader: false, header: ['', '', '', ''] });
    expect(rows).toHaveLength(2);
  });

  it('puts aside a row that goes beyond the table', async () => {
    const many = Array.from({ length: 300 }, () => ['P1', 'T1', '2024-01-02']);
    const { broken } = await openedXlsx([sheet([...loans, ...many, ['P9', 'T9', '2024-01-02', 'stray']])]);
    expect(broken).toEqual([{ line: 304, code: 'too-many-cells', cells: ['P9', 'T9', '2024-01-02', 'stray'] }]);
  });

  it('reads the first sheet that holds a table, and any other by its name', async () => {
    const sheets = [sheet([['Read me first']], { name: '说明' }), sheet(loans, { name: 'hidden', isHidden: true }), sheet([['title_id', 'title'], ['T1', 'Emma']], { name: 'Titles' })];
    const first = await openedXlsx(sheets);
    expect(first.table).toMatchObject({ part: 'Titles', parts: ['说明', 'hidden', 'Titles'], notices: [{ code: 'other-sheets', values: { parts: '说明, Titles', part: 'Titles' } }] });
    expect((await openedXlsx(sheets, { part: 'hidden' })).rows).toEqual(loans.slice(1));
    await expect(openedXlsx(sheets, { part: 'Patrons' })).rejects.toMatchObject({ code: 'part-not-found', values: { part: 'Patrons' } });
  });

  it('reads a workbook in an archive, sheet by sheet', async () => {
    const book = await xlsxOf([sheet(loans), sheet([['title_id', 'title'], ['T1', 'Emma']], { name: 'Titles' })]);
    const archive = await zipOf({ 'a.csv': 'x,y\n1,2\n', '2024/book.xlsx': book });
    const { table, rows } = await opened(archive, { part: '2024/book.xlsx/Titles' });
    expect(table).toMatchObject({ parts: ['a.csv', '2024/book.xlsx/Loans', '2024/book.xlsx/Titles'], part: '2024/book.xlsx/Titles' });
    expect(rows).toEqual([['T1', 'Emma']]);
    expect((await opened(gzipSync(book))).rows).toEqual(loans.slice(1));
  });

  it('warns when a sheet ends at the last row there can be', async () => {
    const { table } = await openedXlsx([sheet([header, ['P1', 'T1', '2024-01-02'], { line: 1_048_576, cells: ['P2', 'T2', '2024-01-02'] }])]);
    const progress = { bytesRead: 0, notices: [] };
    for await (const block of table.blocks(progress)) expect(block.broken).toEqual([]);
    expect(progress.notices).toEqual([{ code: 'sheet-full', values: { rows: 1_048_576 } }]);
  });

  it('warns beforehand when a sheet says that it is full', async () => {
    const rows = Array.from({ length: 250 }, () => ['P1', 'T1', '2024-01-02']);
    const filler = { line: 1_048_576, cells: [{ xml: `>${'<!-- rows -->'.repeat(5_000_000)}` }] };
    const { notices } = await openSource(fileOf(await xlsxOf([sheet([header, ...rows, filler], { head: '<dimension ref="A1:C1048576"/>' })]), 'book'), 'book.xlsx', {});
    expect(notices).toEqual([{ code: 'sheet-full', values: { rows: 1_048_576 } }]);
    expect((await openedXlsx([sheet([header, ...rows], { head: '<dimension ref="A1:C1048576"/>' })])).table.notices).toEqual([]);
  });

  it.each([
    ['workbook-old', '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>'],
    ['workbook-old', '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>P1</td></tr></table></body></html>'],
    ['workbook-old', '\n<TABLE border=1><tr><td>P1</td></tr></TABLE>'],
    ['file-binary', '<!DOCTYPE html><html><body>Please log in.</body></html>'],
  ])('says what to do with another file under the name of a workbook: %s', async (code, text) => {
    await expect(opened(Buffer.from(text))).rejects.toMatchObject({ code });
  });

  it.each([
    ['file-empty', () => xlsxOf([sheet([])])],
    ['file-truncated', async () => (await xlsxOf([sheet(loans)])).subarray(0, 900)],
    ['file-truncated', async () => zipOf({ ...await partsOf(await xlsxOf([sheet(loans)])), 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row><c t="s"><v>0</v>' })],
    ['file-truncated', async () => zipOf({ ...await partsOf(await xlsxOf([sheet(loans)], { shared: true })), 'xl/sharedStrings.xml': '<sst><si><t>one</t></si></sst>' })],
    ['file-truncated', async () => zipOf({ ...await partsOf(await xlsxOf([sheet(loans)])), 'xl/worksheets/sheet1.xml': `<worksheet>${'<a>'.repeat(1_000_000)}` })],
    ['file-truncated', async () => zipOf({ ...await partsOf(await xlsxOf([sheet(loans)])), 'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row><c t="str"><v>${'a'.repeat(20_000_000)}` }, { compress: false })],
    ['file-truncated', async () => zipOf({ ...await partsOf(await xlsxOf([sheet(loans)])), 'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row><c><v>1</v></c>${'&\u0001'.repeat(100_000)}</row></sheetData></worksheet>` })],
    ['workbook-old', () => zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' })],
    ['file-binary', () => zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' })],
  ])('%s', async (code, make) => {
    await expect(opened(await make())).rejects.toMatchObject({ code });
  });
});

/** The parts of a workbook, to be put together anew. */
async function partsOf(book: Buffer): Promise<Record<string, Buffer>> {
  const { ZipArchive } = await import('../../../../../src-main/imports/file/zip-archive.ts');
  const zip = await ZipArchive.open(book, 'book.xlsx');
  const parts: Record<string, Buffer> = {};
  for (const entry of zip.entries) {
    const chunks: Buffer[] = [];
    for await (const chunk of zip.chunks(entry)) chunks.push(chunk);
    parts[entry.name] = Buffer.concat(chunks);
  }
  zip.close();
  return parts;
}
