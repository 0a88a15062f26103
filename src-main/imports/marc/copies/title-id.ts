import { clean } from '../fields/clean-text.ts';
import { controlValue, fieldsOf, subfield, subfieldsOf, type MarcRecord } from '../marc-record.ts';

/** The number by which the library's system knows a record: what its loans name. Empty where the record has none. */
export function titleIdOf(record: MarcRecord, isUnimarc: boolean): string {
  for (const field of fieldsOf(record, '999')) { // Koha writes nothing else there; other systems have copies or dates in that field
    const number = subfield(field, 'c');
    if (/^\d+$/.test(number) && subfieldsOf(field).every(({ code }) => code === 'c' || code === 'd')) return number;
  }
  const evergreen = fieldsOf(record, '901').map((field) => subfield(field, 'c')).find((number) => /^\d+$/.test(number));
  if (evergreen !== undefined) return evergreen;
  const sierra = fieldsOf(record, '907', '035').map((field) => subfield(field, 'a')).find((number) => /^\.b\d{6,9}[\dxa]?$/.test(number));
  if (sierra !== undefined) return sierra.replace(/^\./, '');
  if (isUnimarc && fieldsOf(record, '995').length > 0) {
    const koha = fieldsOf(record, '090').map((field) => subfield(field, '9') || subfield(field, 'a')).find((number) => /^\d+$/.test(number));
    if (koha !== undefined) return koha;
  }
  return clean(controlValue(record, '001')) || fieldsOf(record, '035').map((field) => clean(subfield(field, 'a'))).find((number) => number !== '') || '';
}
