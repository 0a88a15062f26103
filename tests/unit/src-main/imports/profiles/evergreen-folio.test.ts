import { describe, expect, it } from 'vitest';
import { previewFile } from '../../../../../src-main/imports/preview.ts';
import { at, fileOf, readProfile } from '../reading.ts';

const uuid = (n: number): string => `0bab56e5-1ab6-4ac2-afdf-${String(n).padStart(12, '0')}`;

describe('Evergreen', () => {
  it('the reporter: renewals name their parent, aged loans have no patron', async () => {
    const header = '"Circ ID","Patron","Circulating Item","Checkout / Renewal Library","Checkout Date/Time","Due Date/Time","Check In Date/Time","Desk Renewal","Phone Renewal","Parent Circulation","Shelving Location","Patron ZIP","Patron Birth Year","Bib Record"';
    const rows = ['"1","4","900","BR1","2024-05-01 10:11:12-04","2024-05-15 23:59:59-04","2024-05-14 09:00:00-04","f","f","","Stacks","30301","1980","22"', '"2","4","900","BR1","2024-05-14 09:00:00-04","2024-05-28 23:59:59-04","","t","f","1","Stacks","30301","1980","22"', '"3","<Aged Circulation>","901","BR1","2014-05-01 10:11:12-04","","","f","f","","Stacks","","1990",""'];
    const found = await readProfile([header, ...rows].join('\r\n'));
    expect(found).toMatchObject({ profile: 'evergreen-circulation', kind: 'loans', rejects: [], ignored: {} });
    expect(found.records).toEqual([
      { loanId: '1', patronId: '4', itemId: '900', titleId: '22', branch: 'BR1', loanedAt: at('2024-05-01T10:11:12'), dueAt: at('2024-05-15T23:59:59'), returnedAt: at('2024-05-14T09:00:00'), birthYear: 1980, title: { titleId: '22', collection: 'Stacks' } },
      { loanId: '2', parentLoanId: '1', patronId: '4', itemId: '900', titleId: '22', branch: 'BR1', loanedAt: at('2024-05-14T09:00:00'), dueAt: at('2024-05-28T23:59:59'), birthYear: 1980, title: { titleId: '22', collection: 'Stacks' } },
      { loanId: '3', itemId: '901', branch: 'BR1', loanedAt: at('2014-05-01T10:11:12'), birthYear: 1990 },
    ]);
  });

  it('the table itself, and its aged twin', async () => {
    const header = 'id,usr,xact_start,xact_finish,target_copy,circ_lib,circ_staff,due_date,checkin_time,stop_fines,phone_renewal,desk_renewal,copy_location,parent_circ,auto_renewal';
    expect(await readProfile(`${header}\n9,12,2024-05-01 10:11:12.5-04,,77,3,1,2024-05-15 23:59:59-04,,,f,t,5,8,f\n`)).toMatchObject({
      profile: 'evergreen-sql', kind: 'loans', records: [{ loanId: '9', parentLoanId: '8', patronId: '12', itemId: '77', branch: '3', loanedAt: at('2024-05-01T10:11:12') }],
    });
    expect(await readProfile('id,usr_post_code,usr_birth_year,xact_start,target_copy,circ_lib\n9,30301,1990,2014-05-01 10:11:12-04,77,3\n')).toMatchObject({
      profile: 'evergreen-sql', notices: ['personal-left-out', 'no-patrons', 'link-missing'], records: [{ loanId: '9', itemId: '77', birthYear: 1990 }],
    });
  });

  it('copies, and the simple record extract', async () => {
    expect(await readProfile('Barcode,Call Number/Volume,Circulating Library,Circulation Modifier,Bib Record\n0001,FIC A,BR1,book,22\n')).toMatchObject({ profile: 'evergreen-items', kind: 'items', records: [{ itemBarcode: '0001', titleId: '22', branch: 'BR1', callNumber: 'FIC A', material: 'book' }] });
    expect(await readProfile('Record ID,Title Proper (normalized),Author (normalized),Publisher (normalized),Publication Year (normalized),ISBN,ISSN\n22,emma,austen jane,knopf,1991,9780679405818,\n')).toMatchObject({ profile: 'evergreen-items', kind: 'titles', records: [{ titleId: '22', title: 'emma', author: 'austen jane', year: 1991 }] });
  });
});

describe('FOLIO', () => {
  it('the circulation log: one event a copy, all that is no loan passed over, no staff names', async () => {
    const header = 'User barcode,Item barcode,Object,Circ action,Date,Service point,Source,Description';
    const rows = [
      '789,"A1,A2",Loan,Checked out,2021-03-18 22:15,Online,"ADMINISTRATOR, DIKU",Checked out to proxy: no.', '789,A1,Loan,Renewed through override,2021-03-20 08:00,Online,folio,x', '789,A1,N/A,Checked in,2021-03-21 09:00,Online,folio,x',
      ',A2,Loan,Anonymize,2021-03-22 00:00,,System,x', '789,A1,Fee/fine,Billed,2021-03-22 00:00,,x,x', '789,A1,Notice,Sent,2021-03-22 00:00,,x,x', '789,A1,Loan,Changed due date,2021-03-22 00:00,,x,x', '789,A1,Request,Created,2021-03-22 00:00,,x,x', '789,A3,Loan,Closed loan,yesterday,,Doe Jane,x',
    ];
    const text = [header, ...rows].join('\n');
    const found = await readProfile(text);
    expect(found).toMatchObject({ profile: 'folio-log', kind: 'events', ignored: { 'not-a-loan': 4 }, rejects: ['10 bad-date event_at'] });
    expect(found.records).toEqual([
      { event: 'issue', at: at('2021-03-18T22:15:00'), patronId: '789', itemBarcode: 'A1', branch: 'Online' }, { event: 'issue', at: at('2021-03-18T22:15:00'), patronId: '789', itemBarcode: 'A2', branch: 'Online' },
      { event: 'renew', at: at('2021-03-20T08:00:00'), patronId: '789', itemBarcode: 'A1', branch: 'Online' }, { event: 'return', at: at('2021-03-21T09:00:00'), patronId: '789', itemBarcode: 'A1', branch: 'Online' },
      { event: 'forget', at: at('2021-03-22T00:00:00'), itemBarcode: 'A2' },
    ]);
    expect(JSON.stringify(await previewFile(fileOf(text), 'log.csv', {}))).not.toMatch(/DIKU|Doe/);
  });

  it('loans: three spellings of universal time are one, anonymised loans have no patron', async () => {
    const loan = (id: number, loanDate: string, user = true): object => ({ id: uuid(id), ...(user && { userId: uuid(7) }), itemId: uuid(900), loanDate, dueDate: '2020-04-18T15:59:00.000+00:00', action: 'checkedout', status: { name: 'Open' }, renewalCount: 1 });
    const found = await readProfile(JSON.stringify([loan(1, '2019-11-09T05:35:06Z'), loan(2, '2019-11-09T05:35:06.123'), loan(3, '2019-11-09T13:35:06.000+0800'), loan(4, '2019-11-09T05:35:06.000+00:00', false)]), {}, 'loans.json');
    expect(found).toMatchObject({ profile: 'folio-loans', kind: 'loans', rejects: [] });
    expect(found.records).toMatchObject([1, 2, 3, 4].map((id) => ({ loanId: uuid(id), itemId: uuid(900), loanedAt: at('2019-11-09T05:35:06'), dueAt: at('2020-04-18T15:59:00'), renewals: 1 })));
    expect(found.records.map((record) => ('patronId' in record ? record.patronId : undefined))).toEqual([uuid(7), uuid(7), uuid(7), undefined]);
  });

  const overdue = 'borrower.name,borrower.barcode,borrowerId,dueDate,loanDate,loanPolicy.name,loanPolicyId,loanId,feeFine,item.title,item.materialType.name,item.status.name,item.barcode,item.callNumberComponents.prefix,item.callNumberComponents.callNumber,item.callNumberComponents.suffix,item.volume,item.enumeration,item.chronology,item.copyNumber,item.contributors,item.location.name,item.instanceId,item.holdingsRecordId,itemId';
  const row = `"Secret, Ann",B77,${uuid(7)},2020-04-18T15:59:00.000+00:00,2020-03-18T15:59:00.000+00:00,Std,${uuid(50)},${uuid(1)},0,Emma,book,Checked out,A1,,823 A,,,,,1,"Austen, Jane",Main,${uuid(22)},${uuid(23)},${uuid(900)}`;
  it.each([['with its own labels', overdue], ['with labels in another language', overdue.split(',').map((_, i) => `标签${String(i)}`).join(',')]])('the report of overdue loans, %s', async (_, header) => {
    const found = await readProfile([header, row, row.replace(uuid(1), uuid(2))].join('\n'));
    expect(found).toMatchObject({ profile: 'folio-overdue', kind: 'loans', rejects: [], records: [{ loanId: uuid(1), patronId: 'B77', itemId: uuid(900), itemBarcode: 'A1', titleId: uuid(22), title: { title: 'Emma', author: 'Austen, Jane', material: 'book' }, loanedAt: at('2020-03-18T15:59:00') }, {}] });
    expect(found.notices).toContain('open-loans-only');
    expect(JSON.stringify(await previewFile(fileOf([overdue, row].join('\n')), 'o.csv', {}))).not.toContain('Secret');
  });
});
