import type { CheckRule } from '#contract/desk-rules.ts';

/** Luhn's mod 10, the check digit of library barcodes with 14 digits: every second digit from the right is doubled, 9 taken off what is above 9, the sum is a multiple of 10. */
export function isLuhn(number: string): boolean {
  if (!/^\d{2,}$/.test(number)) return false;
  let sum = 0;
  for (let i = number.length - 1, twice = false; i >= 0; i -= 1, twice = !twice) {
    const digit = Number(number[i]) * (twice ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

const code39 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%';

/** The check character of Code 39: the values of all others added up, modulo 43. */
export function isMod43(number: string): boolean {
  const values = [...number.toUpperCase()].map((sign) => code39.indexOf(sign));
  const last = values.pop();
  return values.length > 0 && last !== undefined && !values.includes(-1) && last === values.reduce((sum, value) => sum + value, 0) % 43;
}

/** EAN-13 (and ISBN-13): digits times 1 and 3 by turns; the sum is a multiple of 10. */
export function isEan13(number: string): boolean {
  return /^\d{13}$/.test(number) && [...number].reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

const checks: Readonly<Record<CheckRule, (number: string) => boolean>> = { none: () => true, luhn: isLuhn, mod43: isMod43, ean13: isEan13 };

/** Whether a number ends in the check character that the rule asks for. */
export const passesCheck = (rule: CheckRule, number: string): boolean => checks[rule](number);
