import { newDomain, newRule, type DomainDraft } from '#page/stores/map-draft.ts';
import type { CodeKind, RuleValue, RuleValues, ValueKey } from '#contract/domains.ts';

export const presetIds = ['films', 'music', 'audiobooks', 'lending', 'fiction', 'audience', 'chinese', 'languages', 'branches'] as const;
export type PresetId = (typeof presetIds)[number];
export type PresetName = 'books' | 'films' | 'music' | 'audiobooks' | 'lending' | 'print' | 'fiction' | 'nonFiction' | 'children' | 'young' | 'adults';

/** One domain of a ready-made map: the values of one field that make it up, as they stand in the catalogue. */
export interface PresetDomain {
  readonly name: string;
  readonly key: ValueKey;
  readonly values: readonly RuleValue[];
}

const most = 8;
/** Codes for music without words, several or unknown languages. */
const noLanguage = /^(zxx|und|mul|mis)$/i;

/** What a ready-made map finds in this catalogue; null where that does not hold what the map parts. */
export function presetDomains(id: PresetId, values: RuleValues, nameOf: (name: PresetName) => string, languageName: (code: string) => string): readonly PresetDomain[] | null {
  const of = (key: ValueKey, name: string, test: (value: RuleValue) => boolean): PresetDomain => ({ name, key, values: values[key].filter(test) });
  const kinds = (key: ValueKey, name: PresetName, ...wanted: CodeKind[]): PresetDomain => of(key, nameOf(name), ({ kind }) => kind !== undefined && wanted.includes(kind));
  const each = (key: ValueKey, words: (value: string) => string, test: (value: string) => boolean): PresetDomain[] =>
    values[key].filter(({ value }) => test(value)).slice(0, most).map((value) => ({ name: words(value.value), key, values: [value] }));
  const several = (domains: readonly PresetDomain[]): readonly PresetDomain[] | null => {
    const found = domains.filter((domain) => domain.values.length > 0);
    return found.length < 2 ? null : found;
  };
  const ages = (key: ValueKey) => several([kinds(key, 'children', 'children'), kinds(key, 'young', 'young'), kinds(key, 'adults', 'adults')]);
  const genres = (key: ValueKey) => several([kinds(key, 'fiction', 'fiction'), kinds(key, 'nonFiction', 'non-fiction')]);
  switch (id) {
    case 'films': return several([kinds('material', 'books', 'print-book'), kinds('material', 'films', 'film')]);
    case 'music': return several([kinds('material', 'books', 'print-book'), kinds('material', 'music', 'music')]);
    case 'audiobooks': return several([kinds('material', 'books', 'print-book'), kinds('material', 'audiobooks', 'audiobook', 'e-audiobook')]);
    case 'lending': return several([kinds('material', 'print', 'print-book'), kinds('material', 'lending', 'e-book', 'e-audiobook')]);
    case 'fiction': return genres('classPrefix') ?? genres('collection');
    case 'audience': return ages('audience') ?? ages('collection');
    case 'chinese': return several(['zh', 'en'].map((code) => of('originalLanguage', languageName(code), ({ value }) => value === code)));
    case 'languages': return several(each('language', languageName, (code) => !noLanguage.test(code)));
    case 'branches': return several(each('branch', (code) => code, () => true));
  }
}

/** The domains of a ready-made map for the editor. */
export const draftsOf = (domains: readonly PresetDomain[]): DomainDraft[] =>
  domains.map(({ name, key, values }) => newDomain(name, [newRule([{ key, values: values.map(({ value }) => value) }])]));

/** Titles that a domain finds: the fields it goes by have one value a title, branches aside. */
export const titlesFound = ({ values }: PresetDomain): number => values.reduce((sum, { titles }) => sum + titles, 0);
