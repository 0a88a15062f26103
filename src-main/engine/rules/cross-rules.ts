import type { MethodDefinition } from '../models/method.ts';
import { minedRules, ruleGrid } from './mined-rules.ts';
import { loadRuleModel, ruleModel } from './rule-model.ts';

/**
 * Association rules from titles and classes of all domains to target titles (engine notes 1.3.3): baskets hold what a patron borrowed
 * anywhere. A rule with something from a source in its antecedent has `sourceWeight` of the strength;
 * `carried` 1 also takes the sources' own rules between works the target has, tested again on the target.
 */
export const crossRules: MethodDefinition = {
  id: 'cross-rules',
  twin: 'target-rules',
  effort: 6,
  grid: [
    ...ruleGrid.map((setting) => ({ ...setting, sourceWeight: 1 })),
    { ...ruleGrid[0], sourceWeight: 1, carried: 1 },
    { ...ruleGrid[0], sourceWeight: 0.25 },
    { ...ruleGrid[0], sourceWeight: 0 },
  ],
  async fit(context, settings) {
    const { items, rules } = await minedRules(context, true, settings);
    return settings.map((setting, at) => ruleModel('cross-rules', items, rules[at]!, setting));
  },
  load: (state, settings) => loadRuleModel('cross-rules', state, settings),
};
