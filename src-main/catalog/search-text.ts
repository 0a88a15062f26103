const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const words = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{M}\p{N}])+/gu;

const normalised = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(words) ?? [];

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
 * What a reader typed, as an FTS5 query: every word must begin a word of the title, every run of characters must stand in it.
 * One and two characters are found like longer runs. Null where nothing is left to search for.
 */
export function searchQuery(text: string): string | null {
  const parts = normalised(text).slice(0, 12).map((word) => {
    if (!CJK.test(word)) return `"${word}"*`;
    const run = pairs(word);
    return `"${(run.length > 1 ? run.slice(0, -1) : run).join(' ')}"*`;
  });
  return parts.length === 0 ? null : parts.join(' AND ');
}
