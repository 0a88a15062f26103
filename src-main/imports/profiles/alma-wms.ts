import type { Profile } from './profile.ts';

/** Alma Analytics, where the analyst chooses the captions, and the reports of OCLC WMS. */
export const almaWms: readonly Profile[] = [
  {
    id: 'alma-loans', kind: 'loans', needs: 'loan date|loan date and time|loan timestamp, mms id|primary identifier|item loan id|user group|in house loan indicator|physical item id|loan details.loan date',
    typical: 'due date, return date, barcode, title, author, loaned by, loan status, library name, material type, lc classification code, item policy, patron id, renewals, publication year, isbn (normalized)', never: 'record #(item)',
    columns: {
      loan_id: 'item loan id, loan id', patron_id: 'primary identifier, user primary identifier, patron id, user id', title_id: 'mms id', item_id: 'physical item id, item id', item_barcode: 'barcode, item barcode', loan_at: 'loan date and time, loan timestamp, loan date', due_at: 'due date, original due date',
      returned_at: 'return date and time, return timestamp, return date', branch: 'library name, library name (active), library code, circulation desk, loaned at library', collection: 'location name, location code', renewals: 'renewals, number of renewals, total renewals', isbn: 'isbn (normalized), isbn', call_number: 'permanent call number, call number', class: 'lc classification code, dewey number',
    },
    personal: 'loaned by, loaned by operator', filters: [{ column: 'in house loan indicator', drop: { y: 'in-house', yes: 'in-house', true: 'in-house', '1': 'in-house' } }],
  },
  {
    id: 'wms-loans', kind: 'loans', needs: 'oclc number, loan date checked out|loan date due', typical: 'inst_symbol.holding location, item barcode, title or description, material format, shelving location, policy name, patron barcode, borrower category',
    columns: { title_id: 'oclc number', title: 'title or description', branch: 'inst_symbol.holding location, holding location', collection: 'shelving location', item_barcode: 'item barcode', patron_id: 'patron barcode' },
    personal: 'gender, patron expiration date', openLoansOnly: true,
  },
  {
    id: 'wms-patrons', kind: 'patrons', needs: 'patron barcode, borrower category, home branch|idatsource|expiration date|is blocked', typical: 'inst_symbol, gender, date of birth, created on, idp, username, last updated on', never: 'loan date due, loan date checked out',
    columns: { expiry: 'expiration date' }, personal: 'gender, idatsource, idp',
  },
];
