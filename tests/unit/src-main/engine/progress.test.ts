import { setTimeout as after } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { signsOfLife, type EngineProgress } from '#engine/progress.ts';

it('repeats the last report where nothing was reported for a while, and only there', async () => {
  const heard: EngineProgress[] = [];
  const { report, look } = signsOfLife('selection', (progress) => heard.push(progress));
  look();
  expect(heard).toEqual([]);
  await after(600);
  look();
  look();
  expect(heard).toEqual([{ value: 0, step: 'selection' }]);
  report({ value: 0.3, step: 'test' });
  await after(600);
  look();
  expect(heard.slice(1)).toEqual([{ value: 0.3, step: 'test' }, { value: 0.3, step: 'test' }]);
});
