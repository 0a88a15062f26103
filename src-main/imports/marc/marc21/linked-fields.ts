import { fieldsOf, subfield, type MarcField, type MarcRecord } from '../marc-record.ts';
import { isForeignScript } from '../fields/scripts.ts';

/** The same field in the other script: an 880 whose $6 names it. */
export function linkedField(record: MarcRecord, field: MarcField | undefined): MarcField | undefined {
  const number = /^880-(\d\d)/.exec(subfield(field, '6'))?.[1];
  if (field === undefined || number === undefined || number === '00') return undefined;
  const link = `${field.tag}-${number}`;
  return fieldsOf(record, '880').find((other) => subfield(other, '6').startsWith(link));
}

/** A field and its pair: first the one in the script that the record's language is written in. */
export function inBothScripts(record: MarcRecord, field: MarcField, wantsForeign: boolean): { readonly shown: MarcField; readonly other: MarcField | undefined } {
  const linked = linkedField(record, field);
  if (linked === undefined) return { shown: field, other: undefined };
  const isForeign = isForeignScript(subfield(field, 'a'));
  const isLinkedForeign = isForeignScript(subfield(linked, 'a'));
  return isForeign !== isLinkedForeign && isLinkedForeign === wantsForeign ? { shown: linked, other: field } : { shown: field, other: linked };
}
