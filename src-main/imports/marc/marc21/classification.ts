import { chineseClass, congressClass, deweyClass, isCongressClass } from '../fields/classes.ts';
import { clean } from '../fields/clean-text.ts';
import { fieldsOf, subfield, type MarcField, type MarcRecord } from '../marc-record.ts';

const isChinese = (field: MarcField): boolean => /^(?:clc|中图|中圖|ztf)/i.test(subfield(field, '2'));
const first = (record: MarcRecord, tags: readonly string[], read: (value: string) => string): string => {
  for (const field of fieldsOf(record, ...tags)) {
    const value = read(subfield(field, 'a'));
    if (/[\p{L}\d]/u.test(value)) return value;
  }
  return '';
};

/** The class mark: Dewey, otherwise Library of Congress, Chinese, Universal Decimal, another. */
export function classMark(record: MarcRecord): string {
  const other = fieldsOf(record, '084', '083', '060');
  return first(record, ['082', '092'], deweyClass)
    || first(record, ['050', '090'], (value) => (isCongressClass(value) ? congressClass(value) : ''))
    || other.filter(isChinese).map((field) => chineseClass(subfield(field, 'a')))[0]
    || first(record, ['093'], chineseClass)
    || first(record, ['080'], deweyClass)
    || other.map((field) => clean(subfield(field, 'a'))).find((value) => value !== '')
    || '';
}

/** The shelf mark of the record itself, where no copy has one. */
export function shelfMark(record: MarcRecord): string {
  for (const tag of ['090', '050', '092', '082', '099']) {
    for (const field of fieldsOf(record, tag)) {
      const mark = [tag === '082' ? deweyClass(subfield(field, 'a')) : clean(subfield(field, 'a')), clean(subfield(field, 'b'))].filter((part) => part !== '').join(' ');
      if (mark !== '') return mark;
    }
  }
  return '';
}
