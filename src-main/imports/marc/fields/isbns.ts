import { clean } from './clean-text.ts';

/** Of a whole set: not what tells one volume from another. */
const ofSet = /\bset\b|全套|全集|套|series|gesamt|collection|gesamtwerk|œuvre complète/i;

/**
 * The ISBNs of a record, bare of bindings and prices, those of one volume before those of a whole set.
 * @param values each a subfield with what qualifies it
 */
export function isbnList(values: readonly { readonly value: string; readonly qualifier: string }[]): string {
  const found: { isbn: string; isOfSet: boolean }[] = [];
  for (const { value, qualifier } of values) {
    const text = clean(value).normalize('NFKC');
    for (const [whole] of text.matchAll(/(?<![\dXx])(?:97[89](?:[- ]?\d){10}|\d(?:[- ]?\d){8}[- ]?[\dXx])(?![\dXx])/g)) {
      const isbn = whole.replace(/[- ]/g, '').toUpperCase();
      found.push({ isbn, isOfSet: ofSet.test(`${text} ${qualifier}`) });
    }
  }
  return [...new Set([...found.filter(({ isOfSet }) => !isOfSet), ...found.filter(({ isOfSet }) => isOfSet)].map(({ isbn }) => isbn))].join('; ');
}
