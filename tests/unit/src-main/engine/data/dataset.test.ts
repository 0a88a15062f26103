import { describe, expect, it } from 'vitest';
import { buildDataset, loansBefore, targetPatrons, withoutPatrons } from '#engine/data/dataset.ts';
import { rowsWhere } from '#engine/data/loan-matrix.ts';
import { readerFromHistory, readerOf } from '#engine/data/reader.ts';
import { countingPacer } from '../counting-pacer.ts';
import { historyOf, loansOf } from '../planted.ts';

const input = {
  patronCount: 3, patronGroup: new Uint16Array(3),
  target: loansOf(4, [[0, 2, 10], [0, 1, 5], [0, 2, 3], [1, 3, 7], [9, 0, 1], [0, 9, 1]]),
  sources: [{ name: 'films', ...loansOf(2, [[0, 1, 4], [2, 0, 6]]) }],
};

describe('data set', () => {
  it('merges repeats into pairs with first day, last day and count, in order of the first day', () => {
    const { target } = buildDataset(input);
    expect([...target.rowStart]).toEqual([0, 2, 3, 3]);
    expect([...target.column]).toEqual([2, 1, 3]);
    expect([...target.firstDay]).toEqual([3, 5, 7]);
    expect([...target.lastDay]).toEqual([10, 5, 7]);
    expect([...target.loanCount]).toEqual([2, 1, 1]);
  });

  it('tells shared patrons from target-only ones', () => {
    expect(targetPatrons(buildDataset(input))).toEqual({ shared: [0], targetOnly: [1] });
  });

  it('takes held patrons out of every domain', () => {
    const rest = withoutPatrons(buildDataset(input), Uint8Array.from([1, 0, 0]));
    expect([...rest.target.column]).toEqual([3]);
    expect([...rest.sources[0]!.column]).toEqual([0]);
    expect(rest.lastDay).toBe(7);
  });

  it('cuts loans and renewals at a day', () => {
    const { target, sources } = buildDataset(loansBefore(input, 6));
    expect([...target.column]).toEqual([2, 1]);
    expect([...target.lastDay]).toEqual([3, 5]);
    expect([...sources[0]!.column]).toEqual([1]);
  });
});

describe('reader', () => {
  it('knows the first target loans and the source loans up to a day', () => {
    const reader = readerOf(buildDataset(input), 0, 1, 3);
    expect([...reader.target]).toEqual([2]);
    expect([...reader.sources[0]!]).toEqual([]);
  });

  it('drops repeats and columns outside the catalogue, and fills in missing sources', () => {
    const reader = readerFromHistory(historyOf([3, 3, 99, 1]), 4, [2]);
    expect([...reader.target]).toEqual([3, 1]);
    expect(reader.sources.map((columns) => columns.length)).toEqual([0]);
  });
});

describe('rows with loans', () => {
  it('are listed in ascending order, the wanted ones, with pauses', async () => {
    // of 5,000 patrons every tenth has a loan
    const large = buildDataset({ patronCount: 5000, patronGroup: new Uint16Array(5000), target: loansOf(1, Array.from({ length: 500 }, (_, k) => [10 * k, 0, 1] as const)), sources: [] });
    const counting = countingPacer();
    const rows = await rowsWhere(large.target, (row) => row % 20 === 0, counting);
    expect(rows).toEqual(Array.from({ length: 250 }, (_, k) => 20 * k));
    expect(counting.pauses).toBe(5); // one in 1,024 rows
  });
});
