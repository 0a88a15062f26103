/** Excel keeps this many digits of a number; the others become zeros. */
const keptDigits = 15;

/** A number of a cell as text, and whether digits of it are lost. */
export interface NumberText {
  readonly text: string;
  /** `rounded`: written as a spreadsheet shows it (9.9E+17), so that nobody takes it for the number that was meant. `exact`: longer than Excel can hold, by another program. */
  readonly long?: 'rounded' | 'exact';
}

/** A number as the file holds it (`31221120423970`, `3.122112042397E+13`, `0.30000000000000004`) as people write it, without an exponent. */
export function numberText(value: string): NumberText {
  if (value.length <= keptDigits && !/e/i.test(value)) return { text: value.endsWith('.0') ? value.slice(0, -2) : value };
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return { text: value };
  if (!Number.isInteger(number)) return { text: String(Number(number.toPrecision(keptDigits))) };
  const digits = /^-?(\d+)(?:\.0*)?$/.exec(value)?.[1] ?? BigInt(number).toString().replace('-', '');
  if (digits.length <= keptDigits) return { text: String(number) };
  return isExact(value, digits, number) ? { text: `${number < 0 ? '-' : ''}${digits}`, long: 'exact' } : { text: asShown(number), long: 'rounded' };
}

/** Whether a long number has more digits than Excel or a floating-point number would have left of it. */
function isExact(value: string, digits: string, number: number): boolean {
  if (/^0*$/.test(digits.slice(keptDigits))) return false;
  if (Number.isSafeInteger(number)) return true;
  return !/e/i.test(value) && BigInt(number) !== BigInt(value.replace(/\..*$/, '')) && String(number) !== value;
}

/** As a spreadsheet shows a number that is too long: `9.9123E+17`. */
function asShown(number: number): string {
  const [mantissa = '', exponent = ''] = number.toExponential(keptDigits - 1).split('e+');
  return `${mantissa.replace(/\.?0+$/, '')}E+${exponent}`;
}
