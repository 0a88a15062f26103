import type { MethodDefinition } from '../models/method.ts';
import { fitTowers } from './fit-tower.ts';
import { loadTower, towerMethod } from './tower-model.ts';

/** Content two-tower learned from target loans alone. */
export const targetTower: MethodDefinition = {
  id: 'target-tower',
  twin: null,
  needs: 'device',
  effort: 60,
  grid: [{ frozen: 0 }],
  async fit(context, settings) {
    const models = await fitTowers(context, { method: 'target-tower', withSources: false }, settings);
    return models.map((model, at) => towerMethod('target-tower', settings[at]!, model, false));
  },
  load: (state, settings) => towerMethod('target-tower', settings, loadTower(state), false),
};

/** The same, trained on the sources' loans first and then on the target's, with the lower layers frozen or free. */
export const transferTower: MethodDefinition = {
  id: 'transfer-tower',
  twin: 'target-tower',
  needs: 'device',
  effort: 160,
  grid: [{ frozen: 1 }, { frozen: 0 }],
  async fit(context, settings) {
    const models = await fitTowers(context, { method: 'transfer-tower', withSources: true }, settings);
    return models.map((model, at) => towerMethod('transfer-tower', settings[at]!, model, true));
  },
  load: (state, settings) => towerMethod('transfer-tower', settings, loadTower(state), true),
};
