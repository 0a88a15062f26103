import type { EventWords, Places, Profile } from './profile.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const isoTime = /^\d{4}-\d\d-\d\d/;

/** Check-outs, renewals and returns of the circulation log. Everything else of it (fees, notices, holds, lost items) is no loan. */
const actions: EventWords = {
  words: {
    'checked out': 'issue', 'checked out through override': 'issue', renewed: 'renew', 'renewed through override': 'renew', 'closed loan': 'return', 'checked in': 'return', anonymize: 'forget',
  },
  otherwise: 'not-a-loan',
};

/** The overdue report has its labels in the user's language; its columns stand in one order: borrower, loan, item, and numbers at the end. */
const overdue: Places = {
  fields: (width) => (width < 20 ? null : [
    null, 'patron_id', null, 'due_at', 'loan_at', null, null, 'loan_id', null, 'title', 'material', null, 'item_barcode',
    ...Array<null>(width - 18).fill(null), 'author', null, 'title_id', null, 'item_id',
  ]),
  fits: (cells) => [2, 6, 7, cells.length - 1, cells.length - 3].every((at) => (cells[at] ?? '') === '' || uuid.test(cells[at]!)) && uuid.test(cells.at(-1) ?? '') && isoTime.test(cells[3] ?? '') && isoTime.test(cells[4] ?? ''),
};

/** FOLIO: the circulation log, loans as JSON, the report of overdue loans. */
export const folio: readonly Profile[] = [
  {
    id: 'folio-log', kind: 'events', needs: 'item barcode, circ action, date', typical: 'user barcode, object, service point, source, description',
    columns: { event_type: 'circ action', event_at: 'date', patron_id: 'user barcode', item_barcode: 'item barcode', branch: 'service point' },
    personal: 'source, description', events: actions, filters: [{ column: 'object', keep: ['loan', 'n/a', ''], otherwise: 'not-a-loan' }], severalCopies: ',',
  },
  {
    id: 'folio-loans', kind: 'loans', needs: 'itemid, loandate, action|status.name|itemstatus|loanpolicyid|checkoutservicepointid', typical: 'userid, duedate, returndate, systemreturndate, action, itemstatus, status.name, renewalcount, loanpolicyid, checkoutservicepointid, patrongroupidatcheckout, proxyuserid', never: 'borrower.barcode',
    columns: { loan_id: 'id', patron_id: 'userid', item_id: 'itemid', returned_at: 'returndate, systemreturndate', branch: 'checkoutservicepoint.name, checkoutservicepointid', patron_group: 'patrongroupatcheckout.name, patrongroupidatcheckout', collection: 'itemeffectivelocationidatcheckout' },
    personal: 'proxyuserid, actioncomment', clock: 'utc',
  },
  {
    id: 'folio-overdue', kind: 'loans', needs: 'borrower.barcode|borrowerid, loandate|duedate, item.title|item.barcode|item.instanceid', typical: 'borrower.name, loanpolicy.name, loanid, item.instanceid, item.holdingsrecordid, item.contributors, item.location.name',
    columns: { loan_id: 'loanid', patron_id: 'borrower.barcode, borrowerid', item_id: 'itemid', title_id: 'item.instanceid', collection: 'item.location.name', material: 'item.materialtype.name', call_number: 'item.callnumbercomponents.callnumber' },
    openLoansOnly: true, clock: 'utc', places: overdue,
  },
];
