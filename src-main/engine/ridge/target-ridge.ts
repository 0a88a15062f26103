import type { MethodDefinition } from '../models/method.ts';
import { ridgeModels } from './ridge-blocks.ts';
import { fittedRidge, loadRidge } from './ridge-score.ts';

/** The grid of the target alone (engine notes 4.3): loans with a little of the catalogue, loans alone, and the catalogue as strong as loans. */
export const ridgeGrid = [{ lambda: 30, contentWeight: 0.25 }, { lambda: 30, contentWeight: 0 }, { lambda: 100, contentWeight: 1 }] as const;

/**
 * Item-item ridge in the target domain, each title explained by its 64 strongest neighbours: score_j = Σ_{i borrowed} w_ij
 * (engine notes 4.1 M1s; see `neighbourhoodRidge`).
 */
export const targetRidge: MethodDefinition = {
  id: 'target-ridge',
  twin: null,
  effort: 6,
  grid: ridgeGrid,
  async fit(context, settings) {
    const models = await ridgeModels(context, settings, 'target-ridge');
    return models.map((model, s) => fittedRidge('target-ridge', model, settings[s]!));
  },
  load: (state, settings) => loadRidge('target-ridge', state, settings),
};
