import { clean } from '../fields/clean-text.ts';
import type { Copy } from '../fields/description.ts';
import { subfield, subfieldsOf, subfieldValues, type MarcField } from '../marc-record.ts';
import { barcodeOf, looksLikeBarcode } from './barcodes.ts';

type Draft = { -readonly [Key in keyof Copy]: Copy[Key] };
/** Which subfields of a copy's field say what; several codes: the first that is there. */
interface Layout {
  readonly barcode: string;
  readonly id?: string;
  readonly branch: string;
  readonly callNumber?: string;
  readonly collection?: string;
  readonly material?: string;
}

const layouts = {
  koha: { barcode: 'p', id: '9', branch: 'ab', callNumber: 'o', collection: '8c', material: 'y' },
  kohaUnimarc: { barcode: 'f', id: '9', branch: 'bca', callNumber: 'k', collection: 'h', material: 'r' },
  holdings: { barcode: 'p', branch: 'ba', callNumber: '', collection: 'c' },
  item: { barcode: 'p', id: 'a', branch: 'lj' },
  sierra: { barcode: 'i', id: 'y', branch: 'l', callNumber: 'a' },
  symphony: { barcode: 'i', branch: 'ml', callNumber: 'a', collection: 'l', material: 't' },
  taiwan: { barcode: 'c', branch: 'ab', callNumber: '' },
} as const satisfies Readonly<Record<string, Layout>>;

/** `c. 1` is no branch and no barcode. */
const copyNumber = /^(?:c|copy|no|vol|v)\.?\s*\d{1,3}$/i;

function read(field: MarcField, layout: Layout): Copy {
  const first = (codes: string | undefined): string => {
    for (const code of codes ?? '') {
      const value = clean(subfield(field, code));
      if (value !== '' && !copyNumber.test(value)) return value;
    }
    return '';
  };
  const copy: Draft = {};
  const set = (key: keyof Copy, value: string): void => { if (value !== '') copy[key] = value; };
  set('itemBarcode', barcodeOf(first(layout.barcode)));
  set('itemId', first(layout.id).replace(/^\.(?=i\d)/, ''));
  set('branch', first(layout.branch));
  set('callNumber', layout.callNumber === '' ? '' : first(layout.callNumber));
  set('collection', first(layout.collection));
  set('materialCode', first(layout.material));
  return copy;
}

const joined = (field: MarcField, codes: string): string => subfieldsOf(field).filter(({ code }) => codes.includes(code)).map(({ value }) => clean(value)).join(' ').trim();

/** A field of CNMARC's local holdings: a library, barcodes (often several in one field), class and book number, in subfields that differ from library to library. */
function chineseCopies(field: MarcField): Copy[] {
  const parts = subfieldsOf(field);
  const inB = parts.filter(({ code, value }) => code === 'b' && looksLikeBarcode(clean(value)));
  const barcodes = inB.length > 0 ? inB : parts.filter(({ code, value }) => !'ade'.includes(code) && looksLikeBarcode(clean(value)));
  const branch = clean(subfield(field, 'a')) || clean(subfield(field, 'f'));
  const callNumber = [subfield(field, 'd'), subfield(field, 'e')].map((part) => clean(part)).filter((part) => part !== '').join('/');
  const base: Copy = { ...(branch !== '' && { branch }), ...(callNumber !== '' && { callNumber }) };
  return barcodes.map(({ value }) => ({ ...base, itemBarcode: barcodeOf(value) }));
}

/** The copies that a field describes, by the layouts that systems are known to write; none where it is no field of copies. */
export function copiesIn(field: MarcField, isUnimarc: boolean): Copy[] {
  const has = (codes: string): boolean => subfieldValues(field, codes).length > 0;
  switch (field.tag) {
    case '952': return has('p') || (has('9') && has('ab')) ? one(read(field, layouts.koha)) : [];
    case '852': {
      if (!has('p') && !(has('t') && has('b'))) return [];
      const callNumber = joined(field, has('h') || has('k') ? 'khim' : 'j');
      return one({ ...read(field, layouts.holdings), ...(callNumber !== '' && { callNumber }) });
    }
    case '876': case '877': case '878': return has('p') ? one(read(field, layouts.item)) : [];
    case '945': return has('i') || (has('y') && has('l')) ? one(read(field, layouts.sierra)) : [];
    case '949': return has('i') && has('w') && has('m') ? one(read(field, layouts.symphony)) : localCopies(field);
    case '995': return isUnimarc && has('f9') ? one(read(field, layouts.kohaUnimarc)) : [];
    case '999': return has('i') && (has('m') || has('w') || has('t') || has('l')) ? one(read(field, layouts.symphony)) : [];
    case '905': return isUnimarc || has('b') ? chineseCopies(field) : [];
    case '805': return isUnimarc && has('c') ? one(read(field, layouts.taiwan)) : [];
    default: return [];
  }
}

const one = (copy: Copy): Copy[] => (copy.itemBarcode === undefined && copy.itemId === undefined ? [] : [copy]);

/** 949 is each system's own: the barcode is what looks like one, in $i, $b, $g or $p. */
function localCopies(field: MarcField): Copy[] {
  const parts = subfieldsOf(field);
  const found = [...'ibgp'].map((code) => parts.find((part) => part.code === code && looksLikeBarcode(part.value))).find((part) => part !== undefined);
  if (found === undefined) return [];
  const branch = clean(subfield(field, 'm') || subfield(field, 'l'));
  const callNumber = clean(subfield(field, 'a'));
  return [{ itemBarcode: barcodeOf(found.value), ...(branch !== '' && { branch }), ...(callNumber !== '' && !looksLikeBarcode(callNumber) && { callNumber }) }];
}
