import { otherSpellings, readingsOf } from './pinyin.ts';
import { splitSyllables } from './syllables.ts';

const hanRun = /\p{Script=Han}+/gu;
/** The dot between the parts of a foreign name: 马尔克斯 is found by the letters of the whole name too. */
const nameDots = /(?<=\p{Script=Han})[·•‧・](?=\p{Script=Han})/gu;

/** So many syllables stand in one word of the index, so many first letters in another: a search for more puts several of them together. */
const syllablesTogether = 4;
const lettersTogether = 6;
/** A title of many such characters would fill the index. */
const mostAlternatives = 3;

/**
 * Words under which Chinese text is found by its pinyin: from every character on, the syllables of up to four characters (`hongloumeng`, `loumeng`, `meng`)
 * and the first letters of up to six (`hlm`, `lm`, `m`). Characters with several readings stand under each of them. Empty where there is no Chinese.
 */
export function pinyinWords(text: string): string[] {
  const words: string[] = [];
  for (const run of text.replace(nameDots, '').match(hanRun) ?? []) {
    const readings = readingsOf(run);
    const syllables = readings.map(({ syllable }) => syllable);
    addWords(words, syllables, 0, syllables.length);
    let left = mostAlternatives;
    for (const [at, reading] of readings.entries()) {
      for (const spelling of otherSpellings(reading)) {
        if (left > 0) addWords(words, syllables.with(at, spelling), Math.max(0, at - lettersTogether + 1), at + 1);
        left -= 1;
      }
    }
  }
  return words;
}

/** Adds the words that begin at the characters from `from` to `to`. */
function addWords(words: string[], syllables: readonly string[], from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    let together = '';
    let letters = '';
    const end = Math.min(syllables.length, at + lettersTogether);
    for (let next = at; next < end; next += 1) {
      const syllable = syllables[next]!;
      if (next < at + syllablesTogether) together += syllable;
      letters += syllable[0]!;
    }
    words.push(together, letters);
  }
}

/** Letters as they are typed for pinyin: small, without accents, v for ü. */
const typed = (text: string): string => text.normalize('NFKC').toLowerCase().normalize('NFD').replaceAll('u\u0308', 'v').replaceAll(/u(\p{M})\u0308/gu, 'v').replaceAll(/\p{M}/gu, '');

/** What a reader typed, as a search by pinyin. */
export interface PinyinQuery {
  /** An FTS5 query over `pinyinWords`. */
  readonly query: string;
  /** What of the text cannot be pinyin and has to be found in another way; empty: nothing. */
  readonly rest: string;
  /** The letters alone, for comparing with a title's pinyin. */
  readonly letters: string;
}

/** The words of a text that may be pinyin: `hlm`, `honglou`, `hong lou meng`, `lǜye`. Null where there are none. */
export function pinyinQuery(text: string): PinyinQuery | null {
  const words = typed(text).split(/[\s'’·-]+/).filter((word) => word !== '').slice(0, 12);
  // single letters one after the other are first letters: h l m
  const joined = words.join(' ').replaceAll(/(?<=\b[a-z]) (?=[a-z]\b)/g, '').split(' ');
  const letters = joined.filter((word) => /^[a-z]{2,60}$/.test(word));
  if (letters.length === 0) return null;
  return { query: letters.map(wordQuery).join(' AND '), rest: joined.filter((word) => !letters.includes(word)).join(' '), letters: letters.join('') };
}

/** No syllable begins with these. */
const noFirstLetter = /[iuv]/;

function wordQuery(word: string): string {
  const ways = new Set([`"${word}"*`]);
  if (word.length > lettersTogether && !noFirstLetter.test(word)) ways.add(allOf(windows([...word], lettersTogether).map((letters) => `"${letters}"`)));
  for (const syllables of splitSyllables(word)) {
    if (syllables.length <= syllablesTogether) continue;
    const parts = windows(syllables, syllablesTogether);
    ways.add(allOf(parts.map((part, at) => (at === parts.length - 1 ? `"${part}"*` : `"${part}"`))));
  }
  return `(${[...ways].join(' OR ')})`;
}

const allOf = (words: readonly string[]): string => `(${words.join(' AND ')})`;
const windows = (parts: readonly string[], size: number): string[] => parts.slice(0, parts.length - size + 1).map((_, at) => parts.slice(at, at + size).join(''));
