import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jointRanking } from '#engine/lists/joint-ranking.ts';
import { likeness, nearest } from '#engine/lists/likeness.ts';
import { reRank, type Candidate } from '#engine/lists/re-rank.ts';
import '../../../../helpers/properties.ts';

const tokens = (...values: number[]): Uint32Array => Uint32Array.from(values).sort();
const candidates = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 5 }), { minLength: 1, maxLength: 40 })
  .map((all) => all.map((own, column): Candidate => ({ column, tokens: tokens(...own) })));
const everything = () => true;

describe('likeness', () => {
  it('is the cosine of the token sets', () => {
    expect(likeness(tokens(1, 2), tokens(2, 3))).toBeCloseTo(0.5);
    expect(likeness(tokens(1, 2), tokens(1, 2))).toBeCloseTo(1);
    expect(likeness(tokens(), tokens(1))).toBe(0);
    expect(nearest(tokens(1), [tokens(2), tokens(1, 2)])).toBeCloseTo(Math.SQRT1_2);
  });
});

describe('re-ranking', () => {
  it('without surprise is the ranking itself', () => {
    fc.assert(fc.property(candidates, fc.nat(30), (all, count) => {
      expect(reRank(all, [], count, { surprise: 0, familiar: [tokens(1)], admits: everything })).toEqual(all.slice(0, count));
    }));
  });

  it('never repeats a title, never puts one that is not admitted, and fills the list where it can', () => {
    fc.assert(fc.property(candidates, fc.nat(30), fc.double({ min: 0, max: 1, noNaN: true }), (all, count, surprise) => {
      const admits = ({ column }: Candidate, before: readonly Candidate[]): boolean => column % 3 !== 0 && before.filter((other) => other.column % 2 === column % 2).length < 4;
      const list = reRank(all, [], count, { surprise, familiar: [], admits });
      expect(new Set(list.map(({ column }) => column)).size).toBe(list.length);
      list.forEach((one, at) => { expect(admits(one, list.slice(0, at))).toBe(true); });
      if (list.length < count) expect(all.filter((one) => !list.includes(one) && admits(one, list))).toEqual([]);
    }));
  });

  it('brings titles that are less like what was read, and less like each other, the more surprise is wished', () => {
    const all = Array.from({ length: 40 }, (_, column): Candidate => ({ column, tokens: column < 20 ? tokens(1, 2, 3) : tokens(1, 10 + column, 60 + column) }));
    const sameness = (surprise: number): number => {
      const list = reRank(all, [], 10, { surprise, familiar: [tokens(1, 2, 3)], admits: everything });
      return list.reduce((sum, one, at) => sum + nearest(one.tokens, [tokens(1, 2, 3), ...list.slice(0, at).map((other) => other.tokens)]), 0);
    };
    const steps = [0, 0.5, 1].map(sameness);
    expect(steps[1]!).toBeLessThan(steps[0]!);
    expect(steps[2]!).toBeLessThanOrEqual(steps[1]!);
  });
});

describe('a ranking for several readers', () => {
  const columns = (...own: number[]) => Uint32Array.from(own);
  it('is the mean of what the places are worth', () => {
    const joint = jointRanking([{ columns: columns(1, 2, 3), acceptable: null }, { columns: columns(2, 1, 4), acceptable: null }]);
    expect(joint.map(({ column }) => column)).toEqual([1, 2, 3, 4]);
    expect(joint[0]).toMatchObject({ fans: 2 });
    expect(joint[0]!.score).toBeCloseTo((1 + 1 / Math.log2(3)) / 2);
  });

  it('has no title that one of them would mind, whoever else likes it', () => {
    const voice = fc.record({ columns: fc.uniqueArray(fc.integer({ min: 0, max: 19 }), { maxLength: 10 }), acceptable: fc.option(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 20, maxLength: 20 })) });
    fc.assert(fc.property(fc.array(voice, { minLength: 1, maxLength: 5 }), (given) => {
      const voices = given.map((one) => ({ columns: Uint32Array.from(one.columns), acceptable: one.acceptable === null ? null : Uint8Array.from(one.acceptable) }));
      const joint = jointRanking(voices);
      for (const { column } of joint) for (const { acceptable } of voices) expect(acceptable === null || acceptable[column] === 1).toBe(true);
      joint.slice(1).forEach((one, at) => { expect(one.score).toBeLessThanOrEqual(joint[at]!.score); });
    }));
  });
});
