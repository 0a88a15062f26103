import { factorGrid } from '../models/factor-cache.ts';
import type { FittedMethod, MethodDefinition } from '../models/method.ts';
import { fitBridge, fittedBridge, loadBridge } from './factor-bridge.ts';
import { fitRidgeMap } from './ridge-map.ts';

/** Prior fusion (see `Bridge`) by a ridge map with intercept between the factor spaces (engine notes 1.4.6 iii and 4.1 M3). */
export const transferIals: MethodDefinition = {
  id: 'transfer-ials',
  twin: 'target-ials',
  effort: 20,
  grid: factorGrid.flatMap((setting) => [{ ...setting, precision: 1 }, { ...setting, precision: 0.5 }]),
  async fit(context, settings) {
    const made: FittedMethod[] = [];
    for (const setting of settings) made.push(fittedBridge('transfer-ials', await fitBridge(context, setting, 'transfer-ials', (rows) => fitRidgeMap(rows, context.pacer)), setting));
    return made;
  },
  load: (state, settings) => fittedBridge('transfer-ials', loadBridge(state), settings),
};
