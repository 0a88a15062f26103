import { candidateKey } from '../models/candidate.ts';
import { numberOf, type FitContext, type FittedMethod, type MethodDefinition, type MethodId, type Settings } from '../models/method.ts';
import { popularity } from '../models/popularity.ts';
import { targetContent } from '../models/target-content.ts';
import { targetIals } from '../models/target-ials.ts';
import { targetKnn } from '../models/target-knn.ts';
import { crossContent } from '../transfer/cross-content.ts';
import { crossKnn } from '../transfer/cross-knn.ts';
import { jointIals } from '../transfer/joint-ials.ts';
import { transferIals } from '../transfer/transfer-ials.ts';
import { blendedMethod } from './blended-method.ts';

/**
 * Rank fusion by learned weights (`blendedMethod`; engine notes 1.4.9). The settings are the weights by member (`candidateKey`); those that
 * are used come from `learnBlend`, on held-out loans; the grid holds equal ones. Members are trained before, by `fitCandidates`.
 */
function blendOf(id: 'target-blend' | 'blend', twin: MethodId | null, members: readonly MethodDefinition[], others: readonly MethodDefinition[]): MethodDefinition {
  return {
    id,
    twin,
    effort: 1,
    blends: true,
    grid: [equal(members)],
    alternatives: [equal(others)],
    async fit(context, settings) {
      return settings.map((setting) => blendedMethod(id, setting, Object.keys(setting).map((key) => trained(context, key)), context.data.target.columnCount));
    },
    load: (state, settings, parts = []) => blendedMethod(id, settings, parts, numberOf(state, 'titles')),
  };
}

const equal = (members: readonly MethodDefinition[]): Settings => Object.fromEntries(members.map(({ id, grid }) => [candidateKey({ method: id, settings: grid[0]! }), 1]));

function trained({ fits }: FitContext, key: string): FittedMethod {
  const found = fits.get(key);
  if (!found) throw new Error(`a member of a blend is not trained: ${key}`);
  return found;
}

/** The blend of methods that transfer nothing. */
export const targetBlend = blendOf('target-blend', null, [popularity, targetContent, targetKnn], [popularity, targetKnn, targetIals]);

/** The blend of all methods. */
export const blend = blendOf('blend', 'target-blend', [popularity, crossContent, crossKnn], [popularity, jointIals, transferIals, crossKnn]);
