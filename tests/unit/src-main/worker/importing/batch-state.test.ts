import { expect, it } from 'vitest';
import { countIgnored, countLoan, countRejects, forgetWritten, newState, notedState } from '#worker/importing/batch-state.ts';

it('counts what is written again only once, and keeps what reading has counted', () => {
  const [state, read] = [newState(), newState()];
  for (const one of [state, read]) {
    countRejects(one, 'return-without-loan', 3);
    countIgnored(one, 'duplicate', 2);
    one.counts.rows = 10;
    one.slices = 4;
  }
  Object.assign(state, { blocks: 2, written: 7 });
  state.counts.added = 5;
  countIgnored(state, 'refused', 2);
  countLoan(state, 1_700_000_000, false);
  forgetWritten(state);
  expect(state).toEqual(read);
});

it('begins again what another version has begun, and goes on with its own', () => {
  const state = { ...newState(), slices: 3, blocks: 1, sum: 77 };
  expect(notedState(JSON.stringify(state))).toEqual(state);
  expect(notedState(JSON.stringify({ ...state, order: 1 }))).toEqual(newState());
});
