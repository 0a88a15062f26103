import type { DateOrder } from '#contract/imports.ts';
import { daySeconds, timeSeconds } from './calendar.ts';
import { parseForms } from './date-forms.ts';

/** Seconds since 1970 on the library's own clock; undefined: no date; NaN: not a date. */
export type DateReader = (text: string) => number | undefined;

const noDate = new Set([
  '', 'NEVER', 'NULL', '(NULL)', '\\N', 'NONE', 'N/A', 'NAN', 'NAT', '-', '--', '0', '0000-00-00', '0000/00/00', '00/00/0000', '00-00-0000', '00000000', '000000000000', '00000000000000',
  '1900-01-01', '1900/01/01', '1900/1/1', '19000101', '01/01/1900', '1/1/1900', '9999-12-31', '9999/12/31', '99991231', '无', '永久', '永久有效', '长期', '长期有效',
]);

/**
 * @param order how 3/4/2024 is read; null: not at all, since the column seemed to have no such dates
 * @param reckonZone a zone behind the time is reckoned in (systems that write universal time)
 */
export function dateReader(order: DateOrder | null, reckonZone = false): DateReader {
  let lastText = '';
  let lastValue: number | undefined;
  const quickOrder = order === 'dmy' || order === 'mdy' ? order : null;
  return (text) => {
    const quick = fixedForm(text, quickOrder);
    if (quick === quick && quick !== firstOf1900) return quick; // NaN is not itself
    if (text === lastText) return lastValue;
    lastText = text;
    lastValue = slow(text.trim(), order, reckonZone);
    return lastValue;
  };
}

/** Reads the dates of systems that write universal time, with a zone or without: times of day are brought to the library's clock, the one of this PC; days without a time stay. */
export function universalDateReader(order: DateOrder | null): DateReader {
  const read = dateReader(order, true);
  return (text) => {
    const value = read(text);
    return value === undefined || Number.isNaN(value) || !/\d[:时点]\d/.test(text) ? value : value - new Date(value * 1000).getTimezoneOffset() * 60;
  };
}

function slow(text: string, order: DateOrder | null, reckonZone: boolean): number | undefined {
  if (noDate.has(text.toUpperCase()) || /^[\s/.-]*$/.test(text)) return undefined;
  const day = text.slice(0, 10);
  if (/^(0000|1900|9999).\d\d.\d\d[T ]/.test(text) && noDate.has(day)) return undefined;
  const value = parseForms(text, order, reckonZone);
  return Number.isNaN(value) ? parseForms(text.normalize('NFKC').replace(/\s+/g, ' '), order, reckonZone) : value;
}

const firstOf1900 = daySeconds(1900, 1, 1);

/** `2024-03-05`, `2024-03-05 14:07` and `2024-03-05 14:07:09`, also with `T`, `/` and the year last: nearly every date there is, read without a pattern. */
function fixedForm(text: string, order: 'dmy' | 'mdy' | null): number {
  const { length } = text;
  if (length !== 10 && length !== 19 && length !== 16) return Number.NaN;
  let sign = text.charCodeAt(4);
  let day: number;
  if ((sign === 45 || sign === 47) && text.charCodeAt(7) === sign) {
    day = daySeconds(two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8));
  } else {
    sign = text.charCodeAt(2);
    if (order === null || (sign !== 45 && sign !== 47) || text.charCodeAt(5) !== sign) return Number.NaN;
    const year = two(text, 6) * 100 + two(text, 8);
    day = order === 'dmy' ? daySeconds(year, two(text, 3), two(text, 0)) : daySeconds(year, two(text, 0), two(text, 3));
  }
  if (length === 10) return day;
  const gap = text.charCodeAt(10);
  if ((gap !== 32 && gap !== 84) || text.charCodeAt(13) !== 58) return Number.NaN;
  if (length === 16) return day + timeSeconds(two(text, 11), two(text, 14), 0);
  return text.charCodeAt(16) === 58 ? day + timeSeconds(two(text, 11), two(text, 14), two(text, 17)) : Number.NaN;
}

/** Two digits as a number; far below zero where they are not digits. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -100_000;
}
