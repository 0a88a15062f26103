import { describe, expect, it } from 'vitest';
import { isEan13, isLuhn, isMod43 } from '#services/desk/check-digits.ts';
import { dueAt, limitsFor, ruleFor } from '#services/desk/due-date.ts';
import { bareNumber, mayBe, readings, wholeNumber } from '#services/desk/scanned-number.ts';

const plain = { prefixes: [], suffixes: [], check: 'none', fill: null } as const;
const rule = (change: object) => ({ ...structuredClone(plain), prefixes: [], suffixes: [], ...change });

describe('check characters', () => {
  it.each([['31234000012347', false], ['30972100007081', true], ['79927398713', true], ['79927398710', false], ['x', false], ['', false]])('Luhn of %s: %s', (number, right) => {
    expect(isLuhn(number)).toBe(right);
  });
  it.each([['CODE39V', false], ['12345ABCDE/T', true], ['12345ABCDE/U', false], ['12345ABCDEF', false], ['A', false], ['ab*', false]])('mod 43 of %s: %s', (number, right) => {
    expect(isMod43(number)).toBe(right);
  });
  it.each([['9787536692930', true], ['4006381333931', true], ['4006381333932', false], ['978753669293', false]])('EAN-13 of %s: %s', (number, right) => {
    expect(isEan13(number)).toBe(right);
  });
});

describe('a scanned number', () => {
  it.each([['*A-123*', 'A-123'], ['A1234567B', '1234567'], ['  001\r', '001'], ['１２３', '123'], ['BAD', 'BAD'], ['B1234', 'B1234'], ['~x', '~x']])('%s is read as %s', (typed, bare) => {
    expect(bareNumber(typed)).toBe(bare);
  });
  it('loses what the rule takes off and is filled up', () => {
    const card = rule({ prefixes: ['LIB', 'L'], suffixes: ['X'], fill: { prefix: '21', length: 8 } });
    expect(readings('LIB42X', card)).toEqual(['LIB42X', '42', '21000042']);
    expect(readings('21000042', card)).toEqual(['21000042']);
    expect(wholeNumber('42', card)).toBe('21000042');
    expect(readings('L', card)).toEqual(['L', '2100000L']);
  });
  it('may be a card only where its check digit is right in some reading', () => {
    expect(mayBe('30972100007081', rule({ check: 'luhn' }))).toBe(true);
    expect(mayBe('30972100007082', rule({ check: 'luhn' }))).toBe(false);
    expect(mayBe('LIB30972100007081', rule({ check: 'luhn', prefixes: ['LIB'] }))).toBe(true);
  });
});

describe('the day a loan is due', () => {
  const friday = Date.UTC(2026, 0, 2, 15, 30) / 1000;
  const end = (day: number): number => Date.UTC(2026, 0, day, 23, 59, 59) / 1000;
  it('is the end of the day, and never a closed one', () => {
    expect(dueAt(friday, 7, { closedWeekdays: [], closedDays: [] })).toBe(end(9));
    expect(dueAt(friday, 1, { closedWeekdays: [0, 6], closedDays: ['2026-01-05'] })).toBe(end(6));
    expect(dueAt(friday, 0, { closedWeekdays: [5], closedDays: [] })).toBe(end(3));
    expect(dueAt(friday, 3, { closedWeekdays: [0, 1, 2, 3, 4, 5, 6], closedDays: [] })).toBe(end(5));
  });
  it('goes by the rule that says most', () => {
    const make = (group: string | null, material: string | null, loanDays: number, mostLoans: number | null = null) => ({ group, material, loanDays, renewals: 1, mostLoans });
    const rules = [make(null, null, 28, 20), make(null, 'DVD', 7), make('child', null, 21, 5), make('child', 'dvd', 3, 2)];
    expect([ruleFor(rules, 'adult', 'book'), ruleFor(rules, 'adult', 'dvd'), ruleFor(rules, 'Child', 'book'), ruleFor(rules, 'child', 'DVD'), ruleFor(rules, null, null)].map(({ loanDays }) => loanDays)).toEqual([28, 7, 21, 3, 28]);
    expect(ruleFor([], 'x', 'y').loanDays).toBe(28);
    expect(limitsFor(rules, 'child', 'DVD')).toEqual([{ limit: 5, material: null }, { limit: 2, material: 'dvd' }]);
    expect(limitsFor(rules, 'adult', 'DVD')).toEqual([{ limit: 20, material: null }]);
  });
});
