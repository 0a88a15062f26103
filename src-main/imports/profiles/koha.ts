import type { EventWords, Profile, RowFilter } from './profile.ts';

/** A patron may ask the library to forget her loans; reports can say so in each row. */
const forgetful: RowFilter = { column: 'privacy', drop: { '2': 'refused' } };

const words: EventWords['words'] = {
  issue: 'issue', renew: 'renew', return: 'return', localuse: 'localuse', onsite_checkout: 'localuse', auto_renew: 'renew',
  writeoff: 'fee', payment: 'fee', refund: 'fee', fine: 'fee', credit: 'fee', debit: 'fee', creditxxx: 'fee', lost_fine: 'fee', recall: 'not-a-loan', reserve: 'not-a-loan',
};

/** Koha: tables as its reports export them, and reports of the library's own that mix their columns. */
export const koha: readonly Profile[] = [
  {
    id: 'koha-statistics', kind: 'events', needs: 'datetime, type, itemnumber, borrowernumber', typical: 'branch, proccode, value, other, usercode, itemtype, location, associatedborrower, ccode, interface',
    columns: { event_type: 'type', event_at: 'datetime', patron_id: 'borrowernumber', item_id: 'itemnumber', branch: 'branch', material: 'itemtype', collection: 'ccode, location' },
    leave: 'value, other, usercode', events: { words }, filters: [forgetful], nobody: '0, X',
  },
  {
    id: 'koha-pseudonymized', kind: 'events', needs: 'hashed_borrowernumber, transaction_type, datetime', typical: 'has_cardnumber, title, city, zipcode, branchcode, categorycode, transaction_branchcode, itemnumber, itemtype, holdingbranch, ccode',
    columns: { event_type: 'transaction_type', event_at: 'datetime', patron_id: 'hashed_borrowernumber', item_id: 'itemnumber', branch: 'transaction_branchcode, holdingbranch', home_branch: 'branchcode', patron_group: 'categorycode', material: 'itemtype', collection: 'ccode, location', call_number: 'itemcallnumber' },
    leave: 'id', personal: 'title, city, state, zipcode, country, sex, sort1, sort2', // here the title is how the patron is addressed
    events: { words }, nobody: 'X',
  },
  {
    id: 'koha-issues', kind: 'loans', needs: 'issuedate, itemnumber|barcode|biblionumber', typical: 'issue_id, borrowernumber, date_due, returndate, branchcode, lastreneweddate, renewals, renewals_count, auto_renew, onsite_checkout, timestamp',
    columns: { loan_id: 'issue_id', patron_id: 'borrowernumber, cardnumber', branch: 'branchcode, branch', renewals: 'renewals_count, renewals', collection: 'ccode, location', home_branch: 'homebranch_patron' },
    personal: 'note', filters: [{ column: 'onsite_checkout', drop: { '1': 'in-house' } }, forgetful], nobody: '0, X',
  },
  {
    id: 'koha-items', kind: 'items', needs: 'itemnumber, biblionumber, homebranch|holdingbranch|itype|itemcallnumber', typical: 'barcode, biblioitemnumber, dateaccessioned, notforloan, itemlost, ccode, location, cn_sort, onloan', never: 'title, issuedate, borrowernumber, datetime',
    columns: { item_id: 'itemnumber', branch: 'homebranch, holdingbranch', material: 'itype', collection: 'ccode, location' }, leave: 'issues, renewals',
  },
  {
    id: 'koha-biblioitems', kind: 'titles', needs: 'biblioitemnumber, biblionumber, publishercode|publicationyear|cn_class|editionstatement|totalissues', typical: 'isbn, collectiontitle, collectionvolume, volume, itemtype, place, pages, size', never: 'itemnumber, issuedate',
    columns: { class: 'cn_class', series: 'collectiontitle', series_number: 'collectionvolume', volume: 'volume, number', year: 'publicationyear', audience: 'agerestriction' }, leave: 'totalissues, cn_item',
  },
  {
    id: 'koha-borrowers', kind: 'patrons', needs: 'categorycode, cardnumber|borrowernumber, dateexpiry|dateenrolled|dateofbirth|privacy', typical: 'branchcode, surname, firstname, sort1, sort2, privacy_guarantor_checkouts', never: 'issuedate, itemnumber, datetime, biblionumber',
    columns: { patron_id: 'borrowernumber, cardnumber' }, leave: 'title', personal: 'title, sex, sort1, sort2, patron_attributes', nobody: 'X',
  },
  {
    id: 'koha-report', kind: null, needs: 'borrowernumber|itemnumber|biblionumber|biblioitemnumber, homebranch|holdingbranch|itemcallnumber|itype|ccode|categorycode|branchcode|date_due|returndate|cardnumber|copyrightdate|publishercode|publicationyear|seriestitle|frameworkcode',
    columns: { collection: 'ccode, location', branch: 'branchcode, homebranch, holdingbranch, branch' }, leave: 'issues, totalissues', personal: 'borrowernotes', nobody: '0, X',
  },
];
