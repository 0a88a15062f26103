import type { NumberRule } from '#contract/desk-rules.ts';
import { cleanId } from '#imports/records/ids.ts';
import { passesCheck } from './check-digits.ts';

/** What a scanner or a hand has typed, without the start and stop signs that some scanners leave: `*123*` of Code 39, `A123B` of Codabar. */
export function bareNumber(typed: string): string {
  const number = cleanId(typed.replace(/[\u0000-\u001f\u007f]/g, ''));
  const code39 = /^\*(.+)\*$/.exec(number)?.[1];
  return code39 ?? /^[A-D]([\d$:/.+-]{4,})[A-D]$/i.exec(number)?.[1] ?? number;
}

/** The numbers to look for, the likeliest first: as typed, without what the rule takes off, and filled up. */
export function readings(number: string, rule: NumberRule): string[] {
  const stripped = strip(number, rule);
  const filled = rule.fill !== null && stripped.length < rule.fill.length - rule.fill.prefix.length ? rule.fill.prefix + stripped.padStart(rule.fill.length - rule.fill.prefix.length, '0') : stripped;
  return [...new Set([number, stripped, filled])];
}

/** The reading that a new record is kept under. */
export const wholeNumber = (number: string, rule: NumberRule): string => readings(number, rule).at(-1)!;

function strip(number: string, { prefixes, suffixes }: NumberRule): string {
  const prefix = prefixes.find((each) => number.startsWith(each) && number.length > each.length) ?? '';
  const rest = number.slice(prefix.length);
  const suffix = suffixes.find((each) => rest.endsWith(each) && rest.length > each.length) ?? '';
  return rest.slice(0, rest.length - suffix.length);
}

/** Whether a number that nobody knows may be one of this kind: its check character is right. */
export const mayBe = (number: string, rule: NumberRule): boolean => readings(number, rule).some((reading) => passesCheck(rule.check, reading));
