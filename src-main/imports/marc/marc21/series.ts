import { trimBrackets, trimIsbd } from '../fields/clean-text.ts';
import { fieldsOf, subfield, subfieldValues, type MarcField, type MarcRecord } from '../marc-record.ts';
import { inBothScripts } from './linked-fields.ts';

export interface SeriesWords {
  readonly series: string;
  readonly number: string;
}

/** The series as libraries have agreed to call it (800, 830), otherwise as the book says (490, 440), with the number in it. */
export function seriesWords(record: MarcRecord, wantsForeign: boolean): SeriesWords {
  const inScript = (chosen: MarcField | undefined): MarcField | undefined => (chosen === undefined ? undefined : inBothScripts(record, chosen, wantsForeign).shown);
  const first = inScript(fieldsOf(record, '800', '810', '811', '830').find((each) => each.tag === '830' || subfield(each, 't') !== ''));
  const stated = inScript(fieldsOf(record, '490', '440')[0]);
  const field = first ?? stated;
  if (field === undefined) return { series: '', number: '' };
  const isUnderName = first !== undefined && subfield(first, 't') !== '';
  const name = [subfield(field, isUnderName ? 't' : 'a'), ...subfieldValues(field, 'np')].map((part) => trimIsbd(part)).filter((part) => part !== '');
  const number = trimBrackets(subfield(field, 'v') || subfield(stated, 'v'));
  const inName = number === '' ? /^(.+?)\s+;\s+(.+)$/.exec(name.join('. ')) : null; // the number stands in the name
  return inName === null ? { series: name.join('. '), number } : { series: inName[1] ?? '', number: trimBrackets(inName[2] ?? '') };
}
