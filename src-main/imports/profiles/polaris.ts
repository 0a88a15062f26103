import type { EventWords, Profile } from './profile.ts';

const words: EventWords = {
  words: { '6001': 'issue', '6002': 'return', 'check out': 'issue', 'check in': 'return', 'checked out': 'issue', 'checked in': 'return', checkout: 'issue', checkin: 'return', renewal: 'renew', renew: 'renew' },
  otherwise: 'not-a-loan',
};
const names: Profile['columns'] = {
  event_at: 'tranclientdate, trandate, transactiondate, transaction date', loan_at: 'tranclientdate, trandate, transactiondate, transaction date, checkoutdate, check out date', patron_id: 'patronid, patron id, patronbarcode, patron barcode', item_id: 'itemrecordid, item record id', item_barcode: 'itembarcode, item barcode, barcode',
  title_id: 'bibliographicrecordid, bib record id, bibrecordid, associatedbibrecordid', branch: 'organizationid, organization, orgname, branch, transaction branch', material: 'materialtype, material type, materialtypeid, itype', collection: 'collectionid, collection, collectionname', patron_group: 'patroncode, patron code, patroncodeid', title: 'browsetitle, title', author: 'browseauthor, author',
};

/** Polaris: transactions as sites select them, reports by title, totals by title. */
export const polaris: readonly Profile[] = [
  {
    id: 'polaris-transactions', kind: 'events', needs: 'transactiontypeid|transactiontype|transaction type|transactiontypedescription, tranclientdate|trandate|transactiondate|transaction date, itemrecordid|item record id|itembarcode|item barcode|bibliographicrecordid', typical: 'transactionid, patronid, organizationid, polarisuserid',
    columns: { ...names, event_type: 'transactiontypeid, transactiontype, transaction type, transactiontypedescription' }, events: words, personal: 'polarisuserid',
  },
  {
    id: 'polaris-transactions', kind: 'loans', needs: 'tranclientdate|trandate|transactiondate, itemrecordid|itembarcode|bibliographicrecordid', typical: 'transactionid, patronid, organizationid, duedate', never: 'transactiontypeid, transactiontype, transaction type',
    columns: { ...names, loan_id: 'transactionid' }, personal: 'polarisuserid',
  },
  {
    id: 'polaris-report', kind: 'counts', needs: 'totalcheckouts, title|browsetitle, owninglibrary|itemcode|datelastborrowed', typical: 'callnumber, author, owninglibrary, publisher, copyrightdate, datelastborrowed, itype, itemcode', never: 'patronid',
    columns: { loans: 'totalcheckouts', title: 'title, browsetitle', author: 'author, browseauthor', branch: 'owninglibrary', call_number: 'callnumber', material: 'itype, itemcode', year: 'copyrightdate' }, leave: 'datelastborrowed',
  },
  { id: 'polaris-report', kind: null, needs: 'browsetitle, browseauthor|itemrecordid|bibliographicrecordid', typical: 'patronid, patronbarcode, itembarcode, checkoutdate, duedate, publicationyear', columns: names },
];
