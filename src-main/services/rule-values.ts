import type { RuleValue, RuleValues, ValueKey } from '#contract/domains.ts';
import type { RuledTitle } from '#catalog/repositories/assignments.ts';
import { listBatches } from '#catalog/repositories/import-batches.ts';
import { classOf } from '#imports/works/class-scheme.ts';
import { languageCode } from '#imports/works/language-code.ts';
import { kindsOf } from './code-kinds.ts';
import { everyTitle } from './every-title.ts';
import type { Library } from './library.ts';
import { originalLanguageOf } from './rule-matching.ts';

/** Values of one field that are handed out at most. */
const mostValues = 200;

/** What a title says in the fields that rules can go by; `classPrefix` is the first letter or digit of the class. */
export function valuesOfTitle(title: RuledTitle): Readonly<Record<ValueKey, readonly string[]>> {
  const mark = title.classMark ?? '';
  return {
    material: some(title.material), language: some(title.language && languageCode(title.language)), originalLanguage: some(originalLanguageOf(title)),
    collection: some(title.collection), audience: some(title.audience), branch: title.branches.map(({ code }) => code),
    classPrefix: some((classOf(mark)?.notation ?? mark).slice(0, 1).toUpperCase()),
  };
}

const some = (value: string | null): readonly string[] => (value ? [value] : []);

/** The first one, two and three signs of a class whose scheme is known: 8, 82, 823. */
export function prefixesOf(classMark: string | null): string[] {
  const notation = classMark === null ? undefined : classOf(classMark)?.notation;
  return notation === undefined ? [] : [1, 2, 3].filter((length) => length <= notation.length && notation[length - 1] !== '.').map((length) => notation.slice(0, length));
}

type Counts = Record<ValueKey, Map<string, number>>;
export const noCounts = (): Counts => ({ material: new Map(), language: new Map(), originalLanguage: new Map(), collection: new Map(), audience: new Map(), classPrefix: new Map(), branch: new Map() });
export function addCount(counts: Map<string, number>, value: string): void { counts.set(value, (counts.get(value) ?? 0) + 1); }

/** What was counted last of each library, ranges of classes included: suggestions are weighed by it. */
const countedLast = new WeakMap<Library, Counts>();
/** Titles of the whole catalogue with a value, as they were counted last; null: not counted. */
export const titlesWith = (library: Library, key: ValueKey, value: string): number | null => countedLast.get(library)?.[key].get(value) ?? null;

/** The values that stand in the catalogue, the commonest first, for choosing instead of typing, and what they stand for. */
export async function ruleValues(library: Library): Promise<RuleValues> {
  const counts = noCounts();
  const ranges = new Map<string, number>();
  const fields = Object.keys(counts) as ValueKey[];
  await everyTitle(library, { batches: false, branches: true }, (title) => {
    const values = valuesOfTitle(title);
    for (const field of fields) for (const value of values[field]) addCount(counts[field], value);
    for (const prefix of prefixesOf(title.classMark)) addCount(ranges, prefix);
  });
  countedLast.set(library, { ...counts, classPrefix: ranges });
  const sorted = (field: ValueKey): RuleValue[] => {
    const found = [...counts[field]].sort((a, b) => b[1] - a[1]).slice(0, mostValues);
    const kinds = kindsOf(field, found.map(([value]) => value));
    return found.map(([value, titles], i) => ({ value, titles, ...(kinds[i] != null && { kind: kinds[i] }) }));
  };
  return {
    material: sorted('material'), language: sorted('language'), originalLanguage: sorted('originalLanguage'), collection: sorted('collection'),
    audience: sorted('audience'), classPrefix: sorted('classPrefix'), branch: sorted('branch'),
    importBatch: listBatches(library.db).filter((batch) => batch.kind === 'titles' && batch.status === 'finished')
      .map(({ id, fileName, added, updated, unchanged }) => ({ id, fileName, titles: added + updated + unchanged })),
  };
}
