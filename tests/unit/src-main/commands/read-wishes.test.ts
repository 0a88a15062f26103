import { describe, expect, it } from 'vitest';
import { listWishes, usualWishes } from '#contract/list-wishes.ts';
import { readWishes } from '../../../../src-main/commands/read-wishes.ts';

describe('what a list is to be like, on the command line', () => {
  it('leaves the model’s own order where nothing is said', () => { expect(readWishes({})).toEqual({ ...usualWishes, perAuthor: null, perSeries: null, newTitles: 0 }); });

  it('is read from the options, and is what the pages could wish too', () => {
    const wishes = readWishes({ available: 'on-shelf', branch: 'MAIN', 'title-language': ['chi', 'eng'], 'from-year': '2010', 'no-age-guard': true, 'per-author': 'all', 'per-series': '1', surprise: '25', 'new-titles': '0' });
    expect(wishes).toMatchObject({ availability: 'on-shelf', branch: 'MAIN', languages: ['chi', 'eng'], fromYear: 2010, toYear: null, ageGuard: false, perAuthor: null, perSeries: 1, surprise: 0.25, newTitles: 0 });
    expect(listWishes.parse(wishes)).toEqual(wishes);
  });

  it.each([[{ available: 'somewhere' }], [{ surprise: '101' }], [{ 'per-author': '0' }], [{ 'from-year': 'old' }]])('%o is refused', (values) => { expect(() => readWishes(values)).toThrow(); });
});
