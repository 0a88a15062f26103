import { wordsOf } from './fold.ts';

/** A name taken apart; forenames null: written through, so that its order is not known. */
export interface PersonName { readonly surname: readonly string[]; readonly forenames: readonly string[] | null }

export type AuthorRole = 'author' | 'editor' | 'helper' | 'unknown';

/** What a person did to a book, as written behind a Chinese name; the longest words first. */
const cjkRoles: readonly (readonly [RegExp, AuthorRole])[] = [
  [/(?:等)?(?:编译|译著|翻译|译者|校译|译|校注|校点|点校|校|注释|注|插图|绘图|配图|绘画|绘|图|摄影|导读|序|导演|主演|演唱|朗读|播讲)$/u, 'helper'],
  [/(?:等)?(?:主编|编写|编选|选编|编辑|编纂|汇编|编)$/u, 'editor'],
  [/(?:等)?(?:编著|著作|合著|原著|著者|作者|撰写|撰|著|作|文|说)$/u, 'author'],
];

/** A folded Chinese, Japanese or Korean name without its role. A name of one or two characters keeps its last one (张文 is a name). */
export function cjkRole(part: string): { readonly name: string; readonly role: AuthorRole } {
  const ordered = /(?:编著)$/u.test(part) ? [cjkRoles[2]!] : cjkRoles;
  for (const [pattern, role] of ordered) {
    const found = pattern.exec(part);
    if (found === null) continue;
    const name = part.slice(0, found.index).trim();
    const isSign = found[0].length === 1 && /[文图作说注校序]/u.test(found[0]);
    if (isSign && [...name].length < 2 && name !== '') continue;
    return { name: name.replace(/等$/u, '').trim(), role };
  }
  return { name: part.replace(/等$/u, '').trim(), role: 'unknown' };
}

const HELPERS = 'translat\\w*|illustrat\\w*|trad\\w*|ubers\\w*|ill|illus|narrat\\w*|read by|reader|gelesen von|sprecher\\w*|lu par|foreword\\w*|preface\\w*|introduc\\w*|pref|vorw\\w*|nachw\\w*|composer|cast|actor|producer|produced|music|screenplay|drehbuch|scenario';
const EDITORS = 'ed|eds|editor|editors|edited|hrsg|hg|herausgegeben|herausgeber\\w*|dir|sous la dir\\w*|red|a cura di|compiled|compiler|comp';
const helperWords = new RegExp(`\\b(?:${HELPERS})\\b`, 'u');
const editorWords = new RegExp(`\\b(?:${EDITORS})\\b`, 'u');
const roleBefore = new RegExp(`^.*\\b(?:by|von|par|di|por|door|of|regie|director|directed by|realisation|realise par|regia)\\b:?\\s+`, 'u');
const roleBehind = /[([](?:[^)\]]*)[)\]]|,\s*(?:author|auteur|autor|verfasser\w*|editor|translator|illustrator|director|regisseur|realisateur|author\.)\.?$/gu;

/** The parts of a folded statement of authors without their roles: those of authors, else those of editors, else those of anybody. */
export function withoutLatinRoles(folded: string): string[] {
  const authors: string[] = [];
  const editors: string[] = [];
  const helpers: string[] = [];
  for (const part of folded.split(/\s*[;|&]\s*|\s+\/\s+|\s+(?:and|und|et|with|mit|avec)\s+/)) {
    const list = helperWords.test(part) ? helpers : editorWords.test(part) ? editors : authors;
    const name = part.replace(roleBehind, ' ').replace(roleBefore, '').trim();
    if (/\p{L}/u.test(name)) list.push(name);
  }
  return authors.length > 0 ? authors : editors.length > 0 ? editors : helpers;
}

const honorifics = new Set(['jr', 'sr', 'sir', 'dr', 'prof', 'mr', 'mrs', 'ms', 'st', 'saint', 'lord', 'lady', 'ii', 'iii', 'iv', 'author', 'auteur', 'autor', 'editor', 'publisher', 'ed', 'hrsg']);
const particles = new Set(['de', 'du', 'des', 'von', 'van', 'der', 'den', 'di', 'da', 'del', 'della', 'la', 'le', 'les', 'zu', 'zur', 'af', 'al', 'el', 'ten', 'ter', 'y', 'd']);
const nameWords = (text: string): readonly string[] => wordsOf(text).filter((word) => !/\d/.test(word) && !honorifics.has(word));

/**
 * The persons of one part of a folded statement. "surname, forename, dates" is one person; three and more pieces of several words each are as
 * many persons. Two such pieces may be either, so that both are given: "Vargas Llosa, Mario Pedro", "Terry Pratchett, Neil Gaiman".
 */
export function personNames(part: string): PersonName[] {
  const pieces = part.split(',').filter((piece) => !/^[\s\d–.?-]*\d{2}[\s\d–.?-]*$/.test(piece)).map(nameWords).filter((piece) => piece.length > 0);
  const [first, second] = pieces;
  if (first === undefined) return [];
  if (second === undefined) return [through(first)];
  const inverted: PersonName = { surname: first, forenames: second };
  const several = pieces.every((piece) => piece.filter((word) => !particles.has(word)).length >= 2);
  if (!several) return [inverted];
  if (pieces.length >= 3) return pieces.map(through);
  return second.some((word) => word.length === 1) && second[0]!.length > 1 ? [inverted, through(first), through(second)] : [...pieces.map(through), inverted];
}

const through = (words: readonly string[]): PersonName => ({ surname: words, forenames: null });
