import type { Language } from '../settings.ts';

/** The name of a language that records give as a code (`eng`, `zh`); anything else stays as it is. */
export function languageName(code: string | null, language: Language): string {
  if (code === null || !/^[a-z]{2,3}$/i.test(code)) return code ?? '';
  return new Intl.DisplayNames([language], { type: 'language' }).of(code.toLowerCase()) ?? code;
}
