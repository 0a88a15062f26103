import { readText } from './words.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'', nbsp: ' ', eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç', ouml: 'ö', uuml: 'ü', auml: 'ä', szlig: 'ß', ntilde: 'ñ', rsquo: '’', lsquo: '‘', ldquo: '“', rdquo: '”', ndash: '–', mdash: '—', hellip: '…' };

function character(code: number): string {
  return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
}

/** A text of a record without what web pages and systems put in its place: `&amp;`, `&#233;`, `{u00E9}`. */
export function readWords(cell: string | undefined): string | undefined {
  let text = readText(cell);
  if (text === undefined) return undefined;
  if (text.includes('&')) text = text.replace(/&(?:#(\d{2,7})|#x([0-9a-f]{2,6})|([a-z]{2,6}));/gi, (whole, decimal?: string, hex?: string, name?: string) => (decimal !== undefined ? character(Number(decimal)) : hex !== undefined ? character(Number.parseInt(hex, 16)) : entities[name!.toLowerCase()] ?? whole));
  if (text.includes('{u')) text = text.replace(/\{u([0-9a-f]{4,6})\}/gi, (_, hex: string) => character(Number.parseInt(hex, 16)));
  return text;
}

/** A title without the sign that catalogue rules put before what follows it (`Emma /`, `Emma :`). */
export function readTitle(cell: string | undefined): string | undefined {
  let text = readWords(cell);
  if (text === undefined) return undefined;
  if (text.includes('\t')) text = text.replace(/\s*\t\s*/g, ' ');
  const last = text.charCodeAt(text.length - 1);
  return last === 47 || last === 58 || last === 59 || last === 61 || last === 44 ? text.replace(/[\s/:;=,]+$/, '') || undefined : text;
}

/** An author without the comma or the slash that catalogue rules leave behind the name. */
export function readAuthor(cell: string | undefined): string | undefined {
  const text = readWords(cell);
  return text === undefined ? undefined : /[\s/:;,]$/.test(text) ? text.replace(/[\s/:;,]+$/, '') || undefined : text;
}
