import type { ImportKind } from '#contract/imports.ts';
import { normalise } from './normalise.ts';

const anywhere = new RegExp([
  'passw(or)?d', 'pwd', 'passcode', 'pincode', 'e?mail', 'phone', 'mobile', 'telefon', 'cellular', 'addr(ess)?', 'street', 'zip(code)?', 'postcode', 'postalcode',
  'idcard', 'identitycard', 'identityn', 'nationalid', 'passport', 'surname', 'firstname', 'lastname', 'middlename', 'othernames', 'fullname', 'patronname', 'readername', 'borrowername', 'username', 'peoplename',
  '密码', '口令', '电话', '手机', '传真', '邮箱', '邮件', '邮编', '邮政编码', '住址', '地址', '身份证', '护照', '姓名', '联系方式', '微信',
].join('|'));
const exactly = new Set(['pin', 'uf', 'tel', 'tele', 'fax', 'ssn', 'postcode', 'patronpin', 'userpin', 'jyzxm', 'qq', 'initials']);
const nameOfPerson = new Set(['name', '名字', '读者']);

/** Whether a column holds what is never taken in: secrets, and what says who a person is or where she lives. */
export function isPersonal(header: string, kind: ImportKind | null): boolean {
  const key = normalise(header);
  return exactly.has(key) || anywhere.test(key) || (kind !== 'titles' && nameOfPerson.has(key));
}
