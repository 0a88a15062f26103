import { factorGrid } from '../models/factor-cache.ts';
import type { FittedMethod, MethodDefinition } from '../models/method.ts';
import { fitBridge, fittedBridge, loadBridge } from './factor-bridge.ts';
import { fitOrthogonalMap } from './orthogonal-map.ts';

/** Prior fusion (see `Bridge`) by an orthogonal map, which keeps the geometry of the source space (engine notes 1.4.6 ii); `scaled` 1: up to one factor. */
export const procrustes: MethodDefinition = {
  id: 'procrustes',
  twin: 'target-ials',
  competes: false,
  effort: 20,
  grid: [0, 1].map((scaled) => ({ ...factorGrid[0]!, precision: 1, scaled })),
  async fit(context, settings) {
    const made: FittedMethod[] = [];
    for (const setting of settings) {
      const fitMap = (rows: Parameters<typeof fitOrthogonalMap>[0]) => fitOrthogonalMap(rows, context.pacer, setting['scaled'] === 1);
      made.push(fittedBridge('procrustes', await fitBridge(context, setting, 'procrustes', fitMap), setting));
    }
    return made;
  },
  load: (state, settings) => fittedBridge('procrustes', loadBridge(state), settings),
};
