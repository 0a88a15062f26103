import type { Profile } from './profile.ts';

const loanColumns: Profile['columns'] = {
  patron_id: 'cert_id_f, cert_id, redr_cert_id', item_barcode: 'prop_no_f, prop_no', title_id: 'marc_rec_no_f, marc_rec_no', loan_at: 'lend_date', due_at: 'norm_ret_date', returned_at: 'ret_date', renewals: 'renew_times', branch: 'location_dept, location_name, location_f, location', collection: 'location_name', call_number: 'call_no', class: 'cls_id', title: 'm_title', author: 'm_author', isbn: 'm_isbn', publisher: 'm_publisher', patron_group: 'redr_type_code, redr_type_name',
};
const readerPrivate = 'id_card, name, sex, tele, address, postcode, email, password, occupation, duty, position';

/** Huiwen Libsys: its tables of loans, readers and titles, and the views that libraries are given. */
export const huiwen: readonly Profile[] = [
  { id: 'huiwen-loans', kind: 'loans', needs: 'cert_id_f|redr_cert_id, lend_date', typical: 'prop_no_f, location_f, ret_date, renew_date, renew_times, asback_date, rule_no_f, excd_days, resp_wkr, ret_wkr, marc_rec_no_f, call_no, m_title, norm_ret_date, isret', columns: loanColumns, personal: `${readerPrivate}, resp_wkr, ret_wkr` },
  { id: 'huiwen-loans', kind: 'loans', needs: 'cert_id, prop_no, lend_date, norm_ret_date', typical: 'renew_times', never: 'ret_date', columns: loanColumns, personal: readerPrivate, openLoansOnly: true },
  { id: 'huiwen-loans', kind: 'loans', needs: 'cert_id, prop_no|marc_rec_no|m_title, lend_date', typical: 'ret_date, renew_times', columns: loanColumns, personal: readerPrivate },
  {
    id: 'huiwen-readers', kind: 'patrons', needs: 'cert_id|redr_cert_id, redr_type_code|redr_flag|redr_reg_day|total_lend_qty|lend_grd', typical: 'id_card, name, sex, birthday, dept, occupation, duty, education, volt_flag, debt_flag, redr_del_day, deposit', never: 'lend_date, prop_no',
    columns: { patron_group: 'redr_type_code, redr_type_name', birth_year: 'birthday', expiry: 'redr_end_day, redr_del_day' }, personal: readerPrivate,
  },
  { id: 'huiwen-titles', kind: 'titles', needs: 'marc_rec_no, m_title', typical: 'm_author, m_publisher, m_isbn, m_call_no, m_pub_year', never: 'lend_date, cert_id', columns: { year: 'm_pub_year, pub_year', class: 'm_cls_no, cls_no' } },
  { id: 'huiwen-titles', kind: 'items', needs: 'prop_no, marc_rec_no', typical: 'location, call_no, bar_code, book_stat_code', never: 'lend_date, m_title, cert_id, cert_id_f', columns: { branch: 'location_name, location, location_f', call_number: 'call_no' } },
];
