import type { FitContext, MethodDefinition, Settings } from '../models/method.ts';
import { withInformativeTitles } from '../transfer/feature-selection.ts';
import { sourceFacets } from '../models/source-weights.ts';
import { ridgeModels } from './ridge-blocks.ts';
import { fittedRidge, loadRidge } from './ridge-score.ts';
import { ridgeGrid } from './target-ridge.ts';

/** Points with the sources as strong as the target, then weaker; the twin's own points stand at the end, at weight 0. */
const grid = [
  { sourceWeight: 1, lambda: 100, contentWeight: 1 }, { sourceWeight: 1, lambda: 100, contentWeight: 2 },
  { sourceWeight: 1, lambda: 30, contentWeight: 0 }, { sourceWeight: 0.25, lambda: 100, contentWeight: 1 },
  ...ridgeGrid.map((setting) => ({ sourceWeight: 0, ...setting })),
] as const;

/** Whether a point learns from the source titles alone that tell something of the target. */
const isChosen = (setting: Settings) => setting['informative'] === 1;

/** The same training part with the loans of those titles; nothing made on all loans is shared with it. */
async function withChosenTitles(context: FitContext): Promise<FitContext> {
  const data = await withInformativeTitles(context.data, context.pacer);
  return { ...context, data, factors: new Map(), blocks: new Map(), spaces: new Map(), fits: new Map() };
}

/**
 * Item-item ridge over the columns of all domains: score_j = Σ_{i borrowed in the target} w_ij + √w_s · Σ_{i borrowed in source s} b_ij.
 * Three bridges in one formula (engine notes 4.1 M1): patrons with loans in several domains, editions of one work in several domains (one
 * column), and authors, subjects and the other words of the records as patrons who have borrowed all their titles. At weight 0 it is its twin;
 * with `source` the columns of one source alone have weights (`weightOfSource`). `informative` 1
 * leaves out source titles that tell nothing of any group of target titles (feature selection by mutual information, engine notes 1.4.4).
 */
export const jointRidge: MethodDefinition = {
  id: 'joint-ridge',
  twin: 'target-ridge',
  effort: 12,
  grid,
  facets: (data) => sourceFacets(data, grid[0]),
  alternatives: [{ sourceWeight: 1, lambda: 100, contentWeight: 1, informative: 1 }],
  async fit(context, settings) {
    const chosen = settings.some(isChosen) ? await withChosenTitles(context) : context;
    const plain = await ridgeModels(context, settings.filter((setting) => !isChosen(setting)), 'joint-ridge');
    const selected = await ridgeModels(chosen, settings.filter(isChosen), 'joint-ridge');
    return settings.map((setting) => fittedRidge('joint-ridge', (isChosen(setting) ? selected : plain).shift()!, setting));
  },
  load: (state, settings) => loadRidge('joint-ridge', state, settings),
};
