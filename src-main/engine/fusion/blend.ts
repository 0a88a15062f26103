import { candidateKey, fitCandidates, membersOf } from '../evaluation/candidate.ts';
import { numberOf, type FittedMethod, type MethodDefinition, type MethodId, type Settings } from '../models/method.ts';
import { blendedMethod } from './blended-method.ts';

/**
 * Rank fusion by learned weights (`blendedMethod`; engine notes 1.4.9). The settings are the weights by member (`candidateKey`); those that
 * are used come from `learnBlend`, on held-out loans; the grid holds equal ones.
 */
function blendOf(id: 'target-blend' | 'blend', twin: MethodId | null, members: readonly MethodId[], others: readonly MethodId[]): MethodDefinition {
  return {
    id,
    twin,
    effort: 1,
    blends: true,
    grid: [equal(members)],
    alternatives: [equal(others)],
    async fit(context, settings) {
      const made: FittedMethod[] = [];
      for (const setting of settings) {
        const own = membersOf({ method: id, settings: setting });
        const fits = await fitCandidates(context, own);
        made.push(blendedMethod(id, setting, own.map((member) => fits.get(candidateKey(member))!), context.data.target.columnCount));
      }
      return made;
    },
    load: (state, settings, parts = []) => blendedMethod(id, settings, parts, numberOf(state, 'titles')),
  };
}

const equal = (members: readonly MethodId[]): Settings => Object.fromEntries(members.map((member) => [member, 1]));

/** The blend of methods that transfer nothing. */
export const targetBlend = blendOf('target-blend', null, ['popularity', 'target-content', 'target-knn'], ['popularity', 'target-knn', 'target-ials']);

/** The blend of all methods. */
export const blend = blendOf('blend', 'target-blend', ['popularity', 'cross-content', 'cross-knn'], ['popularity', 'joint-ials', 'transfer-ials', 'cross-knn']);
