import { describe, expect, it } from 'vitest';
import { odsOf, odsRow, type OdsSheet } from '../../../../helpers/ods-of.ts';
import { zipOf } from '../../../../helpers/zip-of.ts';
import { openSource } from '../../../../../src-main/imports/open-source.ts';
import { fileOf } from '../reading.ts';
import { opened } from './opening.ts';

const header = ['patron_id', 'title_id', 'loan_at'];
const loans = [header, ['P1', 'T1', '2024-01-02'], ['P2', '00042', '2024-01-03']];
const sheet = (rows: string, name = 'Loans'): OdsSheet => ({ name, rows });
const cell = (attributes: string, shown = ''): string => `<table:table-cell ${attributes}><text:p>${shown}</text:p></table:table-cell>`;

describe('workbooks of OpenDocument', () => {
  it('reads text as it stands', async () => {
    const { table, rows, lines } = await opened(await odsOf([sheet(loans.map(odsRow).join(''))]));
    expect(table).toMatchObject({ format: 'spreadsheet', header, parts: ['Loans'], part: 'Loans', notices: [] });
    expect(rows).toEqual(loans.slice(1));
    expect(lines).toEqual([2, 3]);
  });

  it('reads every kind of cell by its value, not by what is shown', async () => {
    const cells = [
      cell('office:value-type="float" office:value="31221120423970"', '3.12E+13'), cell('office:value-type="float" office:value="42"', '00042'), cell('office:value-type="percentage" office:value="0.5"', '50 %'),
      cell('office:value-type="currency" office:currency="CNY" office:value="68"', '￥68.00'), cell('office:value-type="date" office:date-value="2024-03-05"', '05/03/24'),
      cell('office:value-type="date" office:date-value="2024-03-05T10:11:12.500000000"', '05/03/24'), cell('office:value-type="time" office:time-value="PT09H05M00S"', '9:05'),
      cell('office:value-type="boolean" office:boolean-value="true"', 'WAHR'), cell('office:value-type="string" office:string-value="" calcext:value-type="error"', '#N/A'), cell('office:value-type="float" office:value="0"', '#DIV/0!'),
      '<table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation><text:p>two<text:s text:c="2"/><text:span>lines</text:span></text:p><text:p>of <text:ruby><text:ruby-base>字</text:ruby-base><text:ruby-text>zi</text:ruby-text></text:ruby></text:p></table:table-cell>',
      cell('office:value-type="float" office:value="9.9123456789012301E+017"', '9.91E+17'),
    ];
    const { table, rows } = await opened(await odsOf([sheet(odsRow(cells.map((_, at) => `c${String(at)}`)) + `<table:table-row>${cells.join('')}</table:table-row>`)]), { hasHeader: true });
    expect(rows).toEqual([['31221120423970', '00042', '0.5', '68', '2024-03-05', '2024-03-05 10:11:12.5', '09:05:00', 'TRUE', '', '', 'two  lines\nof 字', '9.91234567890123E+17']]);
    expect(table.notices).toEqual([{ code: 'numbers-rounded', values: { columns: 'c11' } }]);
  });

  it('repeats what is repeated, and goes over what is empty', async () => {
    const rows = `<table:table-header-rows>${odsRow(header)}</table:table-header-rows><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`
      + '<table:table-row-group><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>P1</text:p></table:table-cell><table:covered-table-cell/><table:table-cell table:number-columns-repeated="16381"/></table:table-row></table:table-row-group>'
      + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
    const { rows: found, lines, broken } = await opened(await odsOf([sheet(rows)]));
    expect(found).toEqual([['P1', 'P1', ''], ['P1', 'P1', '']]);
    expect(lines).toEqual([5, 6]);
    expect(broken).toEqual([]);
  });

  it('reads a row that is repeated to the end of the sheet without holding it in memory', async () => {
    const many = await odsOf([sheet(`${odsRow(header)}<table:table-row table:number-rows-repeated="9999999"><table:table-cell office:value-type="string"><text:p>P1</text:p></table:table-cell></table:table-row>`)]);
    const table = await openSource(fileOf(many, 'book'), 'book.ods', {});
    let [rows, most] = [0, 0];
    for await (const block of table.blocks({ bytesRead: 0 })) [rows, most] = [rows + block.rows.length, Math.max(most, block.rows.length)];
    expect({ rows, most }).toEqual({ rows: 1_048_575, most: 2000 });
  });

  it('reads the first sheet that holds a table, and any other by its name', async () => {
    const sheets = [{ ...sheet(loans.map(odsRow).join(''), 'away'), isHidden: true }, sheet(odsRow(['Read me']), '说明 & more'), sheet(odsRow(['title_id', 'title']) + odsRow(['T1', 'Emma']), 'Titles')];
    const first = await opened(await odsOf(sheets));
    expect(first.table).toMatchObject({ parts: ['away', '说明 & more', 'Titles'], part: 'Titles' });
    expect(first.rows).toEqual([['T1', 'Emma']]);
    expect((await opened(await odsOf(sheets), { part: 'away' })).rows).toEqual(loans.slice(1));
  });

  it.each([
    ['file-encrypted', () => odsOf([sheet('')], { 'META-INF/manifest.xml': '<manifest:manifest><manifest:encryption-data/></manifest:manifest>' })],
    ['file-truncated', () => odsOf([], { 'content.xml': `<office:document-content><table:table table:name="a">${odsRow(['x', 'y'])}` })],
    ['file-empty', () => odsOf([sheet('')])],
    ['file-empty', () => odsOf([])],
    ['file-binary', () => zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' })],
  ])('%s', async (code, make) => {
    await expect(opened(await make())).rejects.toMatchObject({ code });
  });
});
