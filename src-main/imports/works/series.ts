import { fold } from './fold.ts';
import { numeralValue } from './numerals.ts';

/** A series and the number in it; the number in Arabic digits where it is one, so that numbers can be put in order (`2`, `2.5`, `1-3`). */
export interface SeriesStatement { readonly series?: string; readonly seriesNumber?: string }

const ISSN = /[,;.]?\s*(?:ISSN\s*)?\b\d{4}-\d{3}[\dXx]\b/g;
const MARKER = '(?:vol(?:umes?|s)?|v|bd|bde|band|bände|tomes?|t|no|nos|nr|n°|nº|num(?:ber|éro)?|number|issue|book|bk|part|pt|teil|tl|heft|livre|buch|folge|reihe|том|т|вып)\\.?';
const BEHIND = new RegExp(`^(.*?\\S)(?:\\s*[;；]\\s*|\\s*,\\s*(?=#|${MARKER}\\s*\\d|\\d+\\s*$)|\\s+(?=#\\s?\\d|${MARKER}\\s*\\d+\\s*$)|\\s*\\(\\s*(?=[#\\d]))(?:${MARKER}\\s*)?#?\\s*([^;；()]{1,30}?)\\)?\\.?\\s*$`, 'iu');
const CHINESE_BEHIND = /^(.*?\S)[\s;；,，·.]*第\s*([\d〇零一二三四五六七八九十百]{1,6})\s*[种辑卷册部集本号期回]\s*$/u;
const IN_TITLE = /[(（]([^()（）#;]+?)[,，]?\s*(?:#\s?|\b(?:Book|Vol\.?|Volume|Bd\.?|Band|Tome|No\.)\s*|第)(\d{1,3}(?:\.\d|\s?[-–]\s?\d{1,3})?)\s*[卷册部集辑]?(?:;[^()]*)?[)）]\s*$/i;

/** Characters of a statement that are looked at. */
const longest = 400;

/**
 * Reads a series statement and its number: "Harry Potter ; 3", "Discworld, #12", "Loeb classical library, 0069-1234 ; vol. IV", "外国文学名著丛书；第3种".
 * A number of its own column wins over one in the statement.
 */
export function readSeries(statement: string | undefined, number: string | undefined): SeriesStatement {
  const first = statement?.split('|')[0]!.slice(0, longest).replace(ISSN, '').trim().replace(/^\((.*)\)$/, '$1').replace(/[\s,;:.]+$/, '') ?? '';
  const found = CHINESE_BEHIND.exec(first) ?? BEHIND.exec(first);
  const isNumber = found !== null && /\d|^[ivxlc]+$|[一二三四五六七八九十]/i.test(found[2]!);
  const series = isNumber ? found[1]!.replace(/[\s,;:.]+$/, '') : first;
  const own = number?.trim() ?? '';
  const seriesNumber = own !== '' ? seriesPosition(own) : isNumber ? seriesPosition(found[2]!) : '';
  return { ...(series !== '' && { series }), ...(seriesNumber !== '' && { seriesNumber }) };
}

/** The series that booksellers put behind a title: "Mockingjay (The Hunger Games, #3)". */
export function seriesInTitle(title: string): SeriesStatement {
  const found = IN_TITLE.exec(title);
  return found === null ? {} : { series: found[1]!.trim(), seriesNumber: seriesPosition(found[2]!) };
}

/** A number in a series without the words around it: "vol. IV" is 4, "no. 12" 12, "第三种" 3, "2.5" 2.5, "1-3" 1-3; what holds no number stays as it is. */
export function seriesPosition(text: string): string {
  const folded = fold(text).trim();
  const digits = /\d+(?:\.\d+|\/\d+)?(?:\s?[-–]\s?\d+)?/.exec(folded);
  if (digits !== null) return digits[0].replace(/\s/g, '').replace('–', '-').replace(/^0+(?=\d)/, '');
  for (const word of folded.match(/[〇零一二三四五六七八九十百]+|\p{Script=Latin}+/gu) ?? []) {
    const value = /^(?:v|t|b|n)$/.test(word) && folded.includes(`${word}.`) ? undefined : numeralValue(word);
    if (value !== undefined) return String(value);
  }
  return text.trim();
}
