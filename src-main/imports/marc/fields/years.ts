/** The year that a record gives: the coded one where it is whole, otherwise the first in the imprint. */
export function yearOf(coded: string, imprint: string): string {
  if (/^(?:1[4-9]|20)\d\d$/.test(coded)) return coded;
  return /(?<!\d)(?:1[4-9]|20)\d\d(?!\d)/.exec(imprint)?.[0] ?? '';
}
