import type { DateOrder } from '#contract/imports.ts';
import { daySeconds, timeSeconds } from './calendar.ts';
import { monthOf } from './months.ts';

const zone = String.raw`(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)`;
const clock = String.raw`(?:(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:[.,]\d+)?)?[分秒]?\s*([ap]\.?m\.?)?\s*${zone}?)`;
const word = String.raw`[\p{L}]{3,12}`;
const form = (day: string): RegExp => new RegExp(`^${day}(?:[T,\\s]\\s*${clock})?$`, 'iu');

const yearFirst = form(String.raw`(\d{4})([-/.])(\d{1,2})\2(\d{1,2})`);
const chinese = new RegExp(String.raw`^(\d{4})(年)(\d{1,2})月(\d{1,2})日?\s*${clock}?$`, 'iu');
const threeNumbers = form(String.raw`(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})`);
const monthName = form(String.raw`(?:${word}\.?,?\s+)?(${word})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})`);
const dayThenName = form(String.raw`(?:[\p{L}']{2,12}\.?,?\s+){0,2}(\d{1,2})\.?(?:[\s-]|\s+de\s+)(${word})\.?(?:[\s-]|\s+de\s+)(\d{4}|\d{2})`);
const digits = /^\d+$/;
const excelSerial = /^\d{5}(?:\.\d+)?$/;
/** Years written with two figures: 50 to 99 are of the last century. */
const firstOfOldCentury = 50;

/**
 * A date in any of the forms libraries write, in seconds since 1970; NaN for anything else.
 * @param order how 3/4/2024 and 3/4/24 are read; null: only where there is but one way
 * @param reckonZone a zone behind the time is reckoned in; otherwise it is passed over and the text's own clock counts
 */
export function parseForms(text: string, order: DateOrder | null, reckonZone: boolean): number {
  if (digits.test(text) && text.length !== 5) return fromDigits(text);
  if (excelSerial.test(text)) return fromExcel(Number(text));
  let found = yearFirst.exec(text) ?? chinese.exec(text);
  if (found !== null) return daySeconds(Number(found[1]), Number(found[3]), Number(found[4])) + time(found, 5, reckonZone);
  found = threeNumbers.exec(text);
  if (found !== null) return fromThree(found, order) + time(found, 5, reckonZone);
  found = monthName.exec(text);
  if (found !== null) return daySeconds(Number(found[3]), monthOf(found[1]!), Number(found[2])) + time(found, 4, reckonZone);
  found = dayThenName.exec(text);
  if (found !== null) return daySeconds(fullYear(found[3]!), monthOf(found[2]!), Number(found[1])) + time(found, 4, reckonZone);
  return Number.NaN;
}

function fromThree(found: RegExpExecArray, order: DateOrder | null): number {
  const [a, b, c] = [found[1]!, found[3]!, found[4]!];
  const way = wayOf(Number(a), Number(b), c.length === 4, found[2] === '.', order);
  if (way === null) return Number.NaN;
  if (way === 'ymd') return daySeconds(fullYear(a), Number(b), Number(c));
  return way === 'dmy' ? daySeconds(fullYear(c), Number(b), Number(a)) : daySeconds(fullYear(c), Number(a), Number(b));
}

/** With dots the day comes before the month; a full year at the end is no order of year, month, day. */
function wayOf(a: number, b: number, isFullYear: boolean, hasDots: boolean, order: DateOrder | null): DateOrder | null {
  if (hasDots && (isFullYear || order !== 'ymd')) return 'dmy';
  if (order !== null && !(isFullYear && order === 'ymd')) return order;
  if (!isFullYear) return null;
  return a > 12 || a === b ? 'dmy' : b > 12 ? 'mdy' : null;
}

const fullYear = (text: string): number => (text.length > 2 ? Number(text) : Number(text) + (Number(text) >= firstOfOldCentury ? 1900 : 2000));

function time(found: RegExpExecArray, at: number, reckonZone: boolean): number {
  if (found[at] === undefined) return 0;
  let hour = Number(found[at]);
  const half = found[at + 3]?.toLowerCase()[0];
  if (half !== undefined && (hour < 1 || hour > 12)) return Number.NaN;
  if (half !== undefined) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  return timeSeconds(hour, Number(found[at + 1]), Number(found[at + 2] ?? 0)) - (reckonZone ? zoneSeconds(found[at + 4]) : 0);
}

/** How far a zone is ahead of universal time. */
function zoneSeconds(text = ''): number {
  const found = /^([+-])(\d{2}):?(\d{2})?$/.exec(text);
  return found === null ? 0 : (found[1] === '-' ? -60 : 60) * (Number(found[2]) * 60 + Number(found[3] ?? 0));
}

/** Days written without signs, or seconds or milliseconds since 1970: told apart by their length. */
function fromDigits(text: string): number {
  const part = (from: number, to: number): number => Number(text.slice(from, to) || 0);
  switch (text.length) {
    case 8: case 12: case 14: return daySeconds(part(0, 4), part(4, 6), part(6, 8)) + timeSeconds(part(8, 10), part(10, 12), part(12, 14));
    case 9: case 10: return Number(text);
    case 13: return Math.floor(Number(text) / 1000);
    default: return Number.NaN;
  }
}

/** A spreadsheet's day number, with the time as its fraction. */
function fromExcel(serial: number): number {
  return serial >= 20_000 && serial < 80_000 ? Math.round((serial - 25_569) * 86_400) : Number.NaN;
}
