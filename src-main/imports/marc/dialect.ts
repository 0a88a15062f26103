import { firstOf, subfield, type MarcRecord } from './marc-record.ts';

/** The families of MARC: UNIMARC with CNMARC and CMARC, which put the title into 200; MARC 21 and its forebears, which put it into 245. */
export type Dialect = 'marc21' | 'unimarc';

/** Tells the family by a record's fields; null where they do not say. */
export function dialectOf(record: MarcRecord): Dialect | null {
  let [marc21, unimarc] = [0, 0];
  for (const { tag } of record.fields) {
    if (tag === '245') marc21 += 3;
    else if (tag === '008' || tag === '260' || tag === '264' || tag === '650') marc21 += 1;
    else if (tag === '101' || tag === '200' || tag === '210' || tag === '606' || tag === '801') unimarc += 1;
  }
  const processing = subfield(firstOf(record, '100'), 'a');
  if (/^\d{8}[a-z| ][\d| u#^-]{8}/.test(processing)) unimarc += 3;
  if (marc21 === unimarc) return null;
  return marc21 > unimarc ? 'marc21' : 'unimarc';
}
