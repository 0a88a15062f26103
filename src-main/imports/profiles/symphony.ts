import type { ImportField } from '#contract/imports.ts';
import type { Places, Profile } from './profile.ts';

const stamp = /^\d{12}(?:\d{2})?$/;
const id = /^[\w.-]{1,30}\s*$/;

const order: readonly (ImportField | null)[] = ['patron_id', 'due_at', null, 'loan_at', 'item_barcode', null];

/** The documented order of the charge list: user, due, renewed, lent, item; each row ends with the sign. */
const charges: Places = {
  fields: (width) => (width === 5 || width === 6 ? order.slice(0, width) : null),
  fits: (cells) => id.test(cells[0] ?? '') && stamp.test(cells[1] ?? '') && (stamp.test(cells[2] ?? '') || /^(?:NEVER|0)?$/.test(cells[2] ?? '')) && stamp.test(cells[3] ?? '') && id.test(cells[4] ?? '') && (cells[5] ?? '') === '',
};

/** SirsiDynix Symphony: what its API tools print without a header, and the history log as its reader lays it out. */
export const symphony: readonly Profile[] = [
  {
    id: 'symphony-history', kind: 'events', needs: 'event_at, command, NQ',
    columns: { event_type: 'command', event_at: 'event_at', item_barcode: 'NQ', patron_id: 'UO', branch: 'FE', call_number: 'IQ' },
    events: { words: { cv: 'issue', rv: 'renew', ev: 'return' }, otherwise: 'not-a-loan' },
  },
  {
    id: 'symphony-charges', kind: 'loans', needs: 'userid|user id, itemid|item id, date checked out|date charged|date due', typical: 'date renewed, renewals, library',
    columns: { patron_id: 'userid, user id', item_barcode: 'itemid, item id', loan_at: 'date checked out, date charged' }, openLoansOnly: true, places: charges,
  },
];
