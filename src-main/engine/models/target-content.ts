import { contentModel, loadContentModel } from './content-model.ts';
import { spaceFor } from './content-spaces.ts';
import { recordFields } from '../data/records.ts';
import type { Dataset } from '../data/dataset.ts';
import type { FittedMethod, MethodDefinition, Settings } from './method.ts';

/** Settings of the content methods: fields weighted by what they tell or alike, TF-IDF or BM25, all loans alike or newer ones more. */
export const contentGrid = [
  { informed: 1, bm25: 0, halfLifeLoans: 0 },
  { informed: 0, bm25: 0, halfLifeLoans: 0 },
  { informed: 1, bm25: 1, halfLifeLoans: 0 },
  { informed: 1, bm25: 0, halfLifeLoans: 20 },
] as const;

/** One field alone, for each that joins titles by more than the language or the year: what a blend can weigh against the others. */
export function contentFacets({ vocabulary }: Dataset): Settings[] {
  return recordFields.flatMap((field, f) => (FACETS.has(field) && vocabulary[field].length > 0 ? [{ informed: 0, bm25: 0, halfLifeLoans: 0, field: f + 1 }] : []));
}

const FACETS: ReadonlySet<string> = new Set(['title', 'author', 'subject', 'heading', 'class', 'series', 'publisher']);

/** Titles whose records are like those of the target titles borrowed (engine notes 1.3.4); needs no other patron, so it finds new titles too. */
export const targetContent: MethodDefinition = {
  id: 'target-content',
  twin: null,
  effort: 3,
  grid: contentGrid,
  facets: contentFacets,
  async fit(context, settings) {
    const made: FittedMethod[] = [];
    for (const setting of settings) made.push(contentModel('target-content', await spaceFor(context, false, setting), setting));
    return made;
  },
  load: (state, settings) => loadContentModel('target-content', state, settings),
};
