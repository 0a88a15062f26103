import type { RuleSuggestion, ValueKey } from '#contract/domains.ts';
import type { TitleId } from '#contract/ids.ts';
import { branchesOfTitles, type RuledTitle } from '#catalog/repositories/assignments.ts';
import { inSlices } from '#jobs/slices.ts';
import type { Library } from './library.ts';
import { addCount, noCounts, prefixesOf, titlesWith, valuesOfTitle } from './rule-values.ts';

/** A suggestion must take in this share of the titles, and this many. */
const leastShare = 0.01;
const leastTitles = 2;
const mostSuggestions = 12;
const mostOfField = 3;
/** How much of what a rule takes in is taken to be of them where that was not counted. */
const unknownShare = 0.2;
/** Branches are looked up title by title: only as long as there are no more titles than these. */
const mostForBranches = 20_000;
/** A range of classes is made narrower while one narrower range holds this share of it, and is split where it is more than half of everything. */
const nearlyAll = 0.9;
const longestPrefix = 3;

type Found = Omit<RuleSuggestion, 'all'>;

/** Rules that would take in titles that are in no domain, by what stands in their records. */
export class RuleSuggestions {
  /** Titles of which nothing is known that a rule could go by. */
  bare = 0;
  readonly #counts = noCounts();
  readonly #withoutBranches: TitleId[] = [];
  #titles = 0;

  add(title: RuledTitle): void {
    this.#titles += 1;
    if (this.#withoutBranches.length <= mostForBranches && title.branches.length === 0) this.#withoutBranches.push(title.id);
    const values = valuesOfTitle(title);
    // the original language says something only where it is another one
    const found = { ...values, originalLanguage: values.originalLanguage.filter((code) => !values.language.includes(code)), classPrefix: prefixesOf(title.classMark) };
    const fields = Object.entries(found) as [ValueKey, readonly string[]][];
    for (const [field, texts] of fields) for (const text of texts) addCount(this.#counts[field], text);
    if (fields.every(([, texts]) => texts.length === 0)) this.bare += 1;
  }

  /** The most helpful first: rules that take in many of them and little else. */
  async best(library: Library, signal: AbortSignal): Promise<RuleSuggestion[]> {
    await this.#countBranches(library, signal);
    const enough = ({ titles }: Found): boolean => titles >= leastTitles && titles >= leastShare * this.#titles;
    const worth = ({ titles, all }: RuleSuggestion): number => titles * (all === null ? unknownShare : titles / Math.max(titles, all));
    const found = (Object.keys(this.#counts) as ValueKey[]).flatMap((key) => (key === 'classPrefix' ? this.#ranges() : [...this.#counts[key]].map(([value, titles]): Found => ({ key, value, titles })))
      .filter(enough).map((one): RuleSuggestion => ({ ...one, all: titlesWith(library, one.key, one.value) })).sort((a, b) => worth(b) - worth(a)).slice(0, mostOfField));
    return found.sort((a, b) => worth(b) - worth(a)).slice(0, mostSuggestions);
  }

  async #countBranches(library: Library, signal: AbortSignal): Promise<void> {
    const ids = this.#withoutBranches;
    if (ids.length > mostForBranches) return;
    let done = 0;
    await inSlices((limit) => {
      const slice = ids.slice(done, done + limit);
      for (const { code } of branchesOfTitles(library.db, slice)) addCount(this.#counts.branch, code);
      done += slice.length;
      return slice.length;
    }, signal);
  }

  #ranges(): Found[] {
    const counts = this.#counts.classPrefix;
    const narrower = (prefix: string): [string, number][] => [...counts].filter(([other]) => other.length === prefix.length + 1 && other.startsWith(prefix));
    const rangesOf = (prefix: string, titles: number): Found[] => {
      const parts = prefix.length < longestPrefix ? narrower(prefix) : [];
      const [largest] = [...parts].sort((a, b) => b[1] - a[1]);
      if (largest !== undefined && largest[1] >= nearlyAll * titles) return rangesOf(...largest);
      if (titles > this.#titles / 2 && parts.length > 1) return parts.flatMap(([part, of]) => rangesOf(part, of));
      return [{ key: 'classPrefix', value: prefix, titles }];
    };
    return [...counts].filter(([prefix]) => prefix.length === 1).flatMap(([prefix, titles]) => rangesOf(prefix, titles));
  }
}
