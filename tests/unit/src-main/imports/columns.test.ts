import { describe, expect, it } from 'vitest';
import { importKinds, type ImportKind } from '#contract/imports.ts';
import { aliases } from '../../../../src-main/imports/columns/aliases.ts';
import { isNameOrNumber, isPersonal } from '../../../../src-main/imports/columns/personal.ts';
import { previewFile } from '../../../../src-main/imports/preview.ts';
import { openRecords } from '../../../../src-main/imports/read-records.ts';
import { at, fileOf, fixture, readAll, readLoans } from './reading.ts';

const mappingOf = async (header: string, kind?: ImportKind): Promise<Record<string, string>> =>
  Object.fromEntries((await previewFile(fileOf(`${header}\n`), 'a.csv', { kind })).columns.flatMap(({ header: name, field }) => (field === null ? [] : [[name, field]])));

describe('recognised columns', () => {
  it('reads the ideal files, in English and in Chinese', async () => {
    expect((await readAll(fixture('loans-en.csv'))).records[0]).toEqual({
      loanId: '1', patronId: 'P1', itemBarcode: '300001', titleId: 'B1', branch: 'MAIN', loanedAt: at('2024-03-05T14:07:09'), dueAt: at('2024-04-04T23:59:00'), returnedAt: at('2024-03-20T10:00:00'), renewals: 1, title: { titleId: 'B1', material: 'book' }, patronGroup: 'adult',
    });
    expect((await readAll(fixture('patrons-en.csv'))).records).toEqual([
      { patronId: 'P1', group: 'adult', birthYear: 1980, homeBranch: 'MAIN', consent: true, expiresOn: '2026-12-31' },
      { patronId: 'P2', group: 'child', birthYear: 2015, homeBranch: 'EAST', consent: false },
    ]);
    expect((await readAll(fixture('titles-zh.csv'))).records).toEqual([{
      titleId: 'B1', title: '河边的灯塔', author: '某甲', year: 2008, publisher: '某某出版社', series: '小说文库', seriesNumber: '3', classMark: 'I247.5', subjects: ['小说', '当代', '河流'],
      audience: '成人', language: 'zh', isbns: ['9787536692930'], material: '图书', collection: '文学阅览室',
    }]);
  });

  it('does not mind case, spaces, signs, full-width letters and a mark', async () => {
    expect(await mappingOf('\ufeffLoan-ID,PATRON ID,ＴＩＴＬＥ＿ＩＤ,Loan_At')).toEqual({ 'Loan-ID': 'loan_id', 'PATRON ID': 'patron_id', 'ＴＩＴＬＥ＿ＩＤ': 'title_id', Loan_At: 'loan_at' });
  });

  it('knows what systems export', async () => {
    expect(await mappingOf('issue_id,borrowernumber,itemnumber,issuedate,date_due,returndate,branchcode,renewals_count,barcode,biblionumber,title,itype')).toEqual({
      issue_id: 'loan_id', borrowernumber: 'patron_id', itemnumber: 'item_id', title: 'title', issuedate: 'loan_at', date_due: 'due_at', returndate: 'returned_at', branchcode: 'branch', renewals_count: 'renewals', barcode: 'item_barcode', biblionumber: 'title_id', itype: 'material',
    });
    expect(await mappingOf('CERT_ID_F,PROP_NO_F,LOCATION_F,LEND_DATE,RET_DATE,RENEW_TIMES,MARC_REC_NO_F')).toEqual({
      CERT_ID_F: 'patron_id', PROP_NO_F: 'item_barcode', LOCATION_F: 'branch', LEND_DATE: 'loan_at', RET_DATE: 'returned_at', RENEW_TIMES: 'renewals', MARC_REC_NO_F: 'title_id',
    });
    expect(await mappingOf('cardnumber,surname,firstname,title,dateofbirth,branchcode,categorycode,dateexpiry')).toEqual({ cardnumber: 'patron_id', dateofbirth: 'birth_year', branchcode: 'home_branch', categorycode: 'patron_group', dateexpiry: 'expiry' });
  });

  it('gives a field to one column, and names columns of the same header by number', async () => {
    const { source } = await readAll(fileOf('patron_id,title,title,,title_id\nP1,a,b,c,T1\n'), { kind: 'titles', mapping: { '#3': 'title' } });
    expect(source.mapping).toEqual({ '#3': 'title', title_id: 'title_id' });
  });

  it.each([['loans', 'patron_id,title_id,loan_at'], ['loans', '读者证号,条码号,题名,借书日期'], ['patrons', 'patron_id,group'], ['titles', 'title_id,title'], ['titles', 'Title,Author,ISBN'], [null, 'title_id,year'], [null, 'a,b']])('guesses %s from %s', async (kind, header) => {
    expect((await previewFile(fileOf(`${header}\n`), 'a.csv', {})).kind).toBe(kind);
  });
});

describe('what the user says of the columns', () => {
  const export1 = 'patron_id,item_id,unix_ts,loan_time_utc\n7,42,1672663643,2023-01-02T14:00:00Z\n8,43,1672663643500,x\n';

  it('goes before what is recognised', async () => {
    const { loans, rejects } = await readLoans(export1, { kind: undefined, mapping: { item_id: 'title_id', unix_ts: 'loan_at' }, fixed: { branch: 'MAIN' } });
    expect(loans).toEqual([{ patronId: '7', titleId: '42', loanedAt: 1672663643, branch: 'MAIN' }, { patronId: '8', titleId: '43', loanedAt: 1672663643, branch: 'MAIN' }]);
    expect(rejects).toEqual([]);
  });

  it('may name columns by number, leave one out, and fix a value that a column also has', async () => {
    const text = 'a,b,c,branch,renewals\nP1,T1,2024-01-02,EAST,3\n';
    const { loans } = await readLoans(text, { mapping: { '#1': 'patron_id', B: 'title_id', c: 'loan_at', renewals: '' }, fixed: { branch: 'WEST' } });
    expect(loans).toEqual([{ patronId: 'P1', titleId: 'T1', loanedAt: at('2024-01-02T00:00:00'), branch: 'WEST' }]);
  });

  it.each([
    [{ mapping: { nowhere: 'title_id' } }, 'nowhere'],
    [{ mapping: { '#5': 'title_id' } }, '#5'],
    [{ mapping: { item_id: 'shoe_size' } }, 'shoe_size'],
    [{ mapping: { item_id: 'expiry' } }, 'expiry'],
    [{ mapping: { item_id: 'title_id', unix_ts: 'title_id' } }, 'title_id'],
    [{ mapping: { item_id: 'title_id' }, fixed: { title_id: 'x' } }, 'title_id'],
    [{ fixed: { shoe_size: '46' } }, 'shoe_size'],
    [{ fixed: { branch: ' ' } }, 'branch'],
  ])('is refused when it names nothing: %j', async (request, names) => {
    await expect(openRecords(fileOf(export1), 'a.csv', { kind: 'loans', ...request })).rejects.toMatchObject({ code: 'mapping-invalid', values: { file: 'a.csv', names } });
  });

  it('is asked for when a needed column is missing', async () => {
    await expect(openRecords(fileOf(export1), 'a.csv', {})).rejects.toMatchObject({ code: 'columns-missing', values: { file: 'a.csv', fields: 'loan_at' } });
    expect((await previewFile(fileOf(export1), 'a.csv', {})).missing).toEqual(['loan_at']);
    await expect(openRecords(fileOf('a\n'), 'a.csv', { kind: 'titles' })).rejects.toMatchObject({ code: 'columns-missing' });
    expect((await readAll(fileOf('name,no\nx,1\n'), { kind: 'titles', mapping: { name: 'title' }, fixed: { title_id: '9' } })).records).toEqual([{ titleId: '9', title: 'x' }]);
  });
});

describe('columns that are never taken in', () => {
  const secrets = ['Password', 'PIN', 'E-Mail', 'Home Address', 'Mobile Phone', 'ID_CARD', '身份证号', '密码', '手机', '住址', '邮箱', 'Surname', '姓名', 'TELE'];
  const line = (id: string): string => `${id},${secrets.map(() => 'SECRET').join(',')},NEVER\n`;
  const text = `patron_id,${secrets.join(',')},expiry\n${line('P1')}${line('')}${line('P2').replace('\n', ',SECRET\n')}P3,SECRET\n"P4,SECRET\n`;

  it('show no value anywhere', async () => {
    const preview = await previewFile(fileOf(text), 'a.csv', {});
    expect(preview.kind).toBe('patrons');
    expect(preview.columns.filter(({ field }) => field !== null).map(({ header }) => header)).toEqual(['patron_id', 'expiry']);
    const { records, rejects } = await readAll(fileOf(text));
    expect(rejects.map(({ line: number, code }) => [number, code])).toEqual([[3, 'missing-value'], [4, 'too-many-cells'], [5, 'too-few-cells'], [6, 'bad-quotes']]);
    expect(JSON.stringify([preview.columns.map(({ samples }) => samples), preview.rows, records, rejects])).not.toContain('SECRET');
  });

  it('cannot be mapped', async () => {
    await expect(openRecords(fileOf(text), 'a.csv', { kind: 'patrons', mapping: { 'E-Mail': 'patron_id' } })).rejects.toMatchObject({ code: 'mapping-invalid', values: { names: 'E-Mail' } });
  });

  it.each(importKinds)('are none of the columns read from %s files', (kind) => {
    for (const names of aliases[kind].values()) expect(names.filter((name) => isPersonal(name, kind) && !isNameOrNumber(name))).toEqual([]);
  });
});
