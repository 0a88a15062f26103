import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import type { Reader } from '#engine/data/reader.ts';
import { emptyVocabulary } from '#engine/data/records.ts';
import { ageWeights } from '#engine/models/age-weights.ts';
import { classCells } from '#engine/models/class-cells.ts';
import { groupCounts } from '#engine/models/class-counts.ts';
import { classModel, smoothed } from '#engine/models/class-model.ts';
import { classBasis } from '#engine/models/class-tables.ts';
import { createFitContext } from '#engine/models/method.ts';
import { segmentPopularity } from '#engine/models/segment-popularity.ts';
import { createPacer } from '#engine/pacer.ts';
import { countingPacer } from '../counting-pacer.ts';
import { loansOf, recordsOf } from '../planted.ts';

const pacer = createPacer();
const reader = (own: number[], other: number[], branch = 0): Reader => ({ target: Uint32Array.from(own), sources: [Uint32Array.from(other)], group: 0, branch });

describe('class cells', () => {
  // 40 readers borrow source title 0 (8 > 82 > 823, adults), 35 title 1 (8 > 82 > 821, children), 5 title 2 (8 > 82 > 829, adults), 3 title 3 (7),
  // 2 title 4 (8 > 82 > 828, adults) and 1 title 5 (8 > 82 > 823, children)
  const vocabulary = { ...emptyVocabulary, class: ['8', '82', '823', '821', '829', '7', '828'], audience: ['adults', 'children'] };
  const records = recordsOf([{ class: [0, 1, 2], audience: [0] }, { class: [0, 1, 3], audience: [1] }, { class: [0, 1, 4], audience: [0] }, { class: [5] }, { class: [0, 1, 6], audience: [0] }, { class: [0, 1, 2], audience: [1] }]);
  const readers = [40, 35, 5, 3, 2, 1].flatMap((count, title) => Array.from({ length: count }, (_, u) => [u, title, 1] as const));
  const data = buildDataset({
    patronCount: 40, patronGroup: new Uint16Array(40), vocabulary,
    target: { ...loansOf(1, Array.from({ length: 40 }, (_, u) => [u, 0, 1] as const)), records: recordsOf([{}]) }, sources: [{ ...loansOf(6, readers), records, name: 's' }],
  });

  it('are the deepest classes that enough readers borrow, apart by audience', async () => {
    const cells = await classCells(data, data.sources[0]!, records, pacer);
    const cell = (title: number) => [...cells.index.subarray(cells.start[title]!, cells.start[title + 1]!)];
    // 823 for adults; 821 for children; 82 for adults, the same for both titles of classes few borrow; none; 823 for all
    expect([0, 1, 2, 3, 4, 5].map(cell)).toEqual([[0], [1], [2], [], [2], [3]]);
  });

  it('are headings where there are no class marks', async () => {
    const words = { ...emptyVocabulary, heading: ['novels', 'whales'] };
    const own = recordsOf([{ heading: [0, 1] }, { heading: [0] }, {}, {}, {}, {}]);
    expect([...(await classCells({ ...data, vocabulary: words }, data.sources[0]!, own, pacer)).index]).toEqual([0, 1, 0]);
  });
});

describe('popularity by class', () => {
  // patrons 0 1 2 borrow target title 0, patron 0 also 1, patron 3 borrows 2; patrons 0 1 are group 0
  const data = buildDataset({
    patronCount: 5, patronGroup: new Uint16Array(5), patronBranch: Uint16Array.from([1, 1, 2, 2, 2]),
    target: loansOf(3, [[0, 0, 100], [1, 0, 100], [2, 0, 100], [0, 1, 100], [3, 2, 0]]), sources: [{ ...loansOf(1, []), name: 's' }],
  });
  const readersOf = { rowCount: 2, columnCount: 5, start: Uint32Array.from([0, 2, 4]), index: Uint32Array.from([0, 1, 3, 4]) };
  const cellsOf = { rowCount: 2, columnCount: 2, start: Uint32Array.from([0, 1, 3]), index: Uint32Array.from([0, 0, 1]) };
  const empty = { rowCount: 3, columnCount: 2, start: new Uint32Array(4), index: new Uint32Array(0) };
  const overall = Float32Array.from([0.75, 0.25, 0.25]);
  const tables = async () => {
    const groups = smoothed(await groupCounts(data, readersOf, await ageWeights(data.target, data.lastDay, 0, pacer), null, pacer), 2);
    const branches = await groupCounts(data, { rowCount: 3, columnCount: 5, start: Uint32Array.from([0, 0, 2, 5]), index: Uint32Array.from([0, 1, 2, 3, 4]) }, await ageWeights(data.target, data.lastDay, 0, pacer), null, pacer);
    return { overall, domains: [{ cellsOf: empty, groups }, { cellsOf, groups }], branches: smoothed(branches, 2) };
  };
  const scoresOf = (model: ReturnType<typeof classModel>, who: Reader) => {
    const out = new Float32Array(3);
    return model.score(who, out) ? [...out] : null;
  };

  it('counts the readers of a group who borrow in the target', async () => {
    const { readers, counts } = await groupCounts(data, readersOf, await ageWeights(data.target, data.lastDay, 100, pacer), null, pacer);
    expect([...readers]).toEqual([2, 1]); // patron 4 has no target loans
    expect([...counts.index]).toEqual([0, 1, 2]);
    expect([...counts.weight]).toEqual([2, 1, 0.5]); // the loan of day 0 is 100 days old: half
  });

  it('mixes the shares of the cells with what all borrow, worked by hand', async () => {
    const model = classModel('cross-class', await tables(), { sourceWeight: 1 });
    // cell 0: (n + 2 p) / (2 + 2); cell 1: (n + 2 p) / (1 + 2)
    const cell0 = [(2 + 1.5) / 4, (1 + 0.5) / 4, 0.5 / 4];
    const cell1 = [1.5 / 3, 0.5 / 3, 1.5 / 3];
    scoresOf(model, reader([], [0]))!.forEach((score, j) => expect(score).toBeCloseTo(cell0[j]!, 6));
    scoresOf(model, reader([], [1]))!.forEach((score, j) => expect(score).toBeCloseTo((cell0[j]! + cell1[j]!) / 2, 6));
    scoresOf(model, reader([], [0, 1]))!.forEach((score, j) => expect(score).toBeCloseTo((3 * cell0[j]! + cell1[j]!) / 4, 6));
    expect(scoresOf(model, reader([1], []))).toBeNull();
  });

  it('lets the branch have its say', async () => {
    const model = classModel('cross-class', await tables(), { sourceWeight: 1, branch: 0.5 });
    const branch1 = [(2 + 1.5) / 4, (1 + 0.5) / 4, 0.5 / 4];
    const cell0 = branch1; // the same two readers
    scoresOf(model, reader([], [0], 1))!.forEach((score, j) => expect(score).toBeCloseTo((cell0[j]! + branch1[j]!) / 2, 6));
    expect(scoresOf(model, reader([], [0], 9))).toEqual(scoresOf(model, reader([], [0])));
    const { terms, base, score } = model.explain(reader([], [0], 1), 1);
    expect(terms).toEqual([{ domain: 0, column: 0, value: expect.closeTo(0.5 * 0.25, 6) as number }]);
    expect(base + 0.125).toBeCloseTo(score, 6);
  });
});

describe('the counts of the class methods', () => {
  // everybody borrows target title 0 or 1 and the film of the same number; class 0 and class 1
  const classes = recordsOf([{ class: [0] }, { class: [1] }]);
  const loans = loansOf(2, Array.from({ length: 800 }, (_, u) => [u, u % 2, 1] as const));
  const data = buildDataset({
    patronCount: 800, patronGroup: new Uint16Array(800), vocabulary: { ...emptyVocabulary, class: ['a', 'b'] },
    target: { ...loans, records: classes }, sources: [{ ...loans, records: classes, name: 's' }],
  });

  it('are made once for a data set: the target\'s serve both methods', async () => {
    const context = createFitContext(data, 1, pacer);
    const [own, plain, similar] = [await classBasis(context, false, false), await classBasis(context, true, false), await classBasis(context, true, true)];
    expect(plain.domains[0]!.counts).toBe(own.domains[0]!.counts);
    expect(similar.domains[0]!.counts).toBe(own.domains[0]!.counts);
    expect(plain.branches).toBe(own.branches);
    expect(similar.domains[1]!.counts).not.toBe(plain.domains[1]!.counts);
    expect([...own.domains[0]!.counts.readers]).toEqual([400, 400]);
    expect([...own.domains[0]!.counts.counts.weight]).toEqual([400, 400]);
  });

  it('are made with pauses', async () => {
    const counting = countingPacer();
    await classBasis(createFitContext({ ...data }, 1, counting), true, false);
    // every 16 patrons: the popular titles (50), and of both domains the cells, their readers and these readers' loans (6 · 50)
    expect(counting.pauses).toBeGreaterThanOrEqual(7 * 50);
    const again = countingPacer();
    const context = createFitContext(data, 1, again);
    await classBasis(context, true, false);
    expect(again.pauses).toBeLessThan(counting.pauses / 2);
  });
});

describe('popularity by segment', () => {
  it('can go by branch', async () => {
    const patrons = 80;
    const loans = Array.from({ length: patrons }, (_, u) => [u, u % 2, 1] as const);
    const data = buildDataset({
      patronCount: patrons, patronGroup: new Uint16Array(patrons), patronBranch: Uint16Array.from({ length: patrons }, (_, u) => 1 + (u % 2)),
      target: loansOf(2, loans), sources: [],
    });
    const [, , byBranch] = await segmentPopularity.fit(createFitContext(data, 1, pacer), segmentPopularity.grid);
    const scores = (branch: number) => {
      const out = new Float32Array(2);
      byBranch!.score({ target: new Uint32Array(0), sources: [], group: 0, branch }, out);
      return [...out];
    };
    expect([scores(1), scores(2), scores(3)]).toEqual([[40, 0], [0, 40], [40, 40]]);
  });
});
