import { ruledTitles, type RuledTitle } from '#catalog/repositories/assignments.ts';
import { inSlices } from '#jobs/slices.ts';
import type { Library } from './library.ts';

/** Looks at every title of the catalogue in slices. `need`: what of its surroundings is looked at as well; `signal` stops it between two slices. */
export async function everyTitle(library: Library, need: { batches: boolean; branches: boolean }, look: (title: RuledTitle) => void, signal?: AbortSignal): Promise<void> {
  let after = 0;
  await inSlices((limit) => {
    const titles = ruledTitles(library.db, after, limit, need);
    titles.forEach(look);
    after = titles.at(-1)?.id ?? after;
    return titles.length;
  }, signal);
}
