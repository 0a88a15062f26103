import { daySeconds, timeSeconds } from './calendar.ts';

const zone = String.raw`(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)`;
const clock = String.raw`(?:(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:[.,]\d+)?)?[分秒]?\s*([ap]\.?m\.?)?\s*${zone}?)`;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const form = (day: string): RegExp => new RegExp(`^${day}(?:[T,\\s]\\s*${clock})?$`, 'i');

const yearFirst = form(String.raw`(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})`);
const chinese = new RegExp(String.raw`^(\d{4})年(\d{1,2})月(\d{1,2})日?\s*${clock}?$`, 'i');
const yearLast = form(String.raw`(\d{1,2})([-/.])(\d{1,2})\2(\d{4})`);
const monthName = form(String.raw`(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})`);
const dayThenName = form(String.raw`(?:[a-z]{3,9},?\s+)?(\d{1,2})\.?[\s-]([a-z]{3,9})\.?[\s-](\d{4})`);
const digits = /^\d+$/;
const excelSerial = /^\d{5}(?:\.\d+)?$/;

/** A date in any of the forms libraries write; NaN for anything else. Zone suffixes are passed over: the text's own clock counts. */
export function parseForms(text: string, dayComesFirst: boolean): number {
  if (digits.test(text) && text.length !== 5) return fromDigits(text);
  if (excelSerial.test(text)) return fromExcel(Number(text));
  let found = yearFirst.exec(text) ?? chinese.exec(text);
  if (found !== null) return daySeconds(Number(found[1]), Number(found[2]), Number(found[3])) + time(found, 4);
  found = yearLast.exec(text);
  if (found !== null) {
    const dayIsFirst = found[2] === '.' || dayComesFirst;
    return daySeconds(Number(found[4]), Number(found[dayIsFirst ? 3 : 1]), Number(found[dayIsFirst ? 1 : 3])) + time(found, 5);
  }
  found = monthName.exec(text);
  if (found !== null) return daySeconds(Number(found[3]), month(found[1]), Number(found[2])) + time(found, 4);
  found = dayThenName.exec(text);
  if (found !== null) return daySeconds(Number(found[3]), month(found[2]), Number(found[1])) + time(found, 4);
  return Number.NaN;
}

const month = (name = ''): number => months.indexOf(name.toLowerCase().slice(0, 3)) + 1;

function time(found: RegExpExecArray, at: number): number {
  if (found[at] === undefined) return 0;
  let hour = Number(found[at]);
  const half = found[at + 3]?.toLowerCase()[0];
  if (half !== undefined && (hour < 1 || hour > 12)) return Number.NaN;
  if (half !== undefined) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  return timeSeconds(hour, Number(found[at + 1]), Number(found[at + 2] ?? 0));
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
