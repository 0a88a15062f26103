import { clean } from './clean-text.ts';

/** A class of Dewey or UDC: the marks where it may be shortened and brackets are left out (`[Fic]`, `005.13/3`, `813'.54`). */
export const deweyClass = (value: string): string => clean(value).replace(/^\[(.*)\]$/, '$1').replace(/[/'’′](?=\.?\d)/g, '').replace(/\s+(?:s|(?:dc)?\d\d)$/i, '').replace(/[[\]]/g, '').trim();
/** Letters that begin a class of the Library of Congress; K has classes of three, D two of them. */
export const isCongressClass = (value: string): boolean => /^(?:[A-HJ-NP-VZ][A-Z]?|K[A-Z]{2}|DAW|DJK)\s?\d/.test(value);
/** A class of the Library of Congress as it stands there. */
export const congressClass = (value: string): string => clean(value).replace(/[[\]]/g, '').trim();
/** A class of the Chinese Library Classification: without spaces, full-width signs as plain ones. */
export const chineseClass = (value: string): string => clean(value).normalize('NFKC').replace(/\s+/g, '');
