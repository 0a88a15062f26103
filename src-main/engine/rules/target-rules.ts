import type { MethodDefinition } from '../models/method.ts';
import { minedRules, ruleGrid } from './mined-rules.ts';
import { loadRuleModel, ruleModel } from './rule-model.ts';

/** Association rules from target titles and classes to target titles (engine notes 1.3.3). */
export const targetRules: MethodDefinition = {
  id: 'target-rules',
  twin: null,
  effort: 4,
  grid: ruleGrid,
  async fit(context, settings) {
    const { items, rules } = await minedRules(context, false, settings);
    return settings.map((setting, at) => ruleModel('target-rules', items, rules[at]!, setting));
  },
  load: (state, settings) => loadRuleModel('target-rules', state, settings),
};
