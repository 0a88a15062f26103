import { afterAll, beforeAll, test } from 'vitest';
import { LayoutCheck } from './layout-check.ts';

let check: LayoutCheck;
beforeAll(async () => { check = await LayoutCheck.begin('zh-CN'); });
afterAll(() => check.close());

test('the screens of an empty catalogue fit at every size, light and dark', async () => {
  await check.lookAtEmptyScreens();
  check.expectNothing();
});

test('the screens of a full catalogue fit at every size, light and dark', async () => {
  await check.fill();
  await check.lookAtFullScreens();
  check.expectNothing();
});
