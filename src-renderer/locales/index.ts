import { createI18n } from 'vue-i18n';
import { sentences } from '#contract/sentences/sentences.ts';
import type { Language } from '#contract/settings.ts';
import { en } from './en/index.ts';
import type { Shape } from './shape.ts';
import { zhCN } from './zh-CN/index.ts';

/** Every sentence of the pages, and under `shared` those of the contract. */
export const messages = {
  en: { ...en, shared: sentences.en },
  'zh-CN': { ...zhCN satisfies Shape<typeof en>, shared: sentences['zh-CN'] },
};

export const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' };

const numbers = {
  whole: { maximumFractionDigits: 0 },
  decimal: { minimumFractionDigits: 3, maximumFractionDigits: 3 },
  percent: { style: 'percent', maximumFractionDigits: 0 },
} as const;

export const i18n = createI18n({
  legacy: false,
  locale: 'en' as Language,
  fallbackLocale: 'en' as Language,
  messages,
  numberFormats: { en: numbers, 'zh-CN': numbers },
});

export function setLanguage(language: Language): void {
  i18n.global.locale.value = language;
  document.documentElement.lang = language;
}
