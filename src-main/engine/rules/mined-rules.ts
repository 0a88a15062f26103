import type { FitContext, Settings } from '../models/method.ts';
import { associationRules, type Rules } from './association-rules.ts';
import { withCarriedRules } from './carried-rules.ts';
import { frequentItemsets } from './mine.ts';
import { numberItems, transactionsOf, type Items, type Transactions } from './transactions.ts';

/** Lift a rule needs (engine notes 4.3). */
const MIN_LIFT = 2;

/** Settings of the rule methods: whole histories or months as baskets, strength by confidence or also by lift. */
export const ruleGrid = [
  { monthly: 0, surprise: 0 },
  { monthly: 0, surprise: 1 },
  { monthly: 1, surprise: 0 },
] as const;

/**
 * Rules that lead to target titles, one mining for all settings with the same baskets. `apriori` 1 mines by Apriori: the same rules, more
 * slowly; `carried` 1 adds the rules of the sources between works that the target has too, tested again on the target.
 */
export async function minedRules(context: FitContext, sources: boolean, settings: readonly Settings[]): Promise<{ items: Items; rules: readonly Rules[] }> {
  const { data, pacer } = context;
  await pacer.pause();
  const items = await numberItems(data, sources, pacer);
  const mined = new Map<string, Mined>();
  const carried = new Map<string, Rules>();
  const rules: Rules[] = [];
  for (const setting of settings) {
    const [monthly, useApriori] = [setting['monthly'] === 1, setting['apriori'] === 1];
    const key = `${monthly}:${useApriori}`;
    const own = mined.get(key) ?? await mineOnce(context, items, monthly, useApriori);
    mined.set(key, own);
    if (setting['carried'] === 1) carried.set(key, carried.get(key) ?? await withCarriedRules(data, items, own.rules, own.transactions, MIN_LIFT, pacer));
    rules.push(setting['carried'] === 1 ? carried.get(key)! : own.rules);
  }
  return { items, rules };
}

interface Mined { readonly transactions: Transactions; readonly rules: Rules }

async function mineOnce({ data, seed, pacer }: FitContext, items: Items, monthly: boolean, useApriori: boolean): Promise<Mined> {
  const transactions = await transactionsOf(data, items, monthly, seed, pacer);
  const { sets } = await frequentItemsets(transactions, useApriori, pacer);
  await pacer.pause();
  const rules = await associationRules(sets, {
    transactions: transactions.start.length - 1, minLift: MIN_LIFT,
    isConsequent: (item) => item < items.targetTitles,
    isPartOf: (item, consequent) => isOwnCell(items, item, consequent),
  }, pacer);
  return { transactions, rules };
}

/** Whether an item is a class cell of the target that the target title itself stands in. */
function isOwnCell({ cellStart, cellsOf }: Items, item: number, title: number): boolean {
  const { start, index } = cellsOf[0]!;
  for (let e = start[title]!; e < start[title + 1]!; e += 1) if (cellStart[0]! + index[e]! === item) return true;
  return false;
}
