import { clean, trimBrackets, trimIsbd } from '../fields/clean-text.ts';
import { fieldsOf, subfield, subfieldsOf, subfieldValues, type MarcRecord } from '../marc-record.ts';

/** What stands before another title of the same author, other words, a number; a part's name follows its number or stands alone. */
const joints: Readonly<Record<string, string>> = { a: ' ; ', e: ' : ', h: '. ' };

/** 200 as cards have it: `Title. Part number, part name : other words`; parallel titles, the pinyin in $9 or $A and responsibility left out. */
export function titleText(record: MarcRecord): string {
  const field = fieldsOf(record, '200')[0];
  if (field === undefined) return '';
  let text = '';
  let before = '';
  for (const { code, value } of subfieldsOf(field)) {
    if (!'aehi'.includes(code)) { before = code; continue; }
    if (code === 'e' && before === 'd') continue; // of the parallel title
    const words = trimIsbd(value);
    if (words === '') continue;
    text += text === '' ? words : `${joints[code] ?? (before === 'h' ? ', ' : '. ')}${words}`;
    before = code;
  }
  return text;
}

/** Number and name of the part, from 200 or from the link to the set. */
export function volumeText(record: MarcRecord): string {
  const field = fieldsOf(record, '200')[0];
  const parts = field === undefined ? [] : subfieldValues(field, 'hi').map(trimBrackets).filter((part) => part !== '');
  return parts.join(', ') || fieldsOf(record, '461', '462').map((link) => trimBrackets(subfield(link, 'v'))).find((text) => text !== '') || '';
}

/** The uniform title (500), the original of a translation (454, 510 or the parallel title of one), or what a note says. */
export function originalTitle(record: MarcRecord): string {
  for (const field of fieldsOf(record, '500', '454')) {
    const title = trimBrackets(subfield(field, 't') || subfield(field, 'a'));
    if (title !== '') return title;
  }
  const isTranslation = fieldsOf(record, '101').some((field) => subfield(field, 'c') !== '');
  if (isTranslation) {
    const parallel = [subfield(fieldsOf(record, '510')[0], 'a'), subfield(fieldsOf(record, '200')[0], 'd')].map((title) => trimIsbd(title.replace(/^[=\s]+/, ''))).find((title) => title !== '');
    if (parallel !== undefined) return parallel;
  }
  for (const field of fieldsOf(record, '300', '304', '305', '312')) {
    const found = /^(?:titre original|trad(?:uit|uction) de|tit\. orig(?:inale)?\.?|原书名|原書名|英文题名|英文題名|据.{0,20}译出)\s*[:：]?\s*(.+)$/i.exec(clean(subfield(field, 'a')));
    const title = trimIsbd(found?.[1] ?? '');
    if (title !== '' && title.length <= 200) return title;
  }
  return '';
}
