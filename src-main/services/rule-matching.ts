import type { DomainRule } from '#contract/domains.ts';
import type { RuledTitle } from '#catalog/repositories/assignments.ts';
import { classOf } from '#imports/works/class-scheme.ts';
import { languageCode } from '#imports/works/language-code.ts';

/** Does a title fall under a rule, leaving its branch aside? */
export type TitleTest = (title: RuledTitle) => boolean;

/** A rule made ready: the test of the title, and the branches it names (null: any). */
export interface ReadyRule { readonly test: TitleTest; readonly branches: ReadonlySet<string> | null }

/** A value as it is compared. A catalogue has few values and many titles, so what was folded before is kept. */
function folded(text: string): string {
  let known = foldedBefore.get(text);
  if (known === undefined) {
    known = text.normalize('NFKC').trim().toLowerCase();
    if (foldedBefore.size < mostFolded && text.length <= longestFolded) foldedBefore.set(text, known);
  }
  return known;
}
const foldedBefore = new Map<string, string>();
const mostFolded = 20_000;
const longestFolded = 60;

const foldedSet = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(folded));

const equals = (words: readonly string[], of: (title: RuledTitle) => string | null): TitleTest => {
  const wanted = foldedSet(words);
  return (title) => { const value = of(title); return value !== null && wanted.has(folded(value)); };
};

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A whole word of a subject; in scripts without spaces any part of it. */
function subjectTest(words: readonly string[]): TitleTest {
  const parts = words.map(folded).map((word) => (cjk.test(word) ? escaped(word) : `(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`));
  const pattern = new RegExp(parts.join('|'), 'u');
  return (title) => title.subjects !== '' && pattern.test(folded(title.subjects));
}

function prefixTest(prefixes: readonly string[]): TitleTest {
  const wanted = prefixes.map(folded);
  const begins = (mark: string | undefined | null): boolean => mark != null && wanted.some((prefix) => folded(mark).startsWith(prefix));
  return ({ classMark, callNumber }) => begins(classMark) || begins(callNumber) || (classMark !== null && begins(classOf(classMark)?.notation));
}

/** The code of the language a title was first written in: that of the original where the record names one, else its own. */
export const originalLanguageOf = ({ language, originalLanguage }: RuledTitle): string | null => {
  const named = originalLanguage ?? language;
  return named === null ? null : languageCode(named);
};

/** The rule as functions: all of its keys must hold, a key holds when one of its values does. */
export function readyRule(rule: DomainRule): ReadyRule {
  const tests: TitleTest[] = [];
  if (rule.material) tests.push(equals(rule.material, (title) => title.material));
  if (rule.language) tests.push(equals(rule.language.map(languageCode), (title) => title.language && languageCode(title.language)));
  if (rule.originalLanguage) tests.push(equals(rule.originalLanguage.map(languageCode), originalLanguageOf));
  if (rule.collection) tests.push(equals(rule.collection, (title) => title.collection));
  if (rule.audience) tests.push(equals(rule.audience, (title) => title.audience));
  if (rule.classPrefix) tests.push(prefixTest(rule.classPrefix));
  if (rule.subjectWord) tests.push(subjectTest(rule.subjectWord));
  if (rule.importBatch) {
    const wanted = new Set(rule.importBatch);
    tests.push((title) => title.batches.some((batch) => wanted.has(batch)));
  }
  return { test: (title) => tests.every((test) => test(title)), branches: rule.branch ? foldedSet(rule.branch) : null };
}

/** What of a title's surroundings the rules look at. */
export const needOf = (rules: readonly DomainRule[]): { batches: boolean; branches: boolean } =>
  ({ batches: rules.some((rule) => rule.importBatch !== undefined), branches: rules.some((rule) => rule.branch !== undefined) });

/** Does the title fall under one of the rules, at one of its branches where a rule names some? */
export const fits = (title: RuledTitle, rules: readonly ReadyRule[]): boolean =>
  rules.some(({ test, branches }) => test(title) && (branches === null || title.branches.some(({ code }) => branches.has(folded(code)))));

/** Does a loan of the title at this branch fall under one of the rules? */
export const fitsAt = (title: RuledTitle, branch: string, rules: readonly ReadyRule[]): boolean =>
  rules.some(({ test, branches }) => test(title) && (branches === null || branches.has(folded(branch))));
