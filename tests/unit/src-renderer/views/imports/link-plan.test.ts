import { describe, expect, test } from 'vitest';
import { linkPlan } from '#page/views/imports/link-plan.ts';
import { columnsOf, previewOf, waitingFile } from './import-files.ts';

const empty = { titles: false, patrons: false };
const loans = waitingFile('old_issues.csv', previewOf('loans', columnsOf({ borrowernumber: 'patron_id', itemnumber: 'item_id', issuedate: 'loan_at' })));
const items = waitingFile('items.csv', previewOf('items', columnsOf({ itemnumber: 'item_id', barcode: 'item_barcode', biblionumber: 'title_id' })));
const titles = waitingFile('biblio.csv', previewOf('titles', columnsOf({ biblionumber: 'title_id', title: 'title' })));
const marc = waitingFile('all.mrc', previewOf('titles', columnsOf({ '001': 'title_id', '245': 'title', '952$9': 'item_id' })));
const patrons = waitingFile('borrowers.csv', previewOf('patrons', columnsOf({ borrowernumber: 'patron_id', surname: '!' })));
const said = (...args: Parameters<typeof linkPlan>) => linkPlan(...args).map(({ from, to, by, state }) => `${from}→${to} ${by} ${state}`);

describe('how files fit together', () => {
  test('loans go over copies to titles, and to patrons', () => {
    expect(said([loans, items, titles, patrons], empty)).toEqual(['loans→items item_id files', 'items→titles title_id files', 'loans→patrons patron_id files']);
    expect(linkPlan([loans, items, titles], empty)[1]).toMatchObject({ left: [{ name: 'items.csv', column: 'biblionumber' }], right: [{ name: 'biblio.csv', column: 'biblionumber' }] });
  });
  test('records that name their copies take the place of a file of copies', () => {
    expect(said([loans, marc], empty)).toEqual(['loans→items item_id files', 'loans→patrons patron_id itself']);
  });
  test('records without copies do not know them, though they have a column for them', () => {
    const bare = previewOf('titles', columnsOf({ title_id: 'title_id', title: 'title', item_id: 'item_id' }), { rows: [['m1', 'A title', '']] });
    const columns = bare.columns.map((column) => (column.field === 'item_id' ? { ...column, samples: [] } : column));
    expect(said([loans, waitingFile('bare.mrc', { ...bare, columns })], empty)[0]).toBe('loans→items item_id missing');
  });
  test('without anything that knows the copies the link is missing, unless the catalogue may know them', () => {
    expect(said([loans, titles], empty)[0]).toBe('loans→items item_id missing');
    expect(said([loans], { titles: true, patrons: true })).toEqual(['loans→items item_id catalogue', 'loans→patrons patron_id catalogue']);
    expect(said([loans, items], empty)).toContain('items→titles title_id missing');
  });
  test('barcodes join where numbers of copies do not', () => {
    const byBarcode = waitingFile('scans.csv', previewOf('loans', columnsOf({ code: 'item_barcode', when: 'loan_at' })));
    expect(said([byBarcode, items, titles], empty)).toEqual(['loans→items item_barcode files', 'items→titles title_id files', 'loans→patrons patron_id none']);
  });
  test('rows that describe their titles need no file of titles', () => {
    const whole = waitingFile('reader.csv', previewOf('loans', columnsOf({ card: 'patron_id', id: 'title_id', name: 'title', when: 'loan_at' })));
    const isbns = waitingFile('libby.csv', previewOf('events', columnsOf({ isbn: 'isbn', title: 'title', timestamp: 'event_at', activity: 'event_type' })));
    expect(said([whole], empty)[0]).toBe('loans→titles title_id itself');
    expect(said([isbns], empty)).toEqual(['loans→titles isbn itself', 'loans→patrons patron_id none']);
  });
  test('a title number given for every row is a link as well', () => {
    const fixed = waitingFile('one-title.csv', previewOf('loans', columnsOf({ card: 'patron_id', when: 'loan_at' })), { fixed: { title_id: 'b1' } });
    expect(said([fixed, titles], empty)[0]).toBe('loans→titles title_id files');
  });
  test('files without loans and copies have nothing to join', () => { expect(linkPlan([titles, patrons], empty)).toEqual([]); });
});
