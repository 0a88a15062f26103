import { expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { readerOf } from '#engine/data/reader.ts';
import { stackedColumns, stackedLoans, stackedOffset } from '#engine/data/stacked.ts';
import { createPacer } from '#engine/pacer.ts';
import { loansOf } from '../planted.ts';

const data = buildDataset({
  patronCount: 2, patronGroup: new Uint16Array(2),
  target: loansOf(3, [[0, 2, 50], [0, 0, 10], [1, 1, 5]]),
  sources: [{ ...loansOf(2, [[0, 1, 30]]), name: 'films' }, { ...loansOf(4, [[0, 3, 20], [1, 0, 1], [1, 0, 9]]), name: 'music' }],
});

it('stands the domains side by side, a patron\'s loans in order of time', async () => {
  const stacked = await stackedLoans(data, createPacer());
  expect([stacked.rowCount, stacked.columnCount]).toEqual([2, 9]);
  expect([...stacked.rowStart]).toEqual([0, 4, 6]);
  expect([...stacked.column]).toEqual([0, 8, 4, 2, 5, 1]);
  expect([...stacked.firstDay]).toEqual([10, 20, 30, 50, 1, 5]);
  expect([...stacked.lastDay]).toEqual([10, 20, 30, 50, 9, 5]);
  expect([...stacked.loanCount]).toEqual([1, 1, 1, 1, 2, 1]);
  expect(await stackedLoans(data, createPacer())).toBe(stacked);
});

it('numbers a reader\'s columns alike', () => {
  const offsets = [0, 1].map((s) => stackedOffset(data, s));
  expect(offsets).toEqual([3, 5]);
  expect([...stackedColumns(readerOf(data, 0), offsets)]).toEqual([0, 2, 4, 8]);
});
