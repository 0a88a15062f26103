import type { ImportField, ImportKind } from '#contract/imports.ts';
import { normalise } from './normalise.ts';

/** Headers seen in exports, by field; where several stand in one file the one named first here is taken. */
type Aliases = Readonly<Partial<Record<ImportField, string>>>;

const patronId = 'patron_id, borrowernumber, hashed_borrowernumber, patron barcode, user barcode, cardnumber, userid, patron, usr, primary identifier, cert_id, cert_id_f, redr_cert_id, reader_id, borrower_id, jyzbh, record #(patron), UO, 读者证号, 读者条码号, 读者条码, 借书证号, 读者id, 读者编号, 学号, 学工号, 证件号, 借阅者编号';
const titleId = 'title_id, biblionumber, copy_bib_record, bib record, bib id, instanceid, mms id, bibnumber, record #(biblio), marc_rec_no, marc_rec_no_f, bookrecno, bibliographicrecordid, book id, tsbh, oclc number, 书目记录号, 系统号, 控制号, 图书编号';
const itemBarcode = 'item_barcode, barcode, item barcode, prop_no, prop_no_f, itemnumber, target_copy, circulating item, item id, itemrecordid, record #(item), NQ, 条码号, 条形码, 册条码, 册条码号, 图书条码号, 图书条码, 财产号, 登录号';
const material = 'material, material_type, itype, itemtype, material format, mat type, circ_modifier, item.materialtype.name, 文献类型, 资料类型, 载体类型';
const group = 'patron_group, categorycode, borrower category, usr_profile, patron profile group, redr_type_code, p-type, 读者类型, 读者身份类别';

const loans: Aliases = {
  loan_id: 'loan_id, issue_id, circ id, 流水号, 借阅流水号',
  patron_id: patronId,
  item_barcode: itemBarcode,
  title_id: titleId,
  branch: 'branch, branchcode, circ_lib, checkout library, checkout / renewal library, service point, organizationid, location, location_f, FE, 馆藏地, 馆藏地点, 馆藏地名称, 分馆, 所在馆, 校区',
  loan_at: 'loan_at, issuedate, xact_start, checkout date/time, checkoutdatetime, checkout date, out date, loan date, loan date checked out, loantime, tranclientdate, lend_date, borrow_time, jyrq, 借出日期, 借书日期, 借阅日期, 外借日期, 借阅时间, 借书时间, 借出时间',
  due_at: 'due_at, date_due, due date/time, due date, duetime, loan date due, norm_ret_date, should_return_time, yjghrq, 应还日期, 应还时间, 到期日期',
  returned_at: 'returned_at, returndate, checkin_time, check in date/time, check in date, ret_date, return_time, sjghrq, 归还日期, 还书日期, 实还日期, 实际还书日期, 还书时间, 归还时间',
  renewals: 'renewals, renewals_count, renewalcount, renew_times, renew_count, 续借次数, 重借次数',
  material,
  patron_group: group,
};

const titles: Aliases = {
  title_id: titleId,
  title: 'title, m_title, book_name, bibtitle, browsetitle, item.title, title or description, title proper (normalized), 题名, 正题名, 书名, 被借书籍',
  author: 'author, creator, m_author, bibauthor, browseauthor, item.contributors, author (normalized), 责任者, 著者, 作者',
  material,
  language: 'language, lang, 语种, 语言, 文种',
  collection: 'collection, ccode, 馆藏, 馆藏类型, 馆藏地, 馆藏地点, 馆藏地名称',
  class: 'class, class mark, classno, itemcallnumber, call #, call number, call_no, 082|a, 090|a, 分类号, 中图法分类号, 索书号, 索取号',
  subjects: 'subjects, subject, 主题, 主题词',
  audience: 'audience, target audience, 读者对象',
  year: 'year, publication year, publicationyear, pub year, publication year (normalized), year of publication, 出版年, 出版年份, 出版日期, 出版时间',
  publisher: 'publisher, publishercode, m_publisher, publisher (normalized), 出版社, 出版者',
  series: 'series, series title, 丛书, 丛书名, 丛编',
  series_number: 'series_number, 丛书号, 丛编号, 卷册, 卷册号',
  isbn: 'isbn, m_isbn, bibisbn, isbn valid, 020|a, 国际标准书号, 标准编码',
  item_barcode: itemBarcode,
  branch: 'branch, homebranch, branchcode, holdingbranch, 分馆, 所在馆, 校区',
};

const patrons: Aliases = {
  patron_id: patronId,
  patron_group: `group, ${group}`,
  birth_year: 'birth_year, year of birth, dateofbirth, usr_birth_year, patron birth year, birthday, 出生年, 出生年份, 出生日期',
  home_branch: 'home_branch, branchcode, branch, patron home library, home library, 所属馆, 办证馆, 所在馆, 分馆',
  consent: 'consent, 同意, 是否同意',
  expiry: 'expiry, dateexpiry, expiry date, expiration date, redr_del_day, 终止日期, 有效期, 有效期至, 失效日期',
};

const items: Aliases = { item_barcode: itemBarcode, title_id: titleId, branch: 'branch, homebranch, branchcode, holdingbranch, 分馆, 所在馆', call_number: 'call_number, itemcallnumber, 索书号', material, collection: 'collection, ccode' };

const prepared = (aliases: Aliases): ReadonlyMap<ImportField, readonly string[]> =>
  new Map(Object.entries(aliases).map(([field, names]) => [field as ImportField, [...new Set(names.split(', ').map(normalise))]]));

export const aliases: Readonly<Record<ImportKind, ReadonlyMap<ImportField, readonly string[]>>> = { titles: prepared(titles), items: prepared(items), patrons: prepared(patrons), loans: prepared(loans), events: prepared({}), counts: prepared({}) };
