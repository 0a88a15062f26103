import { describe, expect, it } from 'vitest';
import { at, readProfile } from '../reading.ts';

describe('open data and readers’ own exports', () => {
  it('Seattle: counts by title, with and without an ISBN, and the log without patrons', async () => {
    expect(await readProfile('UsageClass,CheckoutType,MaterialType,CheckoutYear,CheckoutMonth,Checkouts,Title,ISBN,Creator,Subjects,Publisher,PublicationYear\nPhysical,Horizon,BOOK,2016,5,3,Emma / Jane Austen,"0679405813, 9780679405818","Austen, Jane","Love fiction, England","Knopf,",c1991.\n')).toMatchObject({
      profile: 'seattle-counts', kind: 'counts', notices: ['counts-only'], records: [{ loans: 3, period: '2016-05', title: { titleId: '=isbn:9780679405818', title: 'Emma / Jane Austen', author: 'Austen, Jane', material: 'BOOK', year: 1991 } }],
    });
    expect(await readProfile('UsageClass,CheckoutType,MaterialType,CheckoutYear,CheckoutMonth,Checkouts,Title,Creator,Subjects,Publisher,PublicationYear\nPhysical,Horizon,VIDEODISC,2016,12,3,Emma,,,,\n')).toMatchObject({ profile: 'seattle-counts', records: [{ period: '2016-12', title: { titleId: '=title:emma//film' } }] });
    expect(await readProfile('BibNumber,ItemBarcode,ItemType,Collection,CallNumber,CheckoutDateTime\n3172300,0010087522552,acbk,namys,MYSTERY COTTERI 2016,01/02/2017 08:13:00 AM\n')).toEqual({
      profile: 'seattle-log', kind: 'loans', ignored: {}, rejects: [], notices: ['no-patrons'],
      records: [{ titleId: '3172300', itemBarcode: '0010087522552', loanedAt: at('2017-01-02T08:13:00'), title: { titleId: '3172300', material: 'acbk', collection: 'namys', callNumber: 'MYSTERY COTTERI 2016', classMark: 'MYSTERY COTTERI 2016' } }],
    });
  });

  it.each([['cover,title,author,publisher,isbn,timestamp,activity,details,library', 'x,City'], ['cover,title,author,publisher,isbn,timestamp,activity,library,details', 'City,x']])('Libby: what was borrowed, in either order of columns (%s)', async (header, end) => {
    const row = (activity: string): string => `https://x/y.jpg,"Sourcery (Discworld, #5)",Terry Pratchett,Harper,9780062237408,"March 03, 2026 09:15",${activity},${end}`;
    expect(await readProfile([header, row('Borrowed'), row('Returned'), row('Placed on hold')].join('\n'))).toMatchObject({
      profile: 'libby', kind: 'loans', ignored: { 'not-a-loan': 2 }, records: [{ loanedAt: at('2026-03-03T09:15:00'), branch: 'City', titleId: '=isbn:9780062237408', title: { title: 'Sourcery (Discworld, #5)', series: 'Discworld', seriesNumber: '5' } }],
    });
  });

  it('Huddersfield: totals by title', async () => {
    const item = (id: number): string => `<item id="${String(id)}"><title>Gender and crime /</title><copies>5</copies><isbn>0814736750</isbn><isbn>0814736742</isbn><loan_history><total>38</total><schools><school id="H">33</school></schools></loan_history></item>`;
    expect(await readProfile(`<circulation_data><items>${item(1)}${item(2)}</items></circulation_data>`, {}, 'c.xml')).toMatchObject({ profile: 'huddersfield', kind: 'counts', records: [{ loans: 38, title: { titleId: '1', title: 'Gender and crime', isbns: ['9780814736753', '9780814736746'] } }, { loans: 38 }] });
  });

  it('Voyager: a dump whose numbers were taken out, and the table', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `   0\t0\t74467${String(30 + i)}\t${String(1 + i)}-FEB-99`);
    const found = await readProfile(`# CIRCULATION TRANSACTIONS\n# (randomized subset data)\n${rows.join('\n')}\n`);
    expect(found).toMatchObject({ profile: 'voyager', kind: 'loans', rejects: [] });
    expect(found.records[1]).toEqual({ titleId: '7446731', loanedAt: at('1999-02-02T00:00:00') });
    expect(found.records).toHaveLength(20);
    expect(await readProfile('CIRC_TRANSACTION_ID,PATRON_ID,ITEM_ID,CHARGE_DATE,CURRENT_DUE_DATE,DISCHARGE_DATE,RENEWAL_COUNT\n9,7,12,05-MAR-24,05-APR-24,20-MAR-24,1\n')).toMatchObject({ profile: 'voyager', records: [{ loanId: '9', patronId: '7', itemId: '12', loanedAt: at('2024-03-05T00:00:00'), returnedAt: at('2024-03-20T00:00:00'), renewals: 1 }] });
  });

  it('Toulouse: totals a year; Book-Crossing; a catalogue without numbers', async () => {
    expect(await readProfile('ANNEE;Nbre de prêts;TITRE;AUTEUR;Editeur;Indice;BIB;COTE;Cat 1;Cat 2\n2019;698;Okapi;-;-;843;CABANIS;P OKAP;E;BD\n')).toMatchObject({ profile: null, kind: 'counts', records: [{ loans: 698, period: '2019', title: { titleId: '=title:okapi/', title: 'Okapi', classMark: '843', callNumber: 'P OKAP' } }] });
    expect(await readProfile('Book_ID\tISBN\tBook-Title\tBook-Author\tYear-Of-Publication\tPublisher\n1\t0060973129\tDecision in Normandy &amp; after\tCarlo D\'Este\t1991\tHarperPerennial\n')).toMatchObject({ kind: 'titles', records: [{ titleId: '1', title: 'Decision in Normandy & after', year: 1991, isbns: ['9780060973124'] }] });
    expect(await readProfile('User-ID,Location,Age\n183,"porto, porto, portugal",27.0\n')).toMatchObject({ kind: 'patrons', records: [{ patronId: '183' }] });
    expect(await readProfile('Title,Author,ISBN Valid,Publisher,Subjects,i\nHistoire de vie /,,2343190194; 9782343190198,L\'Harmattan,Sociologie; Congrès,2\n')).toMatchObject({ kind: 'titles', records: [{ titleId: '=isbn:9782343190198', title: 'Histoire de vie', subjects: ['Sociologie', 'Congrès'] }] });
  });

  it('ledgers of a library of a hundred years ago: nobody by name, days as a ledger writes them', async () => {
    const header = 'Folder, ID - record,Page Number,number,date - Transcription,date,book name,person\'s name,return  date - Transcription,return date,Comment,name_index,book id';
    const found = await readProfile(`${header}\nSL,1,1,16779,יום ד'. 10 אפריל 1940,10/4/1940,באראנאוו. שריפטן,בובר פסיה,,,,583,17330\nSL,2,1,16780,,10/4/1940,העולם,פירדמאן יוסף,,,,6,32765\n`);
    expect(found).toMatchObject({ kind: 'loans', rejects: [], notices: ['personal-left-out'], records: [{ patronId: '583', titleId: '17330', loanedAt: at('1940-04-10T00:00:00'), title: { title: 'באראנאוו. שריפטן' } }, { patronId: '6' }] });
    await expect(readProfile(`${header}\nSL,1,1,1,,01/01/1934,א,ב,,,,583,17330\nSL,2,1,2,,02/01/1934,א,ב,,,,583,17330\n`)).rejects.toMatchObject({ code: 'dates-ambiguous', values: { columns: 'date' } });
  });

  it('is refused where it holds nothing but totals', async () => {
    await expect(readProfile('month_issued,authority,item_type,issues,renewals\n2019-07,Bath,12 DVD Standard,100,2\n')).rejects.toMatchObject({ code: 'file-only-totals' });
    await expect(readProfile('Branch,Total Checkouts\nMain,9000\n')).rejects.toMatchObject({ code: 'file-only-totals' });
  });
});

describe('our own templates', () => {
  it.each([
    ['loans', 'loan_id,patron_id,item_barcode,title_id,branch,loan_at,due_at,returned_at,renewals,material_type,patron_group', '1,P1,3,B1,MAIN,2024-03-05,,,0,book,adult'], ['loans', '流水号,读者证号,条码号,书目记录号,馆藏地,借出日期,应还日期,归还日期,续借次数,文献类型,读者类型', '1,P1,3,B1,总馆,2024-03-05,,,0,图书,本科生'],
    ['patrons', 'patron_id,group,birth_year,home_branch,consent,expiry', 'P1,adult,1980,MAIN,yes,2030-01-01'], ['titles', 'title_id,title,author,isbn,language', 'B1,Emma,Austen,,eng'], ['titles', '书目记录号,题名,责任者,出版年', 'B1,三体,刘慈欣,2008'],
    ['items', 'item_barcode,title_id,branch', '3,B1,MAIN'], ['events', 'event_type,event_at,patron_id,item_barcode', 'checkout,2024-03-05 10:00,P1,3'], ['counts', 'title_id,loans,period', 'B1,12,2024-05'],
  ])('%s: %s', async (kind, header, row) => {
    const found = await readProfile(`${header}\n${row}\n`);
    expect(found).toMatchObject({ profile: 'shelfbridge', kind, rejects: [] });
    expect(found.records).toHaveLength(1);
  });
});
