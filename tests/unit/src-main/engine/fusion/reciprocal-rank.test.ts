import { describe, expect, it } from 'vitest';
import { reciprocalRankFusion } from '#engine/fusion/reciprocal-rank.ts';

const list = (...columns: number[]) => Uint32Array.from(columns);

describe('reciprocal-rank fusion', () => {
  it('adds 1/(60 + rank), worked by hand', () => {
    const { columns, scores } = reciprocalRankFusion([list(7, 3, 5), list(3, 9)]);
    expect([...columns]).toEqual([3, 7, 9, 5]);
    expect(scores[0]).toBeCloseTo(1 / 62 + 1 / 61, 15);
    expect(scores[1]).toBeCloseTo(1 / 61, 15);
    expect(scores[2]).toBeCloseTo(1 / 62, 15);
    expect(scores[3]).toBeCloseTo(1 / 63, 15);
  });

  it('puts a title that two lists place second before those that one list places first, as long as the offset is large', () => {
    const lists = [list(1, 2), list(3, 2)];
    expect(reciprocalRankFusion(lists).columns[0]).toBe(2);
    expect(reciprocalRankFusion(lists, 0).columns[0]).toBe(1); // 1/1 against 1/2 + 1/2, in order of appearance
  });

  it('leaves one list as it is, and makes nothing of nothing', () => {
    expect([...reciprocalRankFusion([list(4, 2, 8)]).columns]).toEqual([4, 2, 8]);
    expect(reciprocalRankFusion([]).columns).toHaveLength(0);
    expect(reciprocalRankFusion([list(), list(1)]).columns).toEqual(list(1));
  });
});
