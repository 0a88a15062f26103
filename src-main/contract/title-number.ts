/** A title's number in the library's own system; null of one that the program has made for a title without (`=isbn:…`, `=hand:…`, `=item:…`). */
export const libraryNumber = (externalId: string): string | null => (externalId.startsWith('=') ? null : externalId);
