import { newDomain, newRule, type ConditionDraft, type DomainDraft } from '#page/stores/map-draft.ts';
import type { RuleKey, RuleValue, RuleValues } from '#contract/domains.ts';

export const presetIds = ['films', 'music', 'languages', 'fiction', 'audience', 'branches'] as const;
export type PresetId = (typeof presetIds)[number];
export type PresetName = 'books' | 'films' | 'music' | 'fiction' | 'nonFiction' | 'children' | 'young' | 'adults';

const most = 8;
/** Codes for music without words, several or unknown languages. */
const noLanguage = /^(zxx|und|mul|mis)$/i;
const patterns = {
  books: /book|print|text|monograph|^bk|图书|圖書|专著/i,
  films: /film|movie|dvd|blu-?ray|video|vhs|cinema|电影|影片|影视|视频|录像/i,
  music: /music|\bcd\b|album|vinyl|\blp\b|sound recording|音乐|唱片|乐谱/i,
  children: /child|juv|kid|primary|^j$|儿童|少儿|幼儿|小学/i,
  young: /young|teen|adolesc|^ya?$|青少年|中学|高中|初中/i,
  adults: /adult|general|成人|一般|大众/i,
} as const;
const notPrinted = /audio|e-?book|dvd|电子|有声/i;

const matching = (values: readonly RuleValue[], pattern: RegExp, but?: RegExp): string[] =>
  values.map(({ value }) => value).filter((value) => pattern.test(value) && !but?.test(value));
const condition = (key: RuleKey, values: string[]): ConditionDraft => ({ key, values });
const one = (name: string, key: RuleKey, values: string[]): DomainDraft[] => (values.length === 0 ? [] : [newDomain(name, [newRule([condition(key, values)])])]);
const several = (domains: DomainDraft[]): DomainDraft[] | null => (domains.length < 2 ? null : domains);

/** Class marks of literature by the catalogue's scheme (DDC 8xx, CLC I, LCC P), and all the others. */
function fictionPrefixes(values: readonly RuleValue[]): { fiction: string[]; others: string[] } {
  const prefixes = values.map(({ value }) => value);
  const literature = (prefix: string): boolean => prefix === '8' || (prefixes.includes('I') ? prefix === 'I' : prefix === 'P');
  return { fiction: prefixes.filter(literature), others: prefixes.filter((prefix) => !literature(prefix)) };
}

/** The domains of a ready-made map, made of what stands in the catalogue; null where that does not hold what the map parts. */
export function presetDomains(id: PresetId, values: RuleValues, nameOf: (name: PresetName) => string, languageName: (code: string) => string): DomainDraft[] | null {
  const books = () => one(nameOf('books'), 'material', matching(values.material, patterns.books, notPrinted));
  switch (id) {
    case 'films': return several([...books(), ...one(nameOf('films'), 'material', matching(values.material, patterns.films))]);
    case 'music': return several([...books(), ...one(nameOf('music'), 'material', matching(values.material, patterns.music))]);
    case 'languages': return several(values.language.filter(({ value }) => !noLanguage.test(value)).slice(0, most).flatMap(({ value }) => one(languageName(value), 'language', [value])));
    case 'branches': return several(values.branch.slice(0, most).flatMap(({ value }) => one(value, 'branch', [value])));
    case 'audience': return several([
      ...one(nameOf('children'), 'audience', matching(values.audience, patterns.children)),
      ...one(nameOf('young'), 'audience', matching(values.audience, patterns.young, patterns.children)),
      ...one(nameOf('adults'), 'audience', matching(values.audience, patterns.adults, patterns.young)),
    ]);
    case 'fiction': {
      const { fiction, others } = fictionPrefixes(values.classPrefix);
      return several([...one(nameOf('fiction'), 'classPrefix', fiction), ...one(nameOf('nonFiction'), 'classPrefix', others)]);
    }
  }
}
