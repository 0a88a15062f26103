/** A header as it is compared: without case, spaces, `_`, `-`, full-width forms and byte order mark. */
export function normalise(header: string): string {
  return header.normalize('NFKC').toLowerCase().replace(/[\s_\-\u2010-\u2015\ufeff\u200b]+/g, '');
}
