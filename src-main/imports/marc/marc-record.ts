/**
 * A MARC record as text, whatever dress it came in. The text of a control field (001 to 009) is its value; that of any other field its two indicators
 * and its subfields, each behind the sign U+001F and its code, as ISO 2709 has them.
 */
export interface MarcRecord {
  /** 24 signs, fewer in a damaged record. */
  readonly leader: string;
  readonly fields: readonly MarcField[];
}

export interface MarcField {
  readonly tag: string;
  readonly text: string;
}

/** The sign before a subfield's code. */
export const subfieldSign = '\x1f';

export const fieldsOf = (record: MarcRecord, ...tags: readonly string[]): MarcField[] => record.fields.filter(({ tag }) => tags.includes(tag));
export const firstOf = (record: MarcRecord, tag: string): MarcField | undefined => record.fields.find((field) => field.tag === tag);
/** The value of a control field, also where it was written as a subfield by mistake. */
export function controlValue(record: MarcRecord, tag: string): string {
  const all = fieldsOf(record, tag);
  const text = (all.find((field) => /[\p{L}\d]{4}/u.test(field.text)) ?? all[0])?.text ?? ''; // a blank one may stand before the real one
  const at = text.indexOf(subfieldSign);
  return at < 0 ? text : text.slice(at + 2);
}

export interface Subfield {
  readonly code: string;
  readonly value: string;
}

/** The subfields in their order. A field without any is read as one subfield `a`. */
export function subfieldsOf(field: MarcField): Subfield[] {
  const parts = field.text.split(subfieldSign);
  if (parts.length === 1) return field.tag === '880' ? [] : [{ code: 'a', value: field.text.replace(/^[\s\d]{2}/, '').trim() }];
  const found: Subfield[] = [];
  for (let at = 1; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    const value = part.slice(1).trim();
    if (value !== '') found.push({ code: part.charAt(0), value });
  }
  return found;
}

/** The first subfield with this code; an empty text where there is none. */
export function subfield(field: MarcField | undefined, code: string): string {
  if (field === undefined) return '';
  const at = field.text.indexOf(subfieldSign + code);
  if (at < 0) return '';
  const end = field.text.indexOf(subfieldSign, at + 1);
  return field.text.slice(at + 2, end < 0 ? undefined : end).trim() || (subfieldsOf(field).find((part) => part.code === code)?.value ?? '');
}

/** The values of all subfields with one of these codes. */
export const subfieldValues = (field: MarcField, codes: string): string[] => subfieldsOf(field).filter(({ code }) => codes.includes(code)).map(({ value }) => value);
export const indicator = (field: MarcField, which: 1 | 2): string => field.text.charAt(which - 1);
