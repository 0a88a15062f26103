import { afterAll, beforeAll, test } from 'vitest';
import { LayoutCheck } from './layout-check.ts';

let check: LayoutCheck;
beforeAll(async () => { check = await LayoutCheck.begin('en'); });
afterAll(() => check.close());

test('the screens of an empty catalogue fit at every size', async () => {
  await check.lookAtEmptyScreens();
  check.expectNothing();
});

/** Training, evaluating and looking at twenty screens six times each takes its time on a busy machine. */
const patienceMs = 240_000;

test('a catalogue is filled through screens that fit', { timeout: patienceMs }, async () => {
  await check.fill();
  check.expectNothing();
});

test('the screens of a full catalogue fit at every size', { timeout: patienceMs }, async () => {
  await check.lookAtFullScreens();
  check.expectNothing();
});
