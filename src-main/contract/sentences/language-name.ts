import type { Language } from '../settings.ts';

/** Codes that name no single language; browsers have no words for them. */
const special: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  zxx: { en: 'no words', 'zh-CN': '无文字' }, mul: { en: 'several languages', 'zh-CN': '多语种' }, und: { en: 'not determined', 'zh-CN': '未确定' },
};

/** The name of a language that records give as a code (`eng`, `zh`); anything else stays as it is. */
export function languageName(code: string | null, language: Language): string {
  if (code === null || !/^[a-z]{2,3}$/i.test(code)) return code ?? '';
  const named = special[code.toLowerCase()];
  if (named !== undefined) return named[language];
  return new Intl.DisplayNames([language], { type: 'language' }).of(code.toLowerCase()) ?? code;
}
