import { simplified } from '#text/simplified.ts';

/** A header as it is compared: in simplified characters, without case, accents, spaces, `_`, `-`, quotation marks, full-width forms, byte order mark and the type some tools write behind it (`title:token`). */
export function normalise(header: string): string {
  return simplified(header).normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[\s_\-"\u2010-\u2015\ufeff\u200b]+/g, '').replace(/:(?:token|float)(?:seq)?$/, '');
}

const ofTable = /^(?:jsonb?|data|loans?|issues|oldissues|items?|biblio|biblioitems|borrowers|patrons?|statistics|circ|circulation|copy|loandetails|itemdetails|physicalitemdetails|bibliographicdetails|borrowerdetails|patrondetails|[a-z])\.(?=[a-z#])|^transstat(?=.)/;

/** The header without the name of a table before it (`items.barcode`); null where there is none. */
export function withoutTable(key: string): string | null {
  return ofTable.test(key) ? key.replace(ofTable, '') : null;
}

/** A list of headers, separated by a comma and a space, as keys. */
export const keysOf = (names: string | undefined): string[] => (names === undefined ? [] : [...new Set(names.split(', ').map(normalise))]);
