/** Languages of a text that its letters alone give away, as HTML writes them. */
export type LetterLanguage = 'zh-CN' | 'ja' | 'ko' | 'ru';

/**
 * The language that a text's letters show, for choosing the forms of its signs: kana is Japanese, hangul Korean, Chinese characters
 * without either are Chinese, Cyrillic letters Russian; null for all else.
 */
export function letterLanguage(text: string): LetterLanguage | null {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  if (/\p{Script=Han}/u.test(text)) return 'zh-CN';
  return /\p{Script=Cyrillic}/u.test(text) ? 'ru' : null;
}
