import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFields, profileIds } from '#contract/imports.ts';
import { profiles } from '../../../../src-main/imports/profiles/all.ts';
import { keysOf, normalise } from '../../../../src-main/imports/columns/normalise.ts';
import { matchHeader } from '../../../../src-main/imports/profiles/match.ts';
import { previewFile } from '../../../../src-main/imports/preview.ts';
import { at, fileOf, readAll, readLoans } from './reading.ts';

/** A header that has all a profile needs, and what is typical of it. */
const headerOf = (profile: (typeof profiles)[number]): string[] => [...profile.needs.split(', ').map((need) => need.split(/(?<!\b\d{3})\|/)[0]!), ...(profile.typical ?? '').split(', ').filter((name) => name !== '')];

describe('profiles', () => {
  it('are one at least for each system of the contract', () => {
    expect([...new Set(profiles.map(({ id }) => id))].sort()).toEqual([...profileIds].sort());
  });

  it.each(profiles.map((profile, i) => [profile.id, i] as const))('%s (%i) is recognised whatever the order, case and signs of its headers', (id, i) => {
    const header = headerOf(profiles[i]!);
    fc.assert(fc.property(fc.shuffledSubarray(header, { minLength: header.length }), fc.boolean(), (names, loud) => {
      const found = matchHeader(names.map((name) => (loud ? name.toUpperCase().replaceAll('_', ' ') : name)));
      expect(found?.id).toBe(id);
    }), { numRuns: 10 });
  });

  it('name only fields of their kind, and no header twice', () => {
    for (const { id, kind, columns = {}, places } of profiles) {
      if (kind === null) continue;
      expect([id, Object.keys(columns).filter((field) => !(importFields[kind] as readonly string[]).includes(field) && id !== 'polaris-transactions')]).toEqual([id, []]);
      for (const width of [4, 5, 6, 11, 12, 13, 25]) expect((places?.fields(width) ?? []).filter((field) => field !== null && !(importFields[kind] as readonly string[]).includes(field))).toEqual([]);
    }
    expect(keysOf('A b, a_B, c')).toEqual(['ab', 'c']);
    expect(['\ufeffＩＤ', 'title:token', 'Item-Barcode '].map(normalise)).toEqual(['id', 'title', 'itembarcode']);
  });
});

describe('columns that nobody knows', () => {
  it('are offered by a part of their name or by their values, but not read; numbers never by name', async () => {
    const text = 'patron_id,title_id,loan_at,our borrowernumber copy,main publisher name,x,y\nP1,T1,2024-01-02,7,Knopf,9787536692930,31221120423970\nP2,T2,2024-01-02,8,Knopf,9787020002207,31221120423971\n';
    const { columns } = await previewFile(fileOf(text), 'a.csv', {});
    expect(columns.map(({ field, suggestion }) => field ?? suggestion)).toEqual(['patron_id', 'title_id', 'loan_at', undefined, 'publisher', 'isbn', 'item_barcode']);
    expect(columns.slice(3).map(({ field }) => field)).toEqual([null, null, null, null]);
  });
});

describe('tables that say little', () => {
  it('have columns offered by their values, also where nothing is known of them', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${String(i)},2024-01-${String(10 + (i % 20))},31221120423${String(900 + i)},x\n`).join('');
    const preview = await previewFile(fileOf(rows), 'a.csv', { hasHeader: false });
    expect(preview).toMatchObject({ kind: null, profile: null, missing: [] });
    expect(preview.columns.map(({ field, suggestion }) => [field, suggestion])).toEqual([[null, undefined], [null, 'loan_at'], [null, 'item_barcode'], [null, undefined]]);
  });

  it('say so where a column of patrons names nobody, and read what Symphony’s statistics call their columns', async () => {
    const { source, records } = await readAll(fileOf('Trans Stat Patron ID,Trans Stat Item ID,Trans Stat Checkout Date\nNULL,77,2024-01-02\n-1,78,2024-01-03\n'));
    expect(source).toMatchObject({ kind: 'loans', notices: [{ code: 'no-patrons' }, { code: 'link-missing' }] });
    expect(records).toMatchObject([{ itemId: '77' }, { itemId: '78' }]);
  });

  it('keep loans of those who refuse out where a report says who they are', async () => {
    const { records, ignored } = await readAll(fileOf('datetime,type,itemnumber,borrowernumber,privacy\n2024-01-02 10:00:00,issue,12,7,1\n2024-01-02 10:00:00,issue,12,8,2\n'));
    expect([records.length, ignored]).toEqual([1, { refused: 1 }]);
  });
});

describe('exports that nobody has described', () => {
  it.each([
    ['loans', 'Card Number;Title;Author;Checked Out;Date Due;Location', '2352;"Emma /";"Austen, Jane,";15.03.2024 10:15;05.04.2024;Central', { patronId: '2352', loanedAt: at('2024-03-15T10:15:00'), dueAt: at('2024-04-05T00:00:00'), branch: 'Central', title: { title: 'Emma' } }],
    ['events', 'Date,Time,Patron Barcode,Item Barcode,Transaction', '2024-03-05,10:11,P1,I1,Check Out', { event: 'issue', at: at('2024-03-05T10:11:00'), patronId: 'P1', itemBarcode: 'I1' }],
    ['loans', 'Loan Date,Loan Time,Due Date,Patron ID,Item ID', '03/15/2024,2:05 PM,04/05/2024,P1,I1', { loanedAt: at('2024-03-15T14:05:00'), patronId: 'P1', itemId: 'I1' }],
    ['loans', 'user_id,item_id,timestamp', '1,2,1709647629', { patronId: '1', itemId: '2', loanedAt: 1709647629 }],
    ['counts', 'Title,Author,Call Number,Total Checkouts,Publication Date', 'Emma,Austen,FIC,"1,200",1991', { loans: 1200, title: { title: 'Emma', year: 1991 } }],
    ['loans', 'BorrowerID,ItemID,IssueDate,DueDate,ReturnDate', 'A1,I1,2024-03-05,2024-03-20,', { patronId: 'A1', itemId: 'I1' }],
    ['loans', 'Benutzernummer;Mediennummer;Titel;Ausleihdatum;Rückgabedatum;Zweigstelle', 'A1;I1;Emma;05.03.2024;20.03.2024;Mitte', { patronId: 'A1', itemBarcode: 'I1', branch: 'Mitte', returnedAt: at('2024-03-20T00:00:00') }],
    ['loans', 'id_lecteur;code_barre;titre;auteur;date_pret;date_retour;bibliotheque', '1;001;Emma;Austen;15/03/2024;20/03/2024;Cabanis', { patronId: '1', itemBarcode: '001', branch: 'Cabanis', loanedAt: at('2024-03-15T00:00:00') }],
    ['loans', 'Bib Num,Patron Num,Item Num,Checkout,Due,Ptype', 'b1234567,p1234567,i1234567,05-26-2023,06-16-2023,1', { titleId: 'b1234567', patronId: 'p1234567', itemId: 'i1234567', patronGroup: '1' }],
    ['loans', '学号,姓名,书名,索书号,借书时间,还书时间,馆藏地', '2019001,王某,三体,I247.55/3,2024/3/5 10:11:12,2024/3/20 9:00:00,社科书库', { patronId: '2019001', branch: '社科书库', loanedAt: at('2024-03-05T10:11:12') }],
    ['loans', '讀者證號,書名,條碼號,借閱日期,應還日期,歸還日期,館藏地', 'R1,三體,B1,2024/3/5,2024/4/5,,總館', { patronId: 'R1', itemBarcode: 'B1', branch: '總館', dueAt: at('2024-04-05T00:00:00'), title: { title: '三體' } }],
    ['events', '操作類型,操作時間,讀者證,條碼,題名', '借書,2024-03-05 10:11,R1,B1,三體', { event: 'issue', patronId: 'R1', itemBarcode: 'B1' }],
    ['events', 'Trans Stat Date,Trans Stat User ID,Trans Stat Item ID,Trans Stat Command Code,Library', '2024-03-05 10:11,P1,I1,Charge Item Part B,MAIN', { event: 'issue', patronId: 'P1', itemId: 'I1', branch: 'MAIN' }],
    ['loans', 'patron_record_metadata_id,bib_record_metadata_id,item_record_metadata_id,checkout_gmt', '481,420,450,2024-03-05 10:11:12-05', { patronId: '481', titleId: '420', itemId: '450', loanedAt: at('2024-03-05T10:11:12') }],
    ['loans', 'Z36H_REC_KEY,Z36H_ID,Z36H_LOAN_DATE,Z36H_DUE_DATE,Z36H_RETURNED_DATE,Z36H_SUB_LIBRARY', '00012,ID1,20240305,20240405,20240320,MAIN', { itemId: '00012', patronId: 'ID1', returnedAt: at('2024-03-20T00:00:00'), branch: 'MAIN' }],
    ['loans', 'Roll No,Accession No,Title,Issued Date,Return Date', '17,A99,Emma,2024-03-05,', { patronId: '17', itemBarcode: 'A99', loanedAt: at('2024-03-05T00:00:00') }],
    ['loans', 'Patron ID,Title,Format,Borrowed Date,Library', '17,Emma,MOVIE,2024-03-05,Main', { patronId: '17', branch: 'Main', title: { title: 'Emma', material: 'MOVIE' } }],
    ['loans', '读者证号,读者姓名,条码号,题名,借出时间,应归还时间,归还时间,操作地点', 'R1,王某,B1,三体,2024-03-05 10:11,2024-04-05 10:11,,总馆', { patronId: 'R1', itemBarcode: 'B1', dueAt: at('2024-04-05T10:11:00'), branch: '总馆' }],
  ])('%s: %s', async (kind, header, row, record) => {
    const { source, records, rejects } = await readAll(fileOf(`${header}\n${row}\n`));
    expect([source.kind, source.profile, rejects]).toEqual([kind, null, []]);
    expect(records).toMatchObject([record]);
  });
});

describe('what the user says', () => {
  it('may go by the names that fields had before', async () => {
    const { loans } = await readLoans('a,b,c,d\nP1,T1,2024-01-02,adult\n', { mapping: { a: 'patron_id', b: 'title_id', c: 'loan_at', d: 'group' }, fixed: { material_type: 'film' } });
    expect(loans).toMatchObject([{ patronId: 'P1', patronGroup: 'adult', title: { titleId: 'T1', material: 'film' } }]);
  });

  it('goes before the profile, also where it makes another kind of the file', async () => {
    const statistics = 'datetime,type,itemnumber,borrowernumber\n2024-01-02 10:00:00,issue,12,7\n';
    expect((await readAll(fileOf(statistics), { kind: 'loans', mapping: { datetime: 'loan_at' } })).source).toMatchObject({ kind: 'loans', profile: null });
    expect((await readAll(fileOf(statistics), { mapping: { datetime: 'loan_at' } })).source).toMatchObject({ kind: 'loans', profile: null });
    expect((await readAll(fileOf(statistics), { mapping: { borrowernumber: '' } })).source).toMatchObject({ kind: 'events', profile: 'koha-statistics', mapping: { datetime: 'event_at', type: 'event_type', itemnumber: 'item_id' } });
  });

  it('may name a profile that the header does not tell', async () => {
    const { source, records } = await readAll(fileOf('when,what,itemnumber\n2024-01-02 10:00:00,payment,12\n2024-01-02 10:00:00,issue,12\n'), { profile: 'koha-statistics', mapping: { when: 'event_at', what: 'event_type' } });
    expect([source.kind, source.profile, records.length]).toEqual(['events', 'koha-statistics', 1]);
  });
});
