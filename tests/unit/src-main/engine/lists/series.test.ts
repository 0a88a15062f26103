import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seriesPlace } from '#engine/lists/series-place.ts';
import { nextVolume, seriesInOrder, type Volume } from '#engine/lists/series-order.ts';
import { volumeNumber } from '#engine/lists/volume-number.ts';
import '../../../../helpers/properties.ts';

describe('the number of a volume', () => {
  it.each([
    ['3', 3], ['v. 3', 3], ['Bd. 12', 12], ['book 1.5', 1.5], ['３', 3], ['第十二册', 12], ['第二十一卷', 21], ['一百零三', 103], ['上', 1], ['下册', 3], ['中', 2], ['IV', 4], ['vol. ix', 9], ['3, part 2', 3], ['', NaN], ['special', NaN],
  ])('%s is %d', (text, number) => { expect(volumeNumber(text)).toBe(number); });

  it('is found with the series, behind its name, or in the volume of the work', () => {
    const title = { title: 'A', author: 'Lem, Stanisław', series: '', seriesNumber: '', volume: '' };
    expect(seriesPlace(title)).toBeNull();
    expect(seriesPlace({ ...title, series: 'Foundation', seriesNumber: '3' })).toEqual({ series: 'foundation', number: 3 });
    expect(seriesPlace({ ...title, series: 'Foundation ; 3' })).toEqual({ series: 'foundation', number: 3 });
    expect(seriesPlace({ ...title, series: 'Foundation' })).toEqual({ series: 'foundation', number: NaN });
    expect(seriesPlace({ ...title, series: 'Classics', seriesNumber: '40', volume: 'v. 2' })!.number).toBe(2);
  });
});

const volumes = (numbers: readonly number[], author = 'lem'): Volume[] => numbers.map((number, column) => ({ series: 's', number, author, column }));

describe('a series that tells one story', () => {
  it('is by one author and has no large numbers', () => {
    expect(seriesInOrder(volumes([1, 2, 3])).has('s')).toBe(true);
    expect(seriesInOrder(volumes([1, 2, 300])).has('s')).toBe(false);
    expect(seriesInOrder(volumes([1, 2, 3, 4]).map((volume, at) => ({ ...volume, author: `a${String(at)}` }))).has('s')).toBe(false);
    expect(seriesInOrder(volumes([NaN])).has('s')).toBe(false);
  });

  it('is begun with its first volume, and not at all where that is missing', () => {
    expect(nextVolume(seriesInOrder(volumes([3, 1, 2])).get('s')!, new Set())?.number).toBe(1);
    expect(nextVolume(seriesInOrder(volumes([2, 3])).get('s')!, new Set())).toBeUndefined();
    expect(nextVolume(seriesInOrder(volumes([1, 2, 3, 4])).get('s')!, new Set([2]))?.number).toBe(3);
    expect(nextVolume(seriesInOrder(volumes([1, 2, 3])).get('s')!, new Set([1, 2, 3]))).toBeUndefined();
  });

  it('never offers a volume while an unread one lies between it and the first that was read', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), fc.uniqueArray(fc.integer({ min: 1, max: 20 })), (owned, known) => {
      const read = new Set(known);
      const next = nextVolume(seriesInOrder(volumes(owned)).get('s')!, read);
      if (next === undefined) return;
      expect(owned).toContain(next.number);
      expect(read.has(next.number)).toBe(false);
      const from = read.size === 0 ? -Infinity : Math.min(...read);
      expect(owned.filter((number) => number > from && number < next.number && !read.has(number))).toEqual([]);
      if (read.size === 0) expect(next.number).toBe(1);
    }));
  });
});
