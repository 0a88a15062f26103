import { contentModel, loadContentModel } from '../models/content-model.ts';
import { spaceFor } from '../models/content-spaces.ts';
import type { FittedMethod, MethodDefinition } from '../models/method.ts';
import { sourceFacets } from '../models/source-weights.ts';
import { contentFacets, contentGrid } from '../models/target-content.ts';

/**
 * Titles whose records are like those of anything borrowed, in the target or in a source (engine notes 1.3.4): the fields are the same in
 * all domains, so neither shared patrons nor shared titles are needed. A source loan has `sourceWeight` of a target loan's say.
 */
export const crossContent: MethodDefinition = {
  id: 'cross-content',
  twin: 'target-content',
  effort: 5,
  grid: [
    ...contentGrid.map((setting) => ({ ...setting, sourceWeight: 1 })),
    ...contentGrid.slice(0, 2).map((setting) => ({ ...setting, sourceWeight: 0.25 })),
    { ...contentGrid[0], sourceWeight: 0 },
  ],
  facets: (data) => [...contentFacets(data).map((setting) => ({ ...setting, sourceWeight: 1 })), ...sourceFacets(data, contentGrid[0])],
  async fit(context, settings) {
    const made: FittedMethod[] = [];
    for (const setting of settings) made.push(contentModel('cross-content', await spaceFor(context, true, setting), setting));
    return made;
  },
  load: (state, settings) => loadContentModel('cross-content', state, settings),
};
