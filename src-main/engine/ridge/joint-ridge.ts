import type { MethodDefinition } from '../models/method.ts';
import { ridgeModels } from './ridge-blocks.ts';
import { fittedRidge, loadRidge } from './ridge-score.ts';
import { ridgeGrid } from './target-ridge.ts';

/** Points with the sources as strong as the target, then weaker; the twin's own points stand at the end, at weight 0. */
const grid = [
  { sourceWeight: 1, lambda: 100, contentWeight: 1 }, { sourceWeight: 1, lambda: 100, contentWeight: 2 },
  { sourceWeight: 1, lambda: 30, contentWeight: 0 }, { sourceWeight: 0.25, lambda: 100, contentWeight: 1 },
  ...ridgeGrid.map((setting) => ({ sourceWeight: 0, ...setting })),
] as const;

/**
 * Item-item ridge over the columns of all domains: score_j = Σ_{i borrowed in the target} w_ij + √w_s · Σ_{i borrowed in source s} b_ij.
 * Three bridges in one formula (engine notes 4.1 M1): patrons with loans in several domains, editions of one work in several domains (one
 * column), and authors, subjects and the other words of the records as patrons who have borrowed all their titles. At weight 0 it is its twin.
 */
export const jointRidge: MethodDefinition = {
  id: 'joint-ridge',
  twin: 'target-ridge',
  effort: 12,
  grid,
  async fit(context, settings) {
    const models = await ridgeModels(context, settings);
    return models.map((model, s) => fittedRidge('joint-ridge', model, settings[s]!));
  },
  load: (state, settings) => loadRidge('joint-ridge', state, settings),
};
