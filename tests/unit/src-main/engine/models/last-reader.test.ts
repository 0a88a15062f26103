import { expect, it } from 'vitest';
import type { Reader } from '#engine/data/reader.ts';
import { ofLastReader } from '#engine/models/last-reader.ts';

it('work for one reader is done once, and anew for another or for the first again', () => {
  const reader = (title: number): Reader => ({ target: Uint32Array.of(title), sources: [], group: 0 });
  const [anna, ben] = [reader(1), reader(2)];
  const asked: number[] = [];
  const doubled = ofLastReader(({ target }) => { asked.push(target[0]!); return 2 * target[0]!; });
  expect([anna, anna, ben, ben, anna, reader(1)].map(doubled)).toEqual([2, 2, 4, 4, 2, 2]);
  expect(asked).toEqual([1, 2, 1, 1]);
});
