import type { Places, Profile } from './profile.ts';

/** Lines of a Voyager dump: transaction, copy, title, day lent. */
const voyagerRow: Places = {
  fields: (width) => (width === 4 ? ['loan_id', 'item_id', 'title_id', 'loan_at'] : null),
  fits: (cells) => [0, 1, 2].every((at) => /^\s*\d{1,10}\s*$/.test(cells[at] ?? '')) && /^\s*\d{1,2}-[A-Z]{3}-\d{2,4}\s*$/i.test(cells[3] ?? ''),
};

/** Exports that readers or the public get, and dumps of Voyager. */
export const openData: readonly Profile[] = [
  { id: 'seattle-counts', kind: 'counts', needs: 'checkouts, title, checkoutyear', typical: 'usageclass, checkouttype, materialtype, checkoutmonth, isbn, creator, subjects, publisher, publicationyear', columns: { loans: 'checkouts', period: 'checkoutyear', year: 'publicationyear' }, period: ['checkoutyear', 'checkoutmonth'] },
  { id: 'seattle-log', kind: 'loans', needs: 'bibnumber, itembarcode, checkoutdatetime', typical: 'itemtype, collection, callnumber', columns: { material: 'itemtype', collection: 'collection', call_number: 'callnumber' }, dateOrder: 'mdy' },
  {
    id: 'libby', kind: 'loans', needs: 'title, timestamp, activity, library|details|cover', typical: 'author, publisher, isbn',
    columns: { loan_at: 'timestamp', branch: 'library' }, personal: 'details', filters: [{ column: 'activity', keep: ['borrowed', 'checked out', 'borrow'], otherwise: 'not-a-loan' }],
  },
  { id: 'huddersfield', kind: 'counts', needs: 'title, copies, loan_history.total|total|loans', typical: 'id, isbn, url, loan_history', columns: { title_id: 'id', loans: 'loan_history.total, total, loans' } },
  {
    id: 'voyager', kind: 'loans', needs: 'charge_date|charge date, item_id|bib_id|item barcode|item id', typical: 'circ_transaction_id, patron_id, discharge_date, current_due_date, due_date, renewal_count, charge_location, patron_group_id, trans_id',
    columns: { loan_id: 'circ_transaction_id, trans_id', item_id: 'item_id', title_id: 'bib_id', loan_at: 'charge_date, charge date', due_at: 'current_due_date, due_date', branch: 'charge_location, charge_location_name', patron_group: 'patron_group_name, patron_group_id' }, zeroIsNone: true, places: voyagerRow,
  },
  { id: 'marc21', kind: 'titles', needs: 'marc21' },
  { id: 'unimarc', kind: 'titles', needs: 'unimarc' },
];
