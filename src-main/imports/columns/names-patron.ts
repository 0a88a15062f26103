import type { Names } from './aliases.ts';

/** Headers of what a file says of a patron. */
export const patronNames: Names = {
  patron_id: 'borrowernumber, hashed_borrowernumber, patron barcode, user barcode, borrower.barcode, borrower barcode, cardnumber, card number, card no, library card number, patronid, patron number, userid, patron, usr, primary identifier, user primary identifier, cert_id, cert_id_f, redr_cert_id, reader_id, reader id, reader no, readerbarcode, borrower_id, borrowerid, borrower number, member id, member number, jyzbh, record #(patron), patron num, patron_record_num, UO, name_index, benutzernummer, ausweisnummer, lesernummer, leserausweis, kundennummer, id lecteur, n° lecteur, numéro de lecteur, no lecteur, numéro de carte, id usager, id abonné, número de lector, id usuario, 读者证号, 读者条码号, 读者条码, 读者条形码, 借书证号, 借阅证号, 读者卡号, 读者号, 读者id, 读者编号, 学号, 学工号, 学工号码, 卡号, 一卡通号, 证件号, 借阅者编号, 借阅人, 会员号',
  patron_group: 'group, categorycode, borrower category, usr_profile, patron profile group, patron group, patrongroup, patrongroupatcheckout.name, patrongroupidatcheckout, patron type, patron category, user group, usergroup, redr_type_code, p-type, p type, ptype, jyrylbm, people_type_name, 读者类型, 读者类别, 读者身份类别, 读者身份, 读者级别, 人员类型, 身份类别',
  birth_year: 'year of birth, birth year, dateofbirth, date of birth, birth date, birthdate, usr_birth_year, patron birth year, birthday, 出生年, 出生年份, 出生日期, 出生年月, 生日',
  home_branch: 'patron home library, home library, patron home branch, usr_home_ou, 办证馆, 所属馆',
  consent: 'consented, history consent, agrees, 同意, 是否同意, 同意推荐',
  privacy: 'keep history, keep reading history, circulation history, 隐私设置, 保留借阅历史',
  expiry: 'dateexpiry, expiry date, expiration date, patron expiration date, expirationdate, expire date, expires, valid until, redr_end_day, redr_del_day, 终止日期, 有效期, 有效期至, 失效日期, 截止日期, 证件有效期',
};
