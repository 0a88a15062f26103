import type { Names } from './aliases.ts';

/** Headers of what happened to a copy, and when. */
export const circulationNames: Names = {
  loan_id: 'issue_id, circ id, circulation id, loanid, item loan id, item_loan_id, inter_id, transaction id, circ_transaction_id, 流水号, 借阅流水号',
  parent_loan_id: 'parent circ, parent circulation, parent_circ',
  branch: 'branchcode, branch name, circ_lib, checkout library, checkout / renewal library, checkout branch, loan branch, library name, service point, organizationid, location, location_f, FE, out loc, store_name, bibliothèque, zweigstelle, bibliothek, biblioteca, sucursal, 馆藏地, 馆藏地点, 馆藏地名称, 分馆, 所在馆, 馆藏, 校区, 借书地点, 借阅地点, 流通地点',
  loan_at: 'issuedate, xact_start, checkout date/time, checkoutdatetime, checkout date, check out date, checkout time, date checked out, out date, loan date, loan date checked out, loan time, loantime, tranclientdate, charge_date, charge date, date charged, borrow date, date borrowed, issue date, date issued, lend_date, borrow_time, checkout_gmt, checked out, checkout, checked out on, date out, borrowed, borrowed on, lent on, issued on, jyrq, date de prêt, date prêt, date du prêt, date_emprunt, ausleihdatum, ausleihe, entliehen am, fecha de préstamo, fecha préstamo, data prestito, 借出日期, 借书日期, 借阅日期, 外借日期, 借阅时间, 借书时间, 借出时间, 外借时间',
  due_at: 'date_due, due date/time, due date, duetime, loan date due, due_gmt, current_due_date, due, due on, date de retour prévue, date retour prévue, rückgabe bis, fällig am, leihfristende, fecha de vencimiento, norm_ret_date, should_return_time, yjghrq, 应还日期, 应还时间, 到期日期, 应还书日期',
  returned_at: 'returndate, checkin_time, check in date/time, checkin date/time, check in date, checkin date, checkin time, return date, date returned, returned, return time, ret_date, return_time, discharge_date, discharge date, sjghrq, date de retour, date retour, rückgabedatum, rückgabe am, zurück am, fecha de devolución, returned on, date in, in date, 归还日期, 还书日期, 实还日期, 实际还书日期, 实际归还日期, 还书时间, 归还时间',
  renewals: 'renewals_count, renewalcount, renewal count, renewal_count, number of renewals, times renewed, renew_times, renewtimes, renew_count, 续借次数, 重借次数',
  event_type: 'event, transaction, circ action, transaction_type, transactiontypeid, transactiontype, operation, operation type, activity, action, op_code, 操作行为, 操作类型, 流通类型, 事件类型, 业务类型, 操作',
  event_at: 'event date, event time, date/time, transaction date, transactiondate, tranclientdate, trandate, transaction_gmt, opertime, 操作日期, 操作时间, 发生日期, 发生时间, 事件时间, 业务时间, 流通时间',
};
