import { normalise } from './normalise.ts';
import type { ImportKind } from '#contract/imports.ts';

const anywhere = new RegExp([
  'passw(or)?d', 'pwd', 'passcode', 'pincode', 'e?mail', 'phone', 'mobile', 'telefon', 'cellular', 'addr(ess)?', 'street', 'zip(code)?', 'postcode', 'postalcode',
  'idcard', 'identitycard', 'identityn', 'nationalid', 'passport', 'surname', 'firstname', 'lastname', 'middlename', 'othernames', 'fullname', 'username', 'peoplename', 'contact',
  String.raw`(?:patron|reader|borrower|user|person|member|customer|student|guardian|guarantor|staff|operator)(?:'?s|\.)?name`,
  '密码', '口令', '电话', '手机', '传真', '邮箱', '邮件', '邮递区号', '邮编', '邮政编码', '住址', '地址', '身份证', '身分证', '身分字号', '行动电话', '证件号码', '护照', '姓名', '联系方式', '微信', '监护人', '家长',
].join('|'));
const exactly = new Set(['pin', 'uf', 'tel', 'tele', 'fax', 'ssn', 'postcode', 'patronpin', 'userpin', 'jyzxm', 'qq', 'initials']);
/** Headers that hold a name or a number, as it happens. */
const nameOfPerson = new Set(['name', '名字', '读者', '借阅人', '借书人']);

/** Whether a column holds what is never taken in: secrets, and what says who a person is or where she lives. */
export function isPersonal(header: string, kind: ImportKind | null): boolean {
  const key = normalise(header);
  if (key.endsWith('renewal')) return false; // renewed by phone
  return exactly.has(key) || anywhere.test(key) || (kind !== 'titles' && kind !== 'counts' && nameOfPerson.has(key));
}

/** The columns whose header says that they are personal. */
export const personalByHeader = (header: readonly string[], kind: ImportKind): Set<number> => new Set([...header.keys()].filter((column) => isPersonal(header[column] ?? '', kind)));

/** Whether the header leaves open if it holds names or numbers. */
export const isNameOrNumber = (header: string): boolean => nameOfPerson.has(normalise(header));
