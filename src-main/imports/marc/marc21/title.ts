import { clean, trimBrackets, trimIsbd } from '../fields/clean-text.ts';
import { fieldsOf, subfield, subfieldsOf, subfieldValues, type MarcField, type MarcRecord } from '../marc-record.ts';
import { isForeignScript } from '../fields/scripts.ts';
import { inBothScripts } from './linked-fields.ts';

export interface TitleWords {
  readonly title: string;
  readonly volume: string;
  /** The uniform or original title; of a title in its own script without one the title in Latin letters, by which other libraries know the work. */
  readonly originalTitle: string;
}

/** Titles from 245 with its parts, 240, 130 and 765. */
export function titleWords(record: MarcRecord, wantsForeign: boolean): TitleWords {
  const field = fieldsOf(record, '245')[0] ?? fieldsOf(record, '130', '240', '246', '740', '210', '222')[0];
  const uniform = uniformTitle(record);
  if (field === undefined) return { title: '', volume: '', originalTitle: uniform };
  const pair = inBothScripts(record, field, wantsForeign);
  const { shown } = pair;
  const other = pair.other ?? fieldsOf(record, '245').find((each) => each !== field); // some write both scripts as 245
  const isForeign = other !== undefined && isForeignScript(subfield(shown, 'a')) && !isForeignScript(subfield(other, 'a'));
  const romanised = isForeign ? trimBrackets(titleText(other)) : ''; // with its other words: books of one name may differ in them alone
  return { title: titleText(shown), volume: volumeText(shown), originalTitle: uniform || romanised };
}

/** `Title. Part number, part name : other words`, as cards have it, without the statement of responsibility and the general material designation. */
export function titleText(field: MarcField): string {
  let text = '';
  let before = '';
  for (const { code, value } of subfieldsOf(field)) {
    if (code === 'h') before += ` ${value.slice(value.lastIndexOf(']') + 1)}`; // the sign for the next part stands behind the designation
    if (!'abnpks'.includes(code)) continue;
    const [, sign, rest] = /^([:;=])?\s*(.*)$/s.exec(withoutDesignation(clean(value))) ?? []; // some write the sign before the part
    const words = trimIsbd(rest ?? '');
    if (words !== '') text += text === '' ? words : `${joint(code, sign ?? before)}${words}`;
    before = `${code}${value}`;
  }
  return trimmedWhole(text);
}

/** A title that the cataloguer supplied stands in brackets as a whole. */
const trimmedWhole = (text: string): string => (/^\[[^[\]]*\]$/.test(text) ? trimIsbd(text.slice(1, -1)) : text);

/** What stands between a part of the title and the one before it. */
function joint(code: string, before: string): string {
  const sign = /([:;=])\s*$/.exec(before)?.[1];
  if (sign !== undefined) return ` ${sign} `;
  if (code === 'p' && before.startsWith('n')) return ', ';
  return code === 'b' ? ' : ' : '. ';
}

const designation = /\s*\[(?:electronic resource|sound recording|video ?recording|microform|text \(large print\)|large print|computer file|motion picture|cartographic material|map|music|manuscript|slide|kit|game|graphic|picture|braille|realia|ressource électronique|enregistrement sonore|enregistrement vidéo|texte imprimé|grabación sonora|videograbación|recurso electrónico|elektronische ressource|tonträger|bildtonträger|电子资源|录音制品|录像制品)[^\]]{0,80}\]/giu;
const withoutDesignation = (value: string): string => value.replace(designation, '');

function volumeText(field: MarcField): string {
  return subfieldValues(field, 'np').map(trimBrackets).filter((part) => part !== '').join(', ');
}

/** Titles under which cataloguers gather an author's works of a kind: no title of one work. */
const collective = /^(?:works|selections?|novels|novellas|poems|poetry|plays|short stories|essays|prose(?: works)?|correspondence|letters|speeches|songs|lyrics|laws,? etc|treaties,? etc|cartoons|comic books|motion pictures|television programs|radio programs|oeuvres|œuvres|werke|obras|opere|(?:vocal|instrumental|orchestra|piano|chamber|organ|choral|sacred|secular|violin|guitar) music|operas|symphonies|musicals)\b(?:\. selections)?[\s.]*$/i;

function uniformTitle(record: MarcRecord): string {
  for (const field of fieldsOf(record, '240', '130')) {
    const value = clean(subfield(field, 'a')).replace(/\s*\[from old catalog\]/i, '');
    const title = trimBrackets(field.tag === '130' ? value.replace(/\s*\([^()]*\)\.?\s*$/, '') : value); // behind a uniform title stands what tells it from others
    if (title === '' || collective.test(title)) continue;
    const parts = subfieldValues(field, 'npmr').map(trimIsbd).filter((part) => part !== '');
    return [title, ...parts].join('. ');
  }
  const original = fieldsOf(record, '765').map((field) => trimIsbd(subfield(field, 't') || subfield(field, 'a')))[0];
  if (original !== undefined && original !== '') return original;
  for (const field of fieldsOf(record, '500', '534')) {
    const found = /^(?:translation of(?: the)?|translated from(?: the)? \p{L}+|traduction de|traducción de|übersetzung von|originally published as|original title|titre original|originaltitel)\s*:?\s+(.+)$/iu.exec(clean(subfield(field, field.tag === '534' ? 't' : 'a')));
    const title = trimIsbd((found?.[1] ?? '').replace(/["“”«»]/g, ''));
    if (title !== '' && title.length <= 200) return title;
  }
  return '';
}
