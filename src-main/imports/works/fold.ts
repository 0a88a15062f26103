import { simplified } from '#text/simplified.ts';

const ASCII = /^[\u0020-\u007e]*$/;
const MARKS = /[\u0300-\u036f]/g;
/** Letters that Unicode does not take apart, in the spelling that catalogues without them use. */
const undecomposed: Readonly<Record<string, string>> = { æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', ı: 'i' };
const UNDECOMPOSED = /[æœøłđðþßı]/g;
const QUOTES = /[‘’ʼʻ`´＇]/g;
const HAN = /\p{Script=Han}/u;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const WORDS = /[\p{L}\p{M}\p{N}]+/gu;
const ASCII_WORDS = /[a-z0-9]+/g;

/** A text for comparison: full width and other compatibility forms replaced (NFKC), lower case, accents off, Chinese characters simplified. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const plain = text.normalize('NFKC').toLowerCase().replace(QUOTES, "'").normalize('NFD').replace(MARKS, '').normalize('NFC')
    .replace(UNDECOMPOSED, (letter) => undecomposed[letter]!);
  return HAN.test(plain) ? simplified(plain) : plain;
}

/** Has the text Chinese, Japanese or Korean characters? */
export const isCjk = (text: string): boolean => !ASCII.test(text) && CJK.test(text);

/** The words of a folded text; what an apostrophe holds together is one word. */
export const wordsOf = (folded: string): readonly string[] => {
  const text = folded.includes("'") ? folded.replace(/'\s*/g, '') : folded;
  return text.match(ASCII.test(text) ? ASCII_WORDS : WORDS) ?? [];
};
