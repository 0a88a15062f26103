import { describe, expect, it } from 'vitest';
import { at, readProfile } from '../reading.ts';

describe('Symphony', () => {
  it('the history log', async () => {
    const text = [
      'E202310100149001234R ^S02CVFFADMIN^FEEPLMNA^NQ31221120423971  ^UO21221012345678^Uf9876^IQFIC ATW^IS1^^O', 'E202310110000001236R ^S04RVFEEPLMNA^NQ31221120423971^UO21221012345678^^O',
      'E202310120148422967R ^S61EVFWSMTCHTLHL1^FEEPLLHL^NQ31221120423971^CO10/12/2023,1:48^^O', 'E202310130150001235R ^S03JZFFADMIN^FEEPLMNA^UO21221012345678^Uf9876^^O',
    ].join('\n');
    const found = await readProfile(text, {}, '202310.hist');
    expect(found).toMatchObject({ profile: 'symphony-history', kind: 'events', ignored: { 'not-a-loan': 1 }, rejects: [] });
    expect(found.records).toMatchObject([
      { event: 'issue', at: at('2023-10-10T01:49:00'), patronId: '21221012345678', itemBarcode: '31221120423971', branch: 'EPLMNA' }, { event: 'renew', patronId: '21221012345678' }, { event: 'return', at: at('2023-10-12T01:48:42'), itemBarcode: '31221120423971' },
    ]);
    expect(found.records[2]).not.toHaveProperty('patronId');
  });

  it('charges without a header, in the order they are written down', async () => {
    const row = (i: number): string => `2122101234${String(5000 + i)}|202404052359|${i % 2 === 0 ? 'NEVER' : '202403101200'}|202403051407|3122112042${String(3000 + i)}   |`;
    expect(await readProfile(Array.from({ length: 30 }, (_, i) => row(i)).join('\n'))).toMatchObject({
      profile: 'symphony-charges', kind: 'loans', rejects: [], records: Array.from({ length: 30 }, (_, i) => ({ patronId: `2122101234${String(5000 + i)}`, itemBarcode: `3122112042${String(3000 + i)}`, loanedAt: at('2024-03-05T14:07:00'), dueAt: at('2024-04-05T23:59:00') })),
    });
  });
});

describe('Sierra', () => {
  it('loans of a script over circ_trans; check digits come off where they are', async () => {
    const header = '"RECORD #(PATRON)","OUT DATE","LOCATION","MAT TYPE","OUT LOC","RECORD #(ITEM)","CALL #(BIBLIO)","OCLC #","RECORD #(BIBLIO)","LCCN","LANG"';
    const found = await readProfile(`${header}\n"p1000045a","05-26-2023 15:31","brjuv","a","104","i2000060x","PS3563 .A4","2187","b3000264","93845070","fre"\n"p1000045a","06-02-2023 09:00","mnfic","g","104","i2000061x","","","b3000265","","eng"\n`);
    expect(found).toMatchObject({ profile: 'sierra-loans', kind: 'loans', rejects: [] });
    expect(found.records[0]).toEqual({ patronId: 'p1000045', itemId: 'i2000060', titleId: 'b3000264', branch: '104', loanedAt: at('2023-05-26T15:31:00'), title: { titleId: 'b3000264', material: 'a', language: 'fr', collection: 'brjuv', callNumber: 'PS3563 .A4', classMark: 'PS3563', audience: 'juvenile' } });
  });

  it('the table of transactions', async () => {
    const header = 'id,transaction_gmt,application_name,op_code,patron_record_id,item_record_id,bib_record_id,ptype_code,itype_code_num,item_location_code';
    expect(await readProfile(`${header}\n1,2024-03-05 10:00:00-05,circa,o,481,450,420,1,2,mnfic\n2,2024-03-06 10:00:00-05,circa,r,481,450,420,1,2,mnfic\n3,2024-03-07 10:00:00-05,circa,i,,450,420,,2,mnfic\n4,2024-03-07 11:00:00-05,circa,nb,481,,420,1,,\n5,2024-03-08 10:00:00-05,circa,u,,450,420,,2,\n`)).toMatchObject({
      profile: 'sierra-loans', kind: 'events', ignored: { 'not-a-loan': 1, 'in-house': 1 }, records: [{ event: 'issue', patronId: '481', itemId: '450', titleId: '420' }, { event: 'renew' }, { event: 'return' }],
    });
    expect(await readProfile('checkout_gmt,due_gmt,patron_record_id,item_record_id\n2024-03-05 10:00:00-05,2024-03-26 04:00:00-05,481,450\n')).toMatchObject({ profile: 'sierra-loans', kind: 'loans', records: [{ patronId: '481', itemId: '450', loanedAt: at('2024-03-05T10:00:00') }] });
  });

  it('Create Lists: titles with repeated values and escapes, copies', async () => {
    expect(await readProfile('"RECORD #(BIBLIO)","TITLE","AUTHOR","SUBJECT","020|a","CALL #(BIBLIO)","PUB DATE"\n"b10000012","{u00C9}mile /","Zola","Novels;France","9780679405818;0679405813","PQ2500","c1991"\n')).toMatchObject({
      profile: 'sierra-list', kind: 'titles', records: [{ titleId: 'b10000012', title: 'Émile', author: 'Zola', subjects: ['Novels', 'France'], isbns: ['9780679405818'], callNumber: 'PQ2500', year: 1991 }],
    });
    expect(await readProfile('"RECORD #(ITEM)","RECORD #(BIBLIO)","BARCODE","I LOCATION"\n"i2000060","b1000001","0039","mnfic"\n')).toMatchObject({ profile: 'sierra-list', kind: 'items', records: [{ itemId: 'i2000060', titleId: 'b1000001', itemBarcode: '0039', collection: 'mnfic' }] });
  });

  it('Create Lists: a cell with the numbers of several copies is several copies', async () => {
    const header = '"RECORD #(BIBLIO)","TITLE","RECORD #(ITEM)","BARCODE","LOCATION"';
    expect(await readProfile(`${header}\n"b1000001a","Emma","i2000060a;i2000061a","0039;0040","mnfic"\n"b1000002a","Ulysses","i2000062a","","mnfic"\n"b1000003a","Persuasion","i2000063a";"i2000064a","0041","mnfic"\n`)).toMatchObject({
      profile: 'sierra-list', kind: 'titles', rejects: [], records: [
        { titleId: 'b1000001', title: 'Emma', itemId: 'i2000060', itemBarcode: '0039' }, { titleId: 'b1000001', itemId: 'i2000061', itemBarcode: '0040' },
        { titleId: 'b1000002', title: 'Ulysses', itemId: 'i2000062' },
        { titleId: 'b1000003', title: 'Persuasion', itemId: 'i2000063' }, { titleId: 'b1000003', itemId: 'i2000064' }, // one barcode for two copies: whose it is cannot be known
      ],
    });
    expect((await readProfile('RECORD #(BIBLIO)^TITLE^RECORD #(ITEM)\nb1000001a^Emma^i2000060a~i2000061a\nb1000002a^Ulysses^i2000062a\n')).records).toMatchObject([{ itemId: 'i2000060' }, { itemId: 'i2000061' }, { itemId: 'i2000062' }]);
    expect((await readProfile('title_id,item_barcode,branch\nT1,B1;B2,MAIN;EAST\nT2,;,MAIN\nT3,B3,EAST\n')).records).toEqual([
      { titleId: 'T1', itemBarcode: 'B1', branch: 'MAIN' }, { titleId: 'T1', itemBarcode: 'B2', branch: 'EAST' }, { titleId: 'T3', itemBarcode: 'B3', branch: 'EAST' },
    ]);
  });
});

describe('Polaris', () => {
  it('transactions by type', async () => {
    expect(await readProfile('TransactionID,TransactionTypeID,OrganizationID,TranClientDate,PatronID,ItemRecordID,BibliographicRecordID,PolarisUserID\n1,6001,3,2024-03-05 10:00:00.123,7,12,5,1\n2,6002,3,2024-03-06 10:00:00.000,,12,5,1\n3,6005,3,2024-03-06 10:00:00.000,7,12,5,1\n')).toMatchObject({
      profile: 'polaris-transactions', kind: 'events', ignored: { 'not-a-loan': 1 }, records: [{ event: 'issue', at: at('2024-03-05T10:00:00'), patronId: '7', itemId: '12', titleId: '5', branch: '3' }, { event: 'return' }],
    });
    expect(await readProfile('TranClientDate,PatronID,ItemRecordID,BrowseTitle\n2024-03-05 10:00:00.123,7,12,Emma\n')).toMatchObject({ profile: 'polaris-transactions', kind: 'loans', records: [{ patronId: '7', itemId: '12', title: { title: 'Emma' } }] });
  });

  it('one row for every value of a transaction is refused with what to do', async () => {
    const rows = 'TransactionID,TransactionTypeID,TranClientDate,TransactionSubTypeID,numValue,TransactionString\n1,6001,2024-03-05 10:00:00.123,6,7,\n1,6001,2024-03-05 10:00:00.123,38,12,\n';
    await expect(readProfile(rows)).rejects.toMatchObject({ code: 'file-values-in-rows' });
    await expect(readProfile(rows, { profile: 'polaris-transactions', kind: 'events' })).rejects.toMatchObject({ code: 'file-values-in-rows' });
  });

  it('totals by title count for popularity only', async () => {
    expect(await readProfile('TotalCheckouts,Title,CallNumber,Author,OwningLibrary,Publisher,CopyrightDate,DateLastBorrowed,itype,ItemCode\n1234,Emma,FIC AUSTEN,"Austen, Jane",Main,Knopf,1991,2024-03-05 10:00:00.000,Book,b\n')).toEqual({
      profile: 'polaris-report', kind: 'counts', ignored: {}, rejects: [], notices: ['counts-only'],
      records: [{ loans: 1234, branch: 'Main', title: { titleId: '=title:emma/austen jane', title: 'Emma', author: 'Austen, Jane', callNumber: 'FIC AUSTEN', classMark: 'FIC AUSTEN', publisher: 'Knopf', year: 1991, material: 'Book' } }],
    });
  });
});

describe('Alma, WMS', () => {
  it('Alma: whoever is forgotten is nobody, use in the library is no loan', async () => {
    const header = 'Loan Date,Due Date,Return Date,Primary Identifier,User Group,Barcode,MMS Id,Title,In House Loan Indicator,Loaned By,Renewals';
    const found = await readProfile(`${header}\n2024-03-05,2024-04-05,,None,Undergraduate,390001,991234567890,Emma,N,Smith,1\n2024-03-05,,2024-03-05,U1,Staff,390002,991234567891,Emma,Y,Smith,0\n2024-03-06,,,-1,Staff,390003,9.9123E+17,Emma,N,Smith,0\n2024-03-06,,,U2,Staff,390003,991,Emma,N,Smith,0\n`);
    expect(found).toMatchObject({ profile: 'alma-loans', kind: 'loans', ignored: { 'in-house': 1 }, rejects: ['4 number-damaged title_id'], notices: ['personal-left-out', 'numbers-rounded'] });
    expect(found.records[0]).toEqual({ itemBarcode: '390001', titleId: '991234567890', loanedAt: at('2024-03-05T00:00:00'), dueAt: at('2024-04-05T00:00:00'), renewals: 1, patronGroup: 'Undergraduate', title: { titleId: '991234567890', title: 'Emma' } });
    expect(found.records[1]).toMatchObject({ patronId: 'U2' });
    expect(await readProfile('book_id,borrower_id,barcode,loan_date,due_date\nB1,U1,39,2019-05-15T00:00:00Z,2019-06-15T00:00:00Z\n')).toMatchObject({ kind: 'loans', records: [{ titleId: 'B1', patronId: 'U1', itemBarcode: '39', loanedAt: at('2019-05-15T00:00:00') }] });
  });

  it('WMS: loans without names and addresses, patrons', async () => {
    const header = 'Inst_symbol.Holding Location,OCLC Number,Item Barcode,Title or Description,Material Format,Shelving Location,Call Number,Policy Name,Loan Date Due,Loan Date Checked Out,Status,Patron Barcode,First Name,Last Name,Gender,Home Address,Borrower Category,Patron Expiration Date';
    const found = await readProfile(`${header}\nABC.MAIN,12345,390001,Emma,Book,STACKS,PR4034,Std,2024-04-05 23:59:00,2024-03-05 10:00:00,On loan,77,Ann,Secret,F,1 Road,Student,2025-01-01 00:00:00\n`);
    expect(found).toMatchObject({ profile: 'wms-loans', kind: 'loans', notices: ['personal-left-out', 'open-loans-only'], records: [{ patronId: '77', titleId: '12345', itemBarcode: '390001', branch: 'ABC.MAIN', patronGroup: 'Student', title: { title: 'Emma', material: 'Book', collection: 'STACKS' } }] });
    expect(await readProfile('Inst_Symbol,First Name,Last Name,Gender,Date of Birth,Patron Barcode,Borrower Category,Home Branch,Created On,IDP,Expiration Date,IdatSource,Is Blocked,Username\nABC,Ann,Secret,F,1990-02-03,77,Student,MAIN,2020-01-01,x,2030-01-01,y,N,ann\n')).toMatchObject({ profile: 'wms-patrons', kind: 'patrons', records: [{ patronId: '77', group: 'Student', birthYear: 1990, homeBranch: 'MAIN', expiresOn: '2030-01-01' }] });
  });
});
