import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import type { Reader } from '#engine/data/reader.ts';
import { createFitContext } from '#engine/models/method.ts';
import { createPacer } from '#engine/pacer.ts';
import { apriori } from '#engine/rules/apriori.ts';
import { associationRules, NO_ITEM, type Rules } from '#engine/rules/association-rules.ts';
import { crossRules } from '#engine/rules/cross-rules.ts';
import { fpGrowth } from '#engine/rules/fp-growth.ts';
import { Itemsets, TooManyItemsets } from '#engine/rules/itemsets.ts';
import { frequentItemsets } from '#engine/rules/mine.ts';
import { ruleModel } from '#engine/rules/rule-model.ts';
import { numberItems, transactionsOf, type Items, type Transactions } from '#engine/rules/transactions.ts';
import { countingPacer } from '../counting-pacer.ts';
import { loansOf } from '../planted.ts';

const pacer = createPacer();
const limits = (support: number) => ({ support, most: 100_000 });
const baskets = (rows: readonly (readonly number[])[], itemCount = 20): Transactions => {
  const start = new Uint32Array(rows.length + 1);
  rows.forEach((row, t) => { start[t + 1] = start[t]! + row.length; });
  return { start, item: Uint32Array.from(rows.flat()), itemCount };
};
const asMap = ({ items, support, size }: Itemsets) => new Map(Array.from({ length: size }, (_, s) => [items.slice(3 * s, 3 * s + 3).filter((item) => item >= 0).join(' '), support[s]!]));

/** Sets by looking at every one of them. */
function byHand(rows: readonly (readonly number[])[], least: number): Map<string, number> {
  const found = new Map<string, number>();
  const items = [...new Set(rows.flat())].sort((a, b) => a - b);
  const count = (set: readonly number[]) => rows.filter((row) => set.every((item) => row.includes(item))).length;
  const offer = (set: readonly number[]) => { if (count(set) >= least) found.set(set.join(' '), count(set)); };
  items.forEach((a, x) => {
    offer([a]);
    items.slice(x + 1).forEach((b, y) => {
      offer([a, b]);
      for (const c of items.slice(x + y + 2)) offer([a, b, c]);
    });
  });
  return found;
}

describe('frequent itemsets', () => {
  const rows = [[1, 2, 5], [2, 4], [2, 3], [1, 2, 4], [1, 3], [2, 3], [1, 3], [1, 2, 3, 5], [1, 2, 3]];

  it('are those of the textbook example (Han, Kamber and Pei, table 6.1)', async () => {
    const sets = asMap(await fpGrowth(baskets(rows), limits(2), pacer));
    expect(sets.get('1 2')).toBe(4);
    expect(sets.get('1 2 5')).toBe(2);
    expect(sets.get('1 2 3')).toBe(2);
    expect(sets.has('3 4')).toBe(false);
    expect(sets.size).toBe(13);
  });

  it('are the same by FP-growth, by Apriori and by looking at every set', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.uniqueArray(fc.nat(9), { maxLength: 7 }), { maxLength: 30 }), fc.integer({ min: 1, max: 6 }), async (some, least) => {
      const expected = byHand(some, least);
      expect(asMap(await fpGrowth(baskets(some), limits(least), pacer))).toEqual(expected);
      expect(asMap(await apriori(baskets(some), limits(least), pacer))).toEqual(expected);
    }), { numRuns: 60 });
  });

  it('are mined again with more support where there are too many', async () => {
    const many = Array.from({ length: 12 }, (_, t) => [0, 1, 2, 3, 4].slice(0, t < 6 ? 5 : 2));
    await expect(fpGrowth(baskets(many), { support: 5, most: 3 }, pacer)).rejects.toThrow(TooManyItemsets);
    const { sets, support } = await frequentItemsets(baskets(many), false, pacer, 3);
    expect(support).toBe(8);
    expect(asMap(sets)).toEqual(new Map([['0', 12], ['1', 12], ['0 1', 12]]));
  });
});

describe('association rules', () => {
  const wishes = { transactions: 10, minLift: 1.01, isConsequent: () => true, isPartOf: () => false };
  const listed = (rules: Rules) => Array.from(rules.first, (first, r) => ({
    from: rules.second[r] === NO_ITEM ? [first] : [first, rules.second[r]!], to: rules.consequent[r]!,
    support: rules.support[r]!, confidence: rules.confidence[r]!, lift: rules.lift[r]!,
  }));

  it('have support, confidence and lift, worked by hand', async () => {
    // item 0 in 4 of 10, item 1 in 5, both in 3
    const rows = [[0, 1], [0, 1], [0, 1], [0], [1], [1], [2], [2], [2], [2]];
    const rules = listed(await associationRules(await fpGrowth(baskets(rows), limits(2), pacer), wishes, pacer));
    expect(rules).toEqual([
      { from: [0], to: 1, support: 3, confidence: 0.75, lift: 1.5 },
      { from: [1], to: 0, support: 3, confidence: expect.closeTo(0.6, 6) as number, lift: 1.5 },
    ]);
  });

  it('with two antecedents must be surer than with either', async () => {
    const sure = [[0, 1, 2], [0, 1, 2], [0, 1, 2], [0], [0], [0], [1], [1], [1], [3]];
    const withTwo = async (rows: readonly (readonly number[])[]) =>
      listed(await associationRules(await fpGrowth(baskets(rows), limits(2), pacer), wishes, pacer)).filter(({ from }) => from.length === 2).map(({ from, to }) => [...from, to]);
    expect(await withTwo(sure)).toEqual([[0, 1, 2]]);
    expect(await withTwo([[0, 1, 2], [0, 1, 2], [0, 2], [0, 2], [3], [3], [3], [3], [3], [3]])).toEqual([]);
  });
});

describe('many association rules', () => {
  // 300 items, each always together with item 0 and with a number of its own of other baskets: the confidence falls with the number
  const sets = new Itemsets();
  sets.add(5000, 0);
  for (let item = 1; item <= 300; item += 1) {
    sets.add(10 + item, item);
    sets.add(10, 0, item);
  }
  const wishes = { transactions: 1e6, minLift: 1.01, isConsequent: (item: number) => item === 0, isPartOf: () => false };

  it('that lead to one title: the surest are kept', async () => {
    const all = await associationRules(sets, wishes, pacer);
    expect(all.first.length).toBe(300);
    const few = await associationRules(sets, { ...wishes, most: 20 }, pacer);
    expect([...few.first]).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  it('are made with pauses', async () => {
    const counting = countingPacer();
    await associationRules(sets, wishes, counting);
    expect(counting.pauses).toBeGreaterThan(300); // one for each antecedent, and some for the sets
  });
});

describe('rules for lists', () => {
  // shared readers 0–9 borrow source title 0 and target title 0, readers 10–19 source title 1 and target title 1
  const data = buildDataset({
    patronCount: 21, patronGroup: new Uint16Array(21),
    target: loansOf(3, [...Array.from({ length: 20 }, (_, u) => [u, u < 10 ? 0 : 1, u] as const), [0, 2, 90]]),
    sources: [{ ...loansOf(2, [...Array.from({ length: 20 }, (_, u) => [u, u < 10 ? 0 : 1, u] as const), [20, 0, 1]]), name: 's' }],
  });
  const reader = (own: number[], other: number[]): Reader => ({ target: Uint32Array.from(own), sources: [Uint32Array.from(other)], group: 0 });

  it('cross from source titles to target titles', async () => {
    const [model] = await crossRules.fit(createFitContext(data, 1, pacer), crossRules.grid.slice(0, 1));
    const out = new Float32Array(3);
    expect(model!.score(reader([], [0]), out)).toBe(true);
    expect([...out]).toEqual([1, 0, 0]);
    expect(model!.explain(reader([], [0]), 0)).toEqual({ score: 1, base: 0, terms: [{ domain: 0, column: 0, value: 1, rule: { support: 10, confidence: 1, lift: 2 } }] });
    expect(model!.score(reader([2], []), out)).toBe(false);
    const [without] = await crossRules.fit(createFitContext(data, 1, pacer), [{ sourceWeight: 0 }]);
    expect(without!.score(reader([], [0]), out)).toBe(false);
  });

  it('come from baskets with a target title, whole or by months', async () => {
    const items = await numberItems(data, true, pacer);
    const whole = await transactionsOf(data, items, false, 1, pacer);
    expect(whole.start.length - 1).toBe(20); // reader 20 has no target loans
    expect([...whole.item.subarray(0, whole.start[1])].sort((a, b) => a - b)).toEqual([0, 2, 3]);
    const monthly = await transactionsOf(data, items, true, 1, pacer);
    expect(monthly.start.length - 1).toBe(21); // title 2 was borrowed 90 days later
    expect([...monthly.item.subarray(monthly.start[1], monthly.start[2])]).toEqual([2]);
  });

  it('are the same by Apriori', async () => {
    const context = createFitContext(data, 1, pacer);
    const [growth, levels] = await crossRules.fit(context, [{ apriori: 0 }, { apriori: 1 }]);
    expect(levels!.save()).toEqual(growth!.save());
  });

  it('divide a class among the loans of the class and a pair among its two', () => {
    const cells = { rowCount: 2, columnCount: 1, start: Uint32Array.from([0, 1, 2]), index: Uint32Array.from([0, 0]) };
    const none = { rowCount: 3, columnCount: 0, start: new Uint32Array(4), index: new Uint32Array(0) };
    const items: Items = { targetTitles: 3, sourceStart: [3], cellStart: [5, 5], cellsOf: [none, cells], count: 6 };
    const rules: Rules = {
      first: Uint32Array.from([0, 5]), second: Uint32Array.from([5, NO_ITEM]), consequent: Uint32Array.from([2, 2]),
      support: Uint32Array.from([7, 9]), confidence: Float32Array.from([0.5, 0.25]), lift: Float32Array.from([4, 3]),
    };
    const { terms, score } = ruleModel('cross-rules', items, rules, { sourceWeight: 1 }).explain(reader([0], [0, 1]), 2);
    expect(score).toBe(0.75);
    expect(terms.map(({ domain, column, value, rule }) => [domain, column, value, rule!.support])).toEqual([['target', 0, 0.25, 7], [0, 0, 0.25, 7], [0, 1, 0.25, 7]]);
  });
});
