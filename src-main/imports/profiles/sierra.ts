import type { Profile } from './profile.ts';

/** Sierra: Create Lists, whose headers name the kind of each record number, and its SQL views. */
export const sierra: readonly Profile[] = [
  {
    id: 'sierra-loans', kind: 'loans', needs: 'record #(item)|record #(patron)|record #(biblio)|record #(bibl), out date|checkout date|loan date', typical: 'due date, location, mat type, out loc, call #(biblio), oclc #, lccn, lang, p type, i type',
    columns: { loan_at: 'out date, checkout date, loan date', collection: 'location, i location', branch: 'out loc', title_id: 'record #(biblio), record #(bibl)', material: 'mat type, i type', patron_group: 'p type', item_barcode: 'barcode, item barcode' },
  },
  {
    id: 'sierra-loans', kind: 'events', needs: 'transaction_gmt, op_code', typical: 'item_record_id, bib_record_id, patron_record_id, due_date_gmt, ptype_code, itype_code_num, item_location_code, stat_group_code_num, application_name',
    columns: { event_at: 'transaction_gmt', event_type: 'op_code', item_id: 'item_record_id', title_id: 'bib_record_id', patron_id: 'patron_record_id', due_at: 'due_date_gmt', patron_group: 'ptype_code', material: 'itype_code_num', collection: 'item_location_code', branch: 'stat_group_code_num, stat_group_name' },
    events: { words: { o: 'issue', i: 'return', r: 'renew', u: 'in-house' }, otherwise: 'not-a-loan' },
  },
  {
    id: 'sierra-loans', kind: 'loans', needs: 'checkout_gmt, item_record_id|item_record_num|barcode', typical: 'due_gmt, patron_record_id, patron_record_num, loanrule_code_num, ptype, renewal_count, checkout_statistic_group_code_num',
    columns: { patron_id: 'patron_record_num, patron_record_id', item_id: 'item_record_num, item_record_id', title_id: 'bib_record_num, bib_record_id', patron_group: 'ptype', loan_id: 'id' },
  },
  {
    id: 'sierra-list', kind: null, needs: 'record #(biblio)|record #(bibl)|record #(item)', typical: 'title, author, call #(biblio), call #(item), subject, location, mat type, cat date, 020|a, 245|a', never: 'out date, checkout date, loan date',
    columns: { title: 'title, 245|ab, 245|a', author: 'author, 100|a, 245|c', title_id: 'record #(biblio), record #(bibl)', item_id: 'record #(item)', collection: 'location, i location', call_number: 'call #(item), call #(biblio), 099|a, 090|a', subjects: 'subject, 650|a', isbn: '020|a, std num, isbn', year: 'pub date, publ year, 260|c, 264|c', publisher: 'pub info, 260|b, 264|b', series: 'series, 490|a, 830|a', language: 'lang' },
    leave: 'tot chkout',
  },
];
