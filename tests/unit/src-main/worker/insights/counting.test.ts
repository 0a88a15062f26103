import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agesOf } from '../../../../../src-main/worker/insights/ages.ts';
import { monthName, monthScale } from '../../../../../src-main/worker/insights/months.ts';
import { spreadOf } from '../../../../../src-main/worker/insights/spread.ts';
import { TitleDomains } from '../../../../../src-main/worker/insights/title-domains.ts';

describe('months', () => {
  it('are those of the calendar, without a gap', () => {
    const second = fc.integer({ min: Date.UTC(1960, 0, 1) / 1000, max: Date.UTC(2050, 0, 1) / 1000 });
    fc.assert(fc.property(second, second, second, (a, b, c) => {
      const [first, at, last] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
      const { names, placeOf } = monthScale(first, last);
      expect(names[placeOf(at)]).toBe(new Date(at * 1000).toISOString().slice(0, 7));
      expect(names[0]).toBe(new Date(first * 1000).toISOString().slice(0, 7));
      expect(names.at(-1)).toBe(new Date(last * 1000).toISOString().slice(0, 7));
    }), { numRuns: 500 });
  });

  it('leave out what is a hundred years before', () => {
    const { names, placeOf } = monthScale(Date.UTC(1850, 0, 1) / 1000, Date.UTC(2026, 5, 30) / 1000);
    expect(names).toHaveLength(1200);
    expect([placeOf(Date.UTC(1900, 0, 1) / 1000), placeOf(Date.UTC(2026, 5, 1) / 1000)]).toEqual([-1, 1199]);
    expect(monthName(2026 * 12 + 11)).toBe('2026-12');
  });
});

describe('the spread of uses over titles', () => {
  it('says how few titles come to half and to four fifths', () => {
    expect(spreadOf(Uint32Array.from([0, 5, 1, 1, 1, 0, 1, 1]), 8)).toMatchObject({ total: 10, titles: 6, half: 1, fourFifths: 4 });
    expect(spreadOf(new Uint32Array(3), 3)).toMatchObject({ total: 0, titles: 0, half: 0, fourFifths: 0, curve: new Array(21).fill(0) });
  });

  it('is a curve that rises from 0 to 1, ever more slowly', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 200 }), (counts) => {
      const { curve, total } = spreadOf(Uint32Array.from(counts), counts.length);
      expect(curve).toHaveLength(21);
      if (total === 0) return;
      expect([curve[0], curve.at(-1)]).toEqual([0, 1]);
      const sorted = [...counts].sort((a, b) => b - a);
      curve.forEach((share, at) => {
        const first = sorted.slice(0, Math.round((at * counts.length) / 20)).reduce((sum, count) => sum + count, 0);
        expect(share).toBeCloseTo(first / total, 12);
      });
    }));
  });
});

describe('ages', () => {
  it('put every title into one stretch of years', () => {
    const ages = agesOf([[2026, 5, 1], [2031, 1, 0], [2025, 1, 0], [2024, 0, 0], [2019, 2, 0], [1850, 1, 0], [0, 3, 2], [-3, 0, 0]], 2026);
    expect(ages.reduce((sum, { titles }) => sum + titles, 0)).toBe(8);
    expect(ages[0]).toEqual({ from: 2026, to: 2026, titles: 2, loans: 6, listed: 1 });
    expect(ages.at(-1)).toEqual({ from: null, to: null, titles: 2, loans: 3, listed: 2 });
    expect(ages.find(({ from }) => from === 1)).toMatchObject({ titles: 1, loans: 1 });
  });
});

describe('the domain of a title', () => {
  it('goes by the branch where the map does', () => {
    const domains = new TitleDomains([[2, 0, 7], [4, 1, 8], [4, 3, 9]], 5);
    const at = (title: number, branch: number): number => domains.domains[domains.placeOf(title, branch)] ?? 0;
    expect([at(2, 0), at(2, 5), at(4, 1), at(4, 3), at(4, 2), at(3, 0), at(5, 1)]).toEqual([7, 7, 8, 9, 0, 0, 0]);
    expect(domains.range(4)).toEqual([1, 3]);
  });
});
