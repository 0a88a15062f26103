import { readingsOf } from './pinyin.ts';

/** What stands after every other title: one that nothing has described yet. */
export const lastSortKey = '\u{10FFFD}';
/** Titles that agree so far keep the order in which they came. */
const longest = 60;

/** The words that a language begins a title with and does not file it under, by the codes of the language. */
const articles: readonly (readonly [codes: RegExp, article: RegExp])[] = [
  [/^en/, /^(?:the|an?) /], [/^fr/, /^(?:les? |la |une? |l['’])/], [/^(?:ger|de)/, /^(?:der|die|das|eine?) /], [/^(?:spa|es)/, /^(?:el|la|los|las|una?) /],
  [/^it/, /^(?:il |lo |la |gli |le |i |una? |uno |l['’])/], [/^(?:por|pt)/, /^(?:os?|as?|uma?) /],
];

const needsNoFolding = /^[\u0020-\u007e\u3400-\u9fff]*$/;

/**
 * The text by which a title is sorted. Chinese goes by its pinyin, then by tone, then by character, character by character (as GB/T 13418 orders entries),
 * among the Latin titles: `hong2红lou2楼meng4梦` after "Honey". Latin titles go without accents, capitals and a first article (English where the language is
 * not known); numbers by their value. A title that nothing has described comes last.
 */
export function sortKey(title: string, language: string | null = null): string {
  const plain = (needsNoFolding.test(title) ? title : title.normalize('NFKD').replaceAll(/\p{M}/gu, '').normalize('NFC')).toLowerCase().replace(/^[^\p{L}\p{N}]+/u, '');
  const article = articles.find(([codes]) => codes.test((language ?? 'en').toLowerCase()))?.[1];
  const filed = article === undefined ? plain : plain.replace(article, '');
  const key = filed.slice(0, longest)
    .replaceAll(/\d+/g, (digits) => digits.padStart(6, '0'))
    .replaceAll(/\p{Script=Han}+/gu, (run) => ` ${readingsOf(run).map(({ syllable, tone, character }) => syllable + tone + character).join('')} `)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return key === '' ? lastSortKey : key.slice(0, 2 * longest);
}

const authorKeys = new Map<string, string>();
const mostAuthors = 20_000;

/** The text by which titles are sorted by their author: as `sortKey`, without an article to leave off. An author has many titles, so the keys of some thousand are kept. */
export function authorKey(author: string): string {
  let key = authorKeys.get(author);
  if (key !== undefined) return key;
  key = sortKey(author, 'none');
  if (authorKeys.size < mostAuthors) authorKeys.set(author, key);
  return key;
}

/** The pinyin that a sort key holds: all syllables, and their first letters. */
export function pinyinOfKey(key: string): { readonly syllables: string; readonly letters: string } {
  const found = [...key.matchAll(/([a-z]+)\d\p{Script=Han}/gu)].map(([, syllable]) => syllable!);
  return { syllables: found.join(''), letters: found.map((syllable) => syllable[0]).join('') };
}
