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
  const text = readWords(cell);
  if (text === undefined) return undefined;
  const last = text.charCodeAt(text.length - 1);
  return last === 47 || last === 58 || last === 59 || last === 61 || last === 44 ? text.replace(/[\s/:;=,]+$/, '') || undefined : text;
}

/** An author without the comma or the slash that catalogue rules leave behind the name. */
export function readAuthor(cell: string | undefined): string | undefined {
  const text = readWords(cell);
  return text === undefined ? undefined : /[\s/:;,]$/.test(text) ? text.replace(/[\s/:;,]+$/, '') || undefined : text;
}

export interface SeriesPart {
  readonly series: string;
  readonly number?: string;
}

const inBrackets = /^(.*\S)\s*[(（]([^()（）]{2,100}?)[,，]?\s*(?:#|no\.?\s*|nr\.?\s*|vol\.?\s*|v\.\s*|book\s+|bk\.?\s*|part\s+|第)(\d{1,4}(?:\.\d)?)\s*[卷册部集辑]?[)）]$/i;
const numbered = /^(.*?)(?:\s*[;；]\s*|,\s*(?=(?:no|nr|bd|vol|v|t|book|bk)\b))(?:no\.?|nr\.?|bd\.?|vol\.?|v\.|t\.|book|bk\.?|第)?\s*(\d{1,4}(?:\.\d)?)\s*[卷册部集辑]?[.)]?$/i;

/** The series and number that stand in brackets behind a title (`Sourcery (Discworld, #5)`), and the title before them; null where there are none. */
export function seriesInTitle(title: string): (SeriesPart & { readonly title: string }) | null {
  const found = title.endsWith(')') || title.endsWith('）') ? inBrackets.exec(title) : null;
  return found === null ? null : { title: found[1]!, series: found[2]!.trim(), number: found[3]! };
}

/** A series and its number in one cell: `Discworld ; 5`, `小说文库 ; 3`. */
export function splitSeries(text: string): SeriesPart {
  const bare = text.replace(/^[([]+|[)\]]+$/g, '').trim();
  const found = numbered.exec(bare);
  return found === null || found[1] === '' ? { series: bare } : { series: found[1]!.trim(), number: found[2]! };
}
