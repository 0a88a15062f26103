import { expect, it } from 'vitest';
import { rowToggle } from '#page/composables/row-toggle.ts';

const rows = [10, 11, 12, 13, 14].map((id) => ({ id }));
const begin = () => rowToggle((index) => rows[index]);

it('marks a row, and with Shift all from the one before, in either direction', () => {
  const { toggled } = begin();
  const one = toggled(new Set(), 3, false);
  expect([...one]).toEqual([13]);
  expect([...toggled(one, 1, true)].sort()).toEqual([11, 12, 13]);
});

it('takes marks off a range where the row that is pressed has one', () => {
  const { toggled } = begin();
  const all = new Set([10, 11, 12, 13, 14]);
  expect([...toggled(toggled(all, 0, false), 2, true)]).toEqual([13, 14]);
});

it('begins anew where other rows stand, and passes over rows that were not read', () => {
  const { toggled, forget } = begin();
  const one = toggled(new Set(), 0, false);
  forget();
  expect([...toggled(one, 2, true)]).toEqual([10, 12]);
  expect([...toggled(new Set(), 9, true)]).toEqual([12, 13, 14]);
});
