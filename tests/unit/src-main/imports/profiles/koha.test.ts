import { describe, expect, it } from 'vitest';
import { at, fileOf, readAll, readProfile } from '../reading.ts';

describe('Koha', () => {
  it('statistics: events, with fees passed over and unknown ones turned away', async () => {
    const header = 'datetime,branch,proccode,value,type,other,usercode,itemnumber,itemtype,location,borrowernumber,associatedborrower,ccode';
    const rows = ['issue', 'renew', 'return', 'localuse', 'payment', 'CreditXXX', 'teleport'].map((type, i) => `2024-03-05 10:0${String(i)}:00,CPL,,0.0,${type},,,12,BK,GEN,${type === 'return' ? '' : '7'},,FIC`);
    expect(await readProfile([header, ...rows].join('\n'))).toEqual({
      profile: 'koha-statistics', kind: 'events', notices: ['link-missing'], ignored: { fee: 2 }, rejects: ['8 unknown-event event_type'],
      records: [
        { event: 'issue', at: at('2024-03-05T10:00:00'), itemId: '12', patronId: '7', branch: 'CPL' }, { event: 'renew', at: at('2024-03-05T10:01:00'), itemId: '12', patronId: '7', branch: 'CPL' },
        { event: 'return', at: at('2024-03-05T10:02:00'), itemId: '12', branch: 'CPL' }, { event: 'localuse', at: at('2024-03-05T10:03:00'), itemId: '12', patronId: '7', branch: 'CPL' },
      ],
    });
  });

  it('old_issues: loans; what is read in the library is none, and 0 is nobody', async () => {
    const header = 'issue_id,borrowernumber,itemnumber,date_due,branchcode,returndate,lastreneweddate,renewals_count,unseen_renewals,auto_renew,auto_renew_error,timestamp,issuedate,onsite_checkout,note,notedate,noteseen';
    const row = (id: string, patron: string, onsite: string): string => `${id},${patron},12,2024-04-05 23:59:00,CPL,2024-03-20 09:00:00,,2,0,0,,2024-03-20 09:00:00,2024-03-05 10:00:00,${onsite},my secret note,,`;
    const found = await readProfile([header, row('1', '7', '0'), row('2', '0', '0'), row('3', '', '0'), row('4', '8', '1')].join('\n'));
    const loan = { itemId: '12', branch: 'CPL', loanedAt: at('2024-03-05T10:00:00'), dueAt: at('2024-04-05T23:59:00'), returnedAt: at('2024-03-20T09:00:00'), renewals: 2 };
    expect(found).toEqual({
      profile: 'koha-issues', kind: 'loans', notices: ['personal-left-out', 'link-missing'], ignored: { 'in-house': 1 }, rejects: [],
      records: [{ loanId: '1', patronId: '7', ...loan }, { loanId: '2', ...loan }, { loanId: '3', ...loan }],
    });
    const bad = await readAll(fileOf([header, row('1', '7', '0').replace('2024-04-05 23:59:00', 'soon')].join('\n')));
    expect(JSON.stringify(bad.rejects)).not.toContain('secret');
  });

  it('pseudonymized_transactions: the title there is how a patron is addressed', async () => {
    const header = 'id,hashed_borrowernumber,has_cardnumber,title,city,state,zipcode,country,branchcode,categorycode,dateenrolled,sex,sort1,sort2,datetime,transaction_branchcode,transaction_type,itemnumber,itemtype,holdingbranch,location,itemcallnumber,ccode';
    const row = '1,$2a$08$abcdefghijklmnopqrstuv,1,Mrs,Springfield,,12345,US,EAST,ADULT,2020-01-01,F,,,2024-03-05 10:00:00,CPL,issue,12,DVD,CPL,JUV,J 791.43,FILM';
    const found = await readProfile(`${header}\n${row}\n`);
    expect(found).toMatchObject({ profile: 'koha-pseudonymized', kind: 'events', rejects: [] });
    expect(found.records).toEqual([{
      event: 'issue', at: at('2024-03-05T10:00:00'), patronId: '$2a$08$abcdefghijklmnopqrstuv', itemId: '12', branch: 'CPL', patronGroup: 'ADULT', homeBranch: 'EAST',
    }]);
    const { source } = await readAll(fileOf(`${header}\n${row}\n`));
    expect(Object.keys(source.mapping)).not.toEqual(expect.arrayContaining(['title']));
  });

  it('items, biblioitems and borrowers', async () => {
    expect(await readProfile('itemnumber,biblionumber,biblioitemnumber,barcode,dateaccessioned,homebranch,price,issues,renewals,holdingbranch,location,onloan,ccode,itype,itemcallnumber\n12,5,5,0039999,2020-01-01,CPL,10.00,4,1,EAST,GEN,,FIC,BK,813 ATW\n')).toMatchObject({
      profile: 'koha-items', kind: 'items', rejects: [], records: [{ itemId: '12', itemBarcode: '0039999', titleId: '5', branch: 'CPL', callNumber: '813 ATW', material: 'BK', collection: 'FIC' }],
    });
    expect(await readProfile('biblioitemnumber,biblionumber,volume,number,itemtype,isbn,issn,publicationyear,publishercode,collectiontitle,collectionvolume,cn_class,agerestriction,totalissues\n5,5,,,BK,0131103709 | 0131103628 (pbk.),,1988,"Prentice Hall,",Prentice Hall software series,3,005.13,,9\n')).toMatchObject({
      profile: 'koha-biblioitems', kind: 'titles', rejects: [],
      records: [{ titleId: '5', material: 'BK', isbns: ['9780131103702', '9780131103627'], year: 1988, publisher: 'Prentice Hall,', series: 'Prentice Hall software series', seriesNumber: '3', classMark: '005.13' }],
    });
    const borrowers = 'borrowernumber,cardnumber,surname,firstname,title,dateofbirth,branchcode,categorycode,dateenrolled,dateexpiry,sex,password,email,privacy';
    expect(await readProfile(`${borrowers}\n7,0023529001000463,Acevedo,Henry,Mr,1980-02-03,CPL,S,2020-01-01,2030-12-31,M,xyz,a@example.org,1\n8,23529,Doe,Jo,,,CPL,S,,,F,,,2\n9,1,Lost,,,,CPL,LOST,,,,,,1\n`)).toMatchObject({
      profile: 'koha-borrowers', kind: 'patrons', rejects: [],
      records: [{ patronId: '7', group: 'S', birthYear: 1980, homeBranch: 'CPL', expiresOn: '2030-12-31' }, { patronId: '8', group: 'S', homeBranch: 'CPL', refusesHistory: true }, { patronId: '9', homeBranch: 'CPL', refusesHistory: true }],
    });
  });

  it('reports of the library’s own, by whatever columns they mix', async () => {
    expect(await readProfile('biblio.title,items.barcode,items.biblionumber,biblio.author,items.itype\nEmma /,001,5,"Austen, Jane,",BK\n')).toMatchObject({
      profile: 'koha-report', kind: 'titles', records: [{ titleId: '5', title: 'Emma', author: 'Austen, Jane', itemBarcode: '001', material: 'BK' }],
    });
    expect(await readProfile('cardnumber,biblionumber,issuedate,title,categorycode\nC1,5,2024-03-05,Emma,ADULT\n')).toMatchObject({
      kind: 'loans', records: [{ patronId: 'C1', titleId: '5', patronGroup: 'ADULT', title: { titleId: '5', title: 'Emma' } }],
    });
  });
});
