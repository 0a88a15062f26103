import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { emptyRecords } from '#engine/data/records.ts';
import type { Reader } from '#engine/data/reader.ts';
import { createFitContext } from '#engine/models/method.ts';
import { createPacer } from '#engine/pacer.ts';
import { NO_ITEM } from '#engine/rules/association-rules.ts';
import { retested } from '#engine/rules/carried-rules.ts';
import { crossRules } from '#engine/rules/cross-rules.ts';
import { loansOf } from '../planted.ts';

const pacer = createPacer();
type Loan = readonly [patron: number, title: number, day: number];

// A source of 40 patrons: the even ones borrow titles 0 and 1, the odd ones 2 and 3. Its titles 1 and 3 are editions of the target's 0 and 1.
const source = Array.from({ length: 40 }, (_, u): Loan[] => (u % 2 === 0 ? [[u, 0, 1], [u, 1, 2]] : [[u, 2, 1], [u, 3, 2]])).flat();
const library = (target: readonly Loan[]) => buildDataset({
  patronCount: 60, patronGroup: new Uint16Array(60),
  target: { ...loansOf(3, target), records: { ...emptyRecords(3), work: Uint32Array.from([7, 8, 0]) } },
  sources: [{ ...loansOf(4, source), records: { ...emptyRecords(4), work: Uint32Array.from([0, 7, 0, 8]) }, name: 'branch' }],
});
const scoresFor = async (target: readonly Loan[], carried: 0 | 1, borrowed: number[]) => {
  const [model] = await crossRules.fit(createFitContext(library(target), 1, pacer), [{ carried, sourceWeight: 1 }]);
  const out = new Float32Array(3);
  const reader: Reader = { target: new Uint32Array(0), sources: [Uint32Array.from(borrowed)], group: 0 };
  return model!.score(reader, out) ? [...out] : null;
};

describe('rules carried from a source', () => {
  const few: Loan[] = Array.from({ length: 20 }, (_, u): Loan => [40 + u, 2, 1]); // nobody of the target tells anything of the rule

  it('lead to the target\'s edition of the work where the target cannot tell', async () => {
    expect(await scoresFor(few, 0, [0])).toBeNull();
    expect(await scoresFor(few, 1, [0])).toEqual([1, 0, 0]);
    expect(await scoresFor(few, 1, [2])).toEqual([0, 1, 0]);
    expect(await scoresFor(few, 1, [1])).toBeNull(); // the other edition of the same work is no recommendation, and title 0 is not in the target
  });

  it('are given up where readers of the target borrow otherwise', async () => {
    const otherwise: Loan[] = [...few, ...Array.from({ length: 8 }, (_, u): Loan => [2 * u, 2, 3]), [1, 0, 3], [3, 0, 3]];
    expect((await scoresFor(otherwise, 1, [0]))?.[0] ?? 0).toBe(0);
    expect(await scoresFor(otherwise, 1, [2])).toEqual([0, 1, 0]); // two readers are too few to tell
  });
});

describe('the second test', () => {
  const rule = { first: 0, second: NO_ITEM, consequent: 1, support: 50, confidence: 0.9, lift: 9 };
  const baskets = (rows: readonly (readonly number[])[]) => {
    const start = new Uint32Array(rows.length + 1);
    rows.forEach((row, t) => { start[t + 1] = start[t]! + row.length; });
    return { start, item: Uint32Array.from(rows.flat()), itemCount: 3 };
  };

  it('takes the figures of the target, worked by hand', async () => {
    // 0 in five of ten, 1 in four, both in three
    const rows = [[0, 1], [0, 1], [0, 1], [0], [0], [1], [2], [2], [2], [2]];
    expect(await retested([rule], baskets(rows), pacer)).toEqual([{ ...rule, support: 3, confidence: 0.6, lift: 0.6 / 0.4 }]);
  });

  it('drops what does not hold there and keeps what cannot be told', async () => {
    expect(await retested([rule], baskets([[0], [0], [0], [0], [0], [1], [1]]), pacer)).toEqual([]);
    expect(await retested([rule], baskets([[0], [0], [1]]), pacer)).toEqual([rule]);
  });
});
