import { describe, expect, it } from 'vitest';
import { buildDataset, buildDatasetPaced } from '#engine/data/dataset.ts';
import type { DomainLoans } from '#engine/data/problem.ts';
import { createPacer } from '#engine/pacer.ts';
import { loansOf } from '../planted.ts';

type Loan = readonly [patron: number, title: number, day: number];
/** 2,000 readers of five titles each, one a day; patron 7 is what a test makes of it. */
const library = (special: readonly Loan[], readers = 2000) => {
  const target = Array.from({ length: readers * 5 }, (_, at): Loan => [Math.floor(at / 5), at % 900, at % 5]).filter(([patron]) => patron !== 7);
  return {
    patronCount: readers, patronGroup: new Uint16Array(readers),
    target: loansOf(1000, [...target, ...special]), sources: [{ ...loansOf(1000, special.map(([patron, title, day]) => [patron, title, day + 1] as const)), name: 's' }],
  };
};
const loansOfPatron = (data: ReturnType<typeof buildDataset>, patron: number) => [data.target, ...data.sources].map((loans) => loans.rowStart[patron + 1]! - loans.rowStart[patron]!);

describe('cards that are no single reader\'s', () => {
  it('are left out when they have very many titles, counted over all domains', () => {
    const data = buildDataset(library(Array.from({ length: 130 }, (_, title) => [7, title, title] as const)));
    expect(data.leftOut).toEqual({ bulkCards: 1, boxCards: 0, loans: 260 });
    expect(loansOfPatron(data, 7)).toEqual([0, 0]);
    expect(loansOfPatron(data, 8)).toEqual([5, 0]);
  });

  it('are left out when they borrow by the box', () => {
    // of fewer than a thousand cards none is bulk: the greatest is not above the quantile
    const leftOut = (perDay: number) => {
      const input = library([], 800);
      const five = Array.from({ length: 800 * 10 }, (_, at): Loan => [Math.floor(at / 10), at % 900, at % 10]).filter(([patron]) => patron !== 7);
      const own = Array.from({ length: 110 }, (_, at): Loan => [7, at, Math.floor(at / perDay)]);
      return buildDataset({ ...input, target: loansOf(1000, [...five, ...own]) }).leftOut;
    };
    expect(leftOut(55)).toEqual({ bulkCards: 0, boxCards: 1, loans: 110 });
    expect(leftOut(20)).toEqual({ bulkCards: 0, boxCards: 0, loans: 0 });
  });

  it('are none where a heavy reader is only heavy', () => {
    expect(buildDataset(library(Array.from({ length: 110 }, (_, title) => [7, title, title] as const))).leftOut.loans).toBe(0);
  });

  it('are the same with pauses', async () => {
    const input = library(Array.from({ length: 130 }, (_, title) => [7, title, title] as const));
    expect(await buildDatasetPaced(input, createPacer())).toEqual(buildDataset(input));
  });

  it('stands an empty library', () => {
    const none: DomainLoans = loansOf(3, []);
    expect(buildDataset({ patronCount: 2, patronGroup: new Uint16Array(2), target: none, sources: [] }).leftOut).toEqual({ bulkCards: 0, boxCards: 0, loans: 0 });
  });
});
