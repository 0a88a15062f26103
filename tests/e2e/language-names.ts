import type { Language } from '#contract/settings.ts';

/** Each language by its own name, as the page writes it in every language. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' };
