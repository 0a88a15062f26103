import { simplified } from '#text/simplified.ts';

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const words = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{M}\p{N}])+/gu;

/** The words of a text; Chinese characters are simplified, so that either way of writing finds the other. */
const normalised = (text: string): string[] => {
  const plain = text.normalize('NFKC').toLowerCase();
  return (CJK.test(plain) ? simplified(plain) : plain).match(words) ?? [];
};

/** Overlapping pairs of a run of characters, and its last character alone: 红楼梦 → 红楼 楼梦 梦. */
function pairs(run: string): string[] {
  const characters = [...run];
  return characters.map((character, index) => character + (characters[index + 1] ?? ''));
}

/** Text as it is put into the search index: words as they are, Chinese, Japanese and Korean runs as overlapping pairs. */
export function indexText(text: string): string {
  return normalised(text).flatMap((word) => (CJK.test(word) ? pairs(word) : [word])).join(' ');
}

/**
 * What a reader typed, as an FTS5 query: every word must begin a word of the title, or be one, and every run of characters must stand in it.
 * One and two characters are found like longer runs. Null where nothing is left to search for.
 */
export function searchQuery(text: string, words: 'beginnings' | 'whole' = 'beginnings'): string | null {
  const parts = normalised(text).slice(0, 12).map((word) => {
    if (!CJK.test(word)) return words === 'whole' ? `"${word}"` : `"${word}"*`;
    const run = pairs(word);
    return `"${(run.length > 1 ? run.slice(0, -1) : run).join(' ')}"*`;
  });
  return parts.length === 0 ? null : parts.join(' AND ');
}

/**
 * How well a title fits what a reader typed: 0 is the title itself, then titles that begin with it, then those that hold all of its words, then all others.
 * Of two that fit equally well the shorter one comes first.
 */
export function fitOf(text: string): (title: string) => number {
  const plain = (of: string): string[] => normalised(of).map((word) => word.normalize('NFD').replaceAll(/\p{M}/gu, ''));
  const words = plain(text);
  const whole = words.join(' ');
  return (title) => {
    const found = plain(title).join(' ');
    const step = found === whole ? 0 : found.startsWith(whole) ? 1 : words.every((word) => found.includes(word)) ? 2 : 3;
    return step + Math.min(0.99, found.length / 1000);
  };
}
