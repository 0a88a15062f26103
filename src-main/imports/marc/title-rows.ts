import { titleKey } from '../records/title-key.ts';
import { readIsbns } from '../values/isbn.ts';
import { copiesOf } from './copies/copies.ts';
import { titleIdOf } from './copies/title-id.ts';
import type { Dialect } from './dialect.ts';
import { marcHeader, type Copy, type Description } from './fields/description.ts';
import { controlValue, fieldsOf, subfield, type MarcRecord } from './marc-record.ts';
import { describeMarc21 } from './marc21/describe.ts';
import { describeUnimarc } from './unimarc/describe.ts';

/**
 * The rows of a record under `marcHeader`: its description with its first copy, then one for each further copy, with the title's number and the
 * copy's columns only. None where the record has neither a title nor a number.
 */
export function titleRows(record: MarcRecord, dialect: Dialect): string[][] {
  const isUnimarc = dialect === 'unimarc';
  const copies = copiesOf(record, isUnimarc);
  const aside = notOfTitles(record, copies);
  if (aside !== null) return aside;
  const [first] = copies;
  const localMaterial = first?.materialCode ?? subfield(fieldsOf(record, '942')[0], 'c');
  const description = isUnimarc ? describeUnimarc(record, localMaterial) : describeMarc21(record, localMaterial);
  const titleId = titleIdOf(record, isUnimarc) || derivedId(description);
  if (titleId === '') return [];
  const rows = [rowOf({
    ...description, title_id: titleId, ...(first?.callNumber !== undefined && { call_number: first.callNumber }), ...(first?.collection !== undefined && { collection: first.collection }), ...copyColumns(first),
  })];
  for (const copy of copies.slice(1)) rows.push(rowOf({ title_id: titleId, ...copyColumns(copy) }));
  return rows;
}

/** The number that a title without one is known by: its copies' rows need it. */
function derivedId({ title = '', author = '', isbn = '', volume = '', material = '' }: Description): string {
  return title === '' ? '' : titleKey({ title, author, isbns: readIsbns(isbn), volume, material }) ?? '';
}

const copyColumns = (copy: Copy | undefined): Description => ({
  ...(copy?.itemId !== undefined && { item_id: copy.itemId }), ...(copy?.itemBarcode !== undefined && { item_barcode: copy.itemBarcode }), ...(copy?.branch !== undefined && { branch: copy.branch }),
});

const columns = marcHeader as readonly (keyof Description)[];
const rowOf = (description: Description): string[] => columns.map((column) => description[column] ?? '');

/**
 * The rows of a record that describes no title: one of holdings (its copies belong to the title that 004 names), of an authority or a class (its
 * number only). Null where it describes one.
 */
function notOfTitles(record: MarcRecord, copies: readonly Copy[]): string[][] | null {
  const kind = record.leader.charAt(6);
  if (!'uvxyzqw'.includes(kind) || kind === '' || fieldsOf(record, '245', '200').length > 0) return null;
  const titleId = 'uvxy'.includes(kind) ? controlValue(record, '004').trim() : '';
  if (titleId === '' || copies.length === 0) return [rowOf({ title_id: titleId || controlValue(record, '001').trim() })].filter((row) => row.some((cell) => cell !== ''));
  return copies.map((copy) => rowOf({ title_id: titleId, ...copyColumns(copy) }));
}
