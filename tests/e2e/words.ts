import { fill, sentences } from '#contract/sentences/sentences.ts';
import type { Language } from '#contract/settings.ts';
import { en } from '#page/locales/en/index.ts';
import { zhCN } from '#page/locales/zh-CN/index.ts';

const messages: Readonly<Record<Language, unknown>> = { en: { ...en, shared: sentences.en }, 'zh-CN': { ...zhCN, shared: sentences['zh-CN'] } };

type Values = Readonly<Record<string, string | number>>;

/** The page's own words in one language, so that the same test reads either. */
export interface Words {
  readonly language: Language;
  /** The sentence at a place such as `layout.jobs.title`; `count` chooses between its singular and plural. */
  (key: string, values?: Values, count?: number): string;
  /** A whole number as the page writes it. */
  number(value: number): string;
  /** The sentence with anything at the places that have no value. */
  pattern(key: string, values?: Values, count?: number): RegExp;
}

/** @throws Error where the page has no such sentence */
export function wordsOf(language: Language): Words {
  const sentence = (key: string, count?: number): string => {
    const found = key.split('.').reduce<unknown>((place, part) => (place as Record<string, unknown> | undefined)?.[part], messages[language]);
    if (typeof found !== 'string') throw new Error(`The page has no sentence ${key} in ${language}.`);
    if (count === undefined) return found;
    const forms = found.split(' | ');
    // as vue-i18n chooses: of two "one | many", of three "none | one | many"
    const at = forms.length === 3 ? Math.min(count, 2) : count === 1 ? 0 : 1;
    return forms[Math.min(at, forms.length - 1)] ?? found;
  };
  // {'@'} is how a sentence of vue-i18n writes a sign that means something to it
  const words = (key: string, values: Values = {}, count?: number): string => fill(sentence(key, count).replace(/\{'(.)'\}/g, '$1'), values);
  const pattern = (key: string, values: Values = {}, count?: number): RegExp =>
    new RegExp(words(key, values, count).split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.+'));
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  return Object.assign(words, { language, pattern, number: (value: number) => format.format(value) });
}
