import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../helpers/library-folders.ts';
import { closeLibraries, openTestLibrary, projectRoot } from '../../../helpers/library-open.ts';

afterEach(closeLibraries);

/** The best columns, as README and templates name them. */
const columns: Readonly<Record<string, string>> = {
  loans: 'loan_id,patron_id,item_barcode,title_id,branch,loan_at,due_at,returned_at,renewals,material_type,patron_group',
  titles: 'title_id,title,author,material,language,collection,class,subjects,audience,year,publisher,series,series_number,isbn,call_number',
  patrons: 'patron_id,group,birth_year,home_branch,consent,expiry',
};

/** The tables of each system that its queries read, with the columns that its schema has. */
const schemas: Readonly<Record<string, readonly string[]>> = {
  koha: [
    'issues(issue_id,borrowernumber,itemnumber,date_due,branchcode,returndate,lastreneweddate,renewals_count,issuedate)', 'old_issues(issue_id,borrowernumber,itemnumber,date_due,branchcode,returndate,lastreneweddate,renewals_count,issuedate)',
    'items(itemnumber,biblionumber,barcode,itype,ccode,itemcallnumber)', 'deleteditems(itemnumber,biblionumber,barcode,itype,ccode,itemcallnumber)',
    'borrowers(borrowernumber,cardnumber,surname,dateofbirth,branchcode,categorycode,dateexpiry,privacy)', 'systempreferences(variable,value)',
    'biblio(biblionumber,title,subtitle,part_number,part_name,author,copyrightdate,seriestitle)', 'biblioitems(biblionumber,itemtype,agerestriction,publicationyear,publishercode,volume,isbn)', 'biblio_metadata(biblionumber,format,metadata)',
  ],
  evergreen: [
    'action.circulation(id,usr,target_copy,circ_lib,xact_start,due_date,checkin_time,parent_circ)', 'action.aged_circulation(id,target_copy,circ_lib,xact_start,due_date,checkin_time,parent_circ)',
    'asset.copy(id,call_number,barcode,circ_modifier)', 'asset.call_number(id,record,label,deleted)', 'actor.org_unit(id,shortname)', 'actor.usr(id,profile,dob,home_ou,expire_date,deleted)', 'permission.grp_tree(id,name)',
    'biblio.record_entry(id)', 'reporter.materialized_simple_record(id,title,author,publisher,pubdate,isbn)', 'metabib.record_attr_flat(id,attr,value)',
  ],
  sierra: [
    'sierra_view.checkout(id,patron_record_id,item_record_id,due_gmt,checkout_gmt,renewal_count)', 'sierra_view.patron_record(record_id,ptype_code,home_library_code,birth_date_gmt,expiration_date_gmt)',
    'sierra_view.record_metadata(id,record_num,deletion_date_gmt)', 'sierra_view.item_record(record_id,location_code,itype_code_num)', 'sierra_view.item_record_property(item_record_id,barcode)',
    'sierra_view.bib_record_item_record_link(bib_record_id,item_record_id,bibs_display_order)', 'sierra_view.circ_trans(id,transaction_gmt,op_code,patron_record_id,item_record_id,bib_record_id,due_date_gmt,itype_code_num,item_location_code)',
    'sierra_view.reading_history(id,bib_record_metadata_id,item_record_metadata_id,patron_record_metadata_id,checkout_gmt)', 'sierra_view.bib_record(record_id,language_code)',
    'sierra_view.bib_record_property(bib_record_id,best_title,best_author,publish_year,material_code)', 'sierra_view.subfield(record_id,marc_tag,tag,content)',
  ],
  polaris: [
    'TransactionHeaders(TransactionID,TransactionTypeID,OrganizationID,TranClientDate)', 'TransactionDetails(TransactionID,TransactionSubTypeID,numValue)', 'CircItemRecords(ItemRecordID,Barcode,AssociatedBibRecordID,MaterialTypeID)',
    'Organizations(OrganizationID,Abbreviation)', 'MaterialTypes(MaterialTypeID,Description)', 'Patrons(PatronID,PatronCodeID,OrganizationID)', 'PatronRegistration(PatronID,Birthdate,ExpirationDate)', 'PatronCodes(PatronCodeID,Description)',
    'BibliographicRecords(BibliographicRecordID,BrowseTitle,BrowseAuthor,PublicationYear,PrimaryMARCTOMID,BrowseCallNo)', 'BibliographicISBNIndex(BibliographicRecordID,ISBNString)', 'MARCTypeOfMaterial(MARCTypeOfMaterialID,Description)',
  ],
  huiwen: [
    'LEND_LST(CERT_ID,PROP_NO,LEND_DATE,NORM_RET_DATE,RENEW_TIMES)', 'LEND_HIST(CERT_ID_F,PROP_NO_F,LOCATION_F,LEND_DATE,RET_DATE,RENEW_TIMES,MARC_REC_NO_F,CALL_NO)', 'READER(CERT_ID,ID_CARD,NAME,BIRTHDAY,REDR_TYPE_CODE,PASSWORD)',
    'ITEM(PROP_NO,MARC_REC_NO)', 'MARC(MARC_REC_NO,M_TITLE,M_AUTHOR,M_PUBLISHER,M_ISBN,M_CALL_NO)',
  ],
};

/** What the other databases have and SQLite has not. */
function openSystem(system: string): Database.Database {
  const db = new Database(':memory:');
  db.function('YEAR', (date) => (date === null ? null : Number(String(date).slice(0, 4))));
  db.function('date_part', (_part, date) => (date === null ? null : Number(String(date).slice(0, 4))));
  db.function('array_to_string', (value, _between) => value);
  db.function('ExtractValue', (xml, path) => (xml === null || !String(path).includes('008') ? '' : `${' '.repeat(35)}eng  `));
  const attached = new Set<string>();
  for (const table of schemas[system] ?? []) {
    const schema = /^(\w+)\./.exec(table)?.[1];
    if (schema !== undefined && !attached.has(schema)) {
      db.exec(`ATTACH ':memory:' AS "${schema}"`);
      attached.add(schema);
    }
    db.exec(`CREATE TABLE ${table}`);
  }
  return db;
}

const textOf = (system: string): string => readFileSync(join(projectRoot, 'resources', 'queries', `${system}.sql`), 'utf8');
function queryOf(system: string, table: string): string {
  const parts = textOf(system).split(/^-- \[(\w+)\]\s*$/m);
  // SQL Server names its database and schema before each table
  return (parts[parts.indexOf(table) + 1] ?? '').replaceAll(/\bPolaris(?:Transactions)?\.Polaris\./g, '');
}
const rowsOf = (db: Database.Database, system: string, table: string): Record<string, unknown>[] => db.prepare<[], Record<string, unknown>>(queryOf(system, table)).all();
const insert = (db: Database.Database, table: string, row: Readonly<Record<string, string | number | null>>): void => {
  db.prepare(`INSERT INTO ${table} (${Object.keys(row).join(',')}) VALUES (${Object.keys(row).map(() => '?').join(',')})`).run(...Object.values(row).map((value) => (typeof value === 'number' ? BigInt(value) : value)));
};

describe('queries shown in the app', () => {
  for (const system of Object.keys(schemas)) {
    test(`${system}: all three run and yield the best columns`, () => {
      const db = openSystem(system);
      for (const [table, wanted] of Object.entries(columns)) expect(db.prepare(queryOf(system, table)).columns().map(({ name }) => name).join()).toBe(wanted);
    });
    test(`${system}: no name, address, password or identity number is asked for`, () => {
      for (const table of Object.keys(columns)) expect(queryOf(system, table)).not.toMatch(/surname|firstname|name_first|email|address|phone|passw|ID_CARD|\bNAME\b(?!\s)|cardnumber/);
    });
  }
  test.each(Object.entries(columns))('%s: every column that the queries yield is read when their result is imported', async (table, header) => {
    const { library, call } = openTestLibrary();
    const path = join(temporaryFolder(), 'result.csv');
    writeFileSync(path, `${header}\n${header.split(',').map(() => '1').join(',')}\n`);
    const preview = await call('imports:preview', { file: library.files.hold(path).token });
    expect([preview.kind, preview.missing]).toEqual([table, []]);
    expect(preview.columns.filter((column) => column.field === null).map((column) => column.header)).toEqual([]);
  });
  test('koha: who wants no history is left out, the anonymous patron is nobody, loans of now and then are one list', () => {
    const db = openSystem('koha');
    insert(db, 'systempreferences', { variable: 'AnonymousPatron', value: 9 });
    for (const [borrowernumber, privacy] of [[1, 1], [2, 2], [9, 1]] as const) insert(db, 'borrowers', { borrowernumber, privacy, categorycode: 'AD', dateofbirth: '1980-02-03' });
    insert(db, 'items', { itemnumber: 5, biblionumber: 50, barcode: 'I5', itype: 'BK' });
    insert(db, 'deleteditems', { itemnumber: 6, biblionumber: 60, barcode: 'I6', itype: 'BK' });
    for (const [issue_id, borrowernumber, itemnumber] of [[1, 1, 5], [2, 2, 5], [3, 9, 6], [4, null, 5]] as const) insert(db, 'old_issues', { issue_id, borrowernumber, itemnumber, issuedate: '2024-01-01' });
    insert(db, 'issues', { issue_id: 5, borrowernumber: 1, itemnumber: 6, issuedate: '2024-02-01', renewals_count: 2 });
    expect(rowsOf(db, 'koha', 'loans').map((row) => [row['loan_id'], row['patron_id'], row['item_barcode'], row['renewals']]).sort()).toEqual([[1, 1, 'I5', null], [3, null, 'I6', null], [4, null, 'I5', null], [5, 1, 'I6', 2]]);
    expect(rowsOf(db, 'koha', 'patrons')).toEqual([{ patron_id: 1, group: 'AD', birth_year: 1980, home_branch: null, consent: null, expiry: null }]);
  });
  test('evergreen: a chain of renewals is one loan, aged and deleted patrons are nobody', () => {
    const db = openSystem('evergreen');
    insert(db, 'asset.copy', { id: 7, call_number: 70, barcode: 'C7' });
    insert(db, 'asset.call_number', { id: 70, record: 700, deleted: 0 });
    insert(db, 'actor.org_unit', { id: 1, shortname: 'BR1' });
    insert(db, 'actor.usr', { id: 3, deleted: 0 });
    insert(db, 'actor.usr', { id: 4, deleted: 1 });
    const circ = { target_copy: 7, circ_lib: 1 };
    insert(db, 'action.circulation', { ...circ, id: 1, usr: 3, xact_start: '2024-01-01', checkin_time: '2024-01-20', parent_circ: null });
    insert(db, 'action.circulation', { ...circ, id: 2, usr: 3, xact_start: '2024-01-20', checkin_time: '2024-02-10', parent_circ: 1 });
    insert(db, 'action.circulation', { ...circ, id: 3, usr: 3, xact_start: '2024-02-10', checkin_time: '2024-02-25', parent_circ: 2 });
    insert(db, 'action.circulation', { ...circ, id: 4, usr: 4, xact_start: '2024-03-01', checkin_time: null, parent_circ: null });
    insert(db, 'action.aged_circulation', { ...circ, id: 5, xact_start: '2020-03-01', checkin_time: '2020-03-02', parent_circ: null });
    expect(rowsOf(db, 'evergreen', 'loans').map((row) => [row['loan_id'], row['patron_id'], row['returned_at'], row['renewals']])).toEqual(
      expect.arrayContaining([[1, 3, '2024-02-25', 2], [4, null, null, 0], [5, null, '2020-03-02', 0]]));
  });
  test('polaris: a check-out of a copy that the patron has already is a renewal, the next check-in ends the loan', () => {
    const db = openSystem('polaris');
    insert(db, 'CircItemRecords', { ItemRecordID: 8, Barcode: 'P8', AssociatedBibRecordID: 80 });
    insert(db, 'Organizations', { OrganizationID: 1, Abbreviation: 'MN' });
    for (const PatronID of [3, 4]) insert(db, 'Patrons', { PatronID, PatronCodeID: 1 });
    const events = [[1, 6001, '2024-01-01', 3], [2, 6001, '2024-01-20', 3], [3, 6002, '2024-02-01', null], [4, 6001, '2024-02-02', 4], [5, 6001, '2024-02-09', 3]] as const;
    for (const [TransactionID, TransactionTypeID, TranClientDate, patron] of events) {
      insert(db, 'TransactionHeaders', { TransactionID, TransactionTypeID, TranClientDate, OrganizationID: 1 });
      insert(db, 'TransactionDetails', { TransactionID, TransactionSubTypeID: 38, numValue: 8 });
      if (patron !== null) insert(db, 'TransactionDetails', { TransactionID, TransactionSubTypeID: 6, numValue: patron });
    }
    expect(rowsOf(db, 'polaris', 'loans').map((row) => [row['loan_id'], row['patron_id'], row['loan_at'], row['returned_at'], row['renewals']]).sort()).toEqual([
      [1, 3, '2024-01-01', '2024-02-01', 1], [4, 4, '2024-02-02', null, 0], [5, 3, '2024-02-09', null, 0],
    ]);
  });
  test('sierra: what is out, what came back and what reading histories hold are one list without doubles', () => {
    const db = openSystem('sierra');
    const view = (table: string, row: Readonly<Record<string, string | number | null>>): void => insert(db, `sierra_view.${table}`, row);
    for (const [id, record_num] of [[1, 111], [2, 222], [3, 333]] as const) view('record_metadata', { id, record_num });
    view('patron_record', { record_id: 1, ptype_code: 5 });
    view('item_record', { record_id: 2, location_code: 'main' });
    view('item_record_property', { item_record_id: 2, barcode: 'S2' });
    view('bib_record_item_record_link', { bib_record_id: 3, item_record_id: 2, bibs_display_order: 0 });
    view('checkout', { id: 10, patron_record_id: 1, item_record_id: 2, checkout_gmt: '2024-03-10', renewal_count: 1 });
    const transaction = { patron_record_id: 1, item_record_id: 2, bib_record_id: 3 };
    for (const [id, op_code, transaction_gmt] of [[20, 'o', '2024-03-01'], [21, 'r', '2024-03-03'], [22, 'i', '2024-03-05'], [23, 'o', '2024-03-10']] as const) view('circ_trans', { ...transaction, id, op_code, transaction_gmt });
    for (const [id, checkout_gmt] of [[30, '2023-01-01'], [31, '2024-03-01']] as const) view('reading_history', { id, checkout_gmt, bib_record_metadata_id: 3, item_record_metadata_id: 9, patron_record_metadata_id: 1 });
    expect(rowsOf(db, 'sierra', 'loans').map((row) => [row['loan_id'], row['patron_id'], row['title_id'], row['loan_at'], row['returned_at'], row['renewals']])).toEqual([
      ['checkout-10', 111, 'b333', '2024-03-10', null, 1], ['transaction-20', 111, 'b333', '2024-03-01', '2024-03-05', 1], ['history-30', 111, 'b333', '2023-01-01', null, null],
    ]);
  });
  test('huiwen: returned loans and those on loan are one list, with the record of each copy', () => {
    const db = openSystem('huiwen');
    insert(db, 'ITEM', { PROP_NO: 'P1', MARC_REC_NO: 'M1' });
    insert(db, 'READER', { CERT_ID: 'R1', REDR_TYPE_CODE: '31', BIRTHDAY: '1999-05-06', ID_CARD: 'secret', PASSWORD: 'secret' });
    insert(db, 'LEND_HIST', { CERT_ID_F: 'R1', PROP_NO_F: 'P1', LEND_DATE: '2023-01-02', RET_DATE: '2023-02-02', RENEW_TIMES: 1, MARC_REC_NO_F: 'M1' });
    insert(db, 'LEND_LST', { CERT_ID: 'R1', PROP_NO: 'P1', LEND_DATE: '2024-01-02', NORM_RET_DATE: '2024-02-02', RENEW_TIMES: 0 });
    expect(rowsOf(db, 'huiwen', 'loans').map((row) => [row['patron_id'], row['item_barcode'], row['title_id'], row['returned_at'], row['due_at']])).toEqual([['R1', 'P1', 'M1', '2023-02-02', null], ['R1', 'P1', 'M1', null, '2024-02-02']]);
    expect(rowsOf(db, 'huiwen', 'patrons')[0]).toMatchObject({ patron_id: 'R1', birth_year: '1999' });
  });
});
