import { describe, expect, it } from 'vitest';
import { rejectsHeader, rejectsLine } from '../../../../src-main/imports/rejects-file.ts';
import type { ReadRequest } from '../../../../src-main/imports/read-records.ts';
import { at, fileOf, readAll, readLoans } from './reading.ts';

const header = 'loan_id,patron_id,item_barcode,title_id,loan_at,due_at,returned_at,renewals';

describe('rows that are turned away', () => {
  it.each([
    ['1,P,, ,2024-01-02,,,', 'missing-value', 'title_id'], ['1,P,I,T,,,,', 'missing-value', 'loan_at'], ['1,P,I,T,NEVER,,,', 'missing-value', 'loan_at'],
    ['1,P,I,T,soon,,,', 'bad-date', 'loan_at'], ['1,P,I,T,2024-01-02,soon,,', 'bad-date', 'due_at'], ['1,P,I,T,2024-01-02,,soon,', 'bad-date', 'returned_at'],
    ['1,P,I,T,2024-01-03 10:00:01,,2024-01-02 10:00:00,', 'return-before-loan', 'returned_at'],
    ['1,9.9E+13,I,T,2024-01-02,,,', 'number-damaged', 'patron_id'], ['1,P,I,"9,9e+13",2024-01-02,,,', 'number-damaged', 'title_id'], ['1,P,3.99E+13,T,2024-01-02,,,', 'number-damaged', 'item_barcode'], ['1E+05,P,I,T,2024-01-02,,,', 'number-damaged', 'loan_id'],
    [`1,${'p'.repeat(201)},I,T,2024-01-02,,,`, 'id-too-long', 'patron_id'], [`1,P,${'i'.repeat(201)},T,2024-01-02,,,`, 'id-too-long', 'item_barcode'],
    ['1,P,I,T,2024-01-02', 'too-few-cells', null], ['1,P,I,T,2024-01-02,,,0,x', 'too-many-cells', null], ['1,P,"I"x,T,2024-01-02,,,', 'bad-quotes', null], ['1,P,"I,T,2024-01-02,,,', 'bad-quotes', null],
  ])('%s', async (row, code, field) => {
    const { loans, rejects } = await readLoans(`${header}\n0,P0,I,T,2024-01-01,,,\n${row}\n2,P2,I,T,2024-01-01,,,\n`);
    expect(loans.map(({ loanId }) => loanId)).toEqual(['0', '2']);
    expect(rejects).toMatchObject([{ line: 3, code, field }]);
  });

  it('keeps a row whose optional values cannot be read, or whose return is a little early', async () => {
    const { loans, rejects } = await readLoans(`${header}\n1, P ,,T,2024-01-02 18:00,NULL,2024-01-02,many\n`);
    expect(loans).toEqual([{ loanId: '1', patronId: 'P', titleId: 'T', loanedAt: at('2024-01-02T18:00:00'), returnedAt: at('2024-01-02T18:00:00') }]);
    expect(rejects).toEqual([]);
    expect((await readAll(fileOf('patron_id,birth_year,consent\nP,long ago,maybe\n'))).records).toEqual([{ patronId: 'P' }]);
    expect((await readAll(fileOf('title_id,title,year,isbn\nT,A,?,?\n'))).records).toEqual([{ titleId: 'T', title: 'A' }]);
    expect((await readAll(fileOf('title_id,title,material\nT,,film\n'))).records).toEqual([{ titleId: 'T', material: 'film' }]);
    expect((await readAll(fileOf('patron_id,expiry\nP,soon\n'))).rejects).toMatchObject([{ code: 'bad-date', field: 'expiry' }]);
    expect((await readAll(fileOf('title_id,title\n,Emma\n'))).rejects).toMatchObject([{ code: 'missing-value', field: 'title_id' }]);
  });

  it('gives them in the order of the file', async () => {
    const { rejects } = await readLoans(`${header}\n1\n2,,,,,,,x\n3\n4,,,,,,,x\n`);
    expect(rejects.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
  });
});

describe('the file of rejected rows', () => {
  const text = `${header},"note, with ""quotes"""\n1,P,I,T,soon,,,,"a\nb"\n2,P,I\n3,P,I,T,2024-01-02,,,,x,y\n4,P,"I"x,T\n`;

  it('can be read again and turned away again, also as it was before version 0.4', async () => {
    const first = await readAll(fileOf(text), { kind: 'loans' });
    const file = rejectsHeader(first.source.header) + first.rejects.map((row) => rejectsLine(row)).join('');
    expect(file).toContain('bad-date,This is not a date the program can read.,无法识别为日期。');
    const older = await readAll(fileOf(file.replaceAll(/,[^,\n]*。$/gm, '').replace(',原因', '')));
    expect([older.source.mapping, older.rejects.length]).toEqual([first.source.mapping, 4]);
    const again = await readAll(fileOf(file));
    expect(again.source.mapping).toEqual(first.source.mapping);
    expect(again.records).toEqual([]);
    expect(again.rejects.map(({ code }) => code)).toEqual(['bad-date', 'too-few-cells', 'too-many-cells', 'too-few-cells']);
    expect(again.rejects[0]?.cells.slice(0, first.source.header.length)).toEqual(first.rejects[0]?.cells);
    const mended = await readAll(fileOf(file.replace('soon', '2024-01-02')));
    expect(mended.records).toMatchObject([{ loanId: '1', loanedAt: at('2024-01-02T00:00:00') }]);
  });

  const events = 'User barcode,Item barcode,Object,Circ action,Date,Service point,Source,Description\n7,"A1,A2",Loan,Checked out,soon,Desk,x,y\n7,A3,Loan,Renewed,2024-01-02 10:00,Desk,x,y\n';
  const university = Array.from({ length: 12 }, (_, i) => `000012${String(i)}@I247@三体@@刘慈欣@2008@某社@S1@${i === 11 ? '20121331' : '20120305'}@50@31@05@\n`).join('');
  const history = 'E202310100149001234R ^S02CVFFADMIN^FEEPLMNA^NQ3122E+9^UO21221012345678^Uf9876^^O\nE202310110000001236R ^S04RVFEEPLMNA^NQ31221120423971^UO21221012345678^^O\n';
  const json = JSON.stringify([{ id: 'l1', userId: 'u1', itemId: 'i1', loanDate: 'soon', dueDate: '2024-02-01T00:00:00Z' }, { id: 'l2', userId: 'u1', itemId: 'i2', loanDate: '2024-01-02T00:00:00Z' }]);
  const headless = Array.from({ length: 12 }, (_, i) => `P${String(i)},T${String(i)},${i === 3 ? 'soon' : '2024-01-02'}\n`).join('');
  it.each<[string, string, ReadRequest, string, string]>([
    ['the circulation log of FOLIO', events, {}, 'soon', '2024-01-02 09:00'], ['a log without a header', university, {}, '20121331', '20121231'], ['a history log', history, {}, '3122E+9', '31229'], ['JSON', json, {}, 'soon', '2024-01-02T00:00:00Z'],
    ['a table without a header', headless, { kind: 'loans', hasHeader: false, mapping: { '#1': 'patron_id', '#2': 'title_id', '#3': 'loan_at' } }, 'soon', '2024-01-02'],
  ])('comes in once it is mended: %s', async (_, whole, request, wrong, right) => {
    const first = await readAll(fileOf(whole), request);
    expect(first.rejects).toHaveLength(1);
    const file = rejectsHeader(first.source.header) + first.rejects.map((row) => rejectsLine(row)).join('');
    const same: ReadRequest = { kind: request.kind, mapping: request.mapping };
    const again = await readAll(fileOf(file), same);
    expect([again.source.kind, again.source.profile, again.rejects[0]?.code]).toEqual([first.source.kind, first.source.profile, first.rejects[0]?.code]);
    const mended = await readAll(fileOf(file.replace(wrong, right)), same);
    expect(mended.rejects).toEqual([]);
    const all = await readAll(fileOf(whole.replace(wrong, right)), request);
    expect(mended.records.length).toBeGreaterThan(0);
    for (const record of mended.records) expect(all.records).toContainEqual(record);
  });

  it('names the row of a record that is turned away later', async () => {
    const { source } = await readAll(fileOf(events));
    for await (const slice of source.slices()) expect(slice.reject(0, 'return-without-loan', 'item_barcode')).toEqual({ line: 3, code: 'return-without-loan', field: 'item_barcode', cells: ['7', 'A3', 'Loan', 'Renewed', '2024-01-02 10:00', 'Desk', '', ''] });
  });
});
