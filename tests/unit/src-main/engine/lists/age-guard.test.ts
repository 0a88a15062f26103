import { describe, expect, it } from 'vitest';
import { guardOf, readershipOf, suits, type AgeFacts } from '#engine/lists/age-guard.ts';

describe('for whom a title is', () => {
  it.each([
    ['a', 'children'], ['j', 'children'], ['d', 'young'], ['e', 'adults'], ['f', 'adults'], ['g', 'everybody'], ['juvenile', 'children'], ['young adult', 'young'], ['adult', 'adults'],
    ['少儿', 'children'], ['小学', 'children'], ['青少年', 'young'], ['成人', 'adults'], ['儿童及成人', 'everybody'], ['8-12', 'children'], ['12岁以上', 'children'], ['ages 14', 'young'], ['18+', 'adults'], ['', 'unknown'], ['PAL', 'unknown'],
  ] as const)('%s: %s', (text, readership) => { expect(readershipOf(text)).toBe(readership); });

  it('is told by other fields in words alone, as their letters mean something else', () => {
    expect(readershipOf('', 'Juvenile fiction')).toBe('children');
    expect(readershipOf('', 'a', 'e')).toBe('unknown');
  });
});

describe('the guard', () => {
  const reader: AgeFacts = { birthYear: null, group: '', loansForAdults: 0, loansForOthers: 0 };
  it.each([
    [{ birthYear: 2018 }, 'child'], [{ birthYear: 2011 }, 'teen'], [{ birthYear: 1980 }, 'adult'], [{ group: 'JUV' }, 'child'], [{ group: '少儿' }, 'child'], [{ group: 'juvenile', birthYear: 1980 }, 'child'],
    [{ group: 'teen' }, 'teen'], [{ group: 'adult' }, 'adult'], [{ group: '教师' }, 'adult'], [{ group: 'A', birthYear: 1980 }, 'adult'], [{}, 'unknown-age'], [{ group: 'A' }, 'unknown-age'],
    [{ loansForAdults: 3 }, 'adult'], [{ loansForAdults: 2 }, 'unknown-age'], [{ loansForAdults: 5, loansForOthers: 6 }, 'unknown-age'],
  ] as const)('%o: %s', (facts, guard) => { expect(guardOf({ ...reader, ...facts }, 2026)).toBe(guard); });

  it('never shows a title for adults to a child, a teenager, or a reader whose age nobody knows', () => {
    for (const guard of ['child', 'teen', 'unknown-age'] as const) expect(suits(guard, 'adults')).toBe(false);
    expect(suits('child', 'unknown')).toBe(false);
    expect(suits('unknown-age', 'unknown')).toBe(true);
    expect(suits('child', 'children') && suits('teen', 'young') && suits('off', 'adults') && suits('adult', 'adults')).toBe(true);
  });
});
