import { expect, it } from 'vitest';
import { oncePer } from '#engine/data/once.ts';

it('makes a thing once for each owner and key, and again after a failure', async () => {
  const once = oncePer<object, string, number>();
  const [first, second] = [{}, {}];
  let made = 0;
  const make = () => Promise.resolve((made += 1));
  expect(await Promise.all([once(first, 'a', make), once(first, 'a', make), once(first, 'b', make), once(second, 'a', make)])).toEqual([1, 1, 2, 3]);
  await expect(once(first, 'c', () => Promise.reject(new Error('stopped')))).rejects.toThrow('stopped');
  expect(await once(first, 'c', make)).toBe(4);
});
