const CJK_RUN = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';
const CJK = new RegExp(`[${CJK_RUN}]`, 'u');
const WORDS = new RegExp(`[${CJK_RUN}]+|(?:(?![${CJK_RUN}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');
const ASCII = /^[\u0020-\u007e]*$/;
const ASCII_WORDS = /[a-z0-9]+/g;
/** Letters that Unicode does not take apart, in the spelling that catalogues without them use. */
const UNDECOMPOSED: Readonly<Record<string, string>> = { æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ß: 'ss', ı: 'i' };

/** Whether a text has Chinese, Japanese or Korean characters. */
export const hasCjk = (text: string): boolean => !ASCII.test(text) && CJK.test(text);

/** A text for comparison: compatibility forms replaced (NFKC), lower case, accents off. Vowel signs of Indic, Hebrew and Arabic writing stay. */
export function folded(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC').replace(/[æœøłđßı]/g, (letter) => UNDECOMPOSED[letter]!);
}

/** The words of a folded text; a run of Chinese, Japanese or Korean characters counts as one. */
export function wordsOf(text: string): readonly string[] {
  return text.match(ASCII.test(text) ? ASCII_WORDS : WORDS) ?? [];
}

/** The words of a text as search terms: runs of Chinese, Japanese and Korean characters as overlapping pairs, a single character as itself. */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  for (const word of wordsOf(folded(text))) {
    if (ASCII.test(word) || !CJK.test(word)) {
      terms.push(word);
      continue;
    }
    const characters = [...word];
    if (characters.length === 1) terms.push(word);
    for (let at = 0; at + 1 < characters.length; at += 1) terms.push(characters[at]! + characters[at + 1]!);
  }
  return terms;
}
