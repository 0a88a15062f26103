/** The days of the period: dates, opening days and hours, and how busy each day is. */
import { below, type Random } from './random.ts';

const dayLength = 86_400_000;

/** How busy a weekday is, Sunday first. */
const weekdayLoad = [0.05, 0.14, 0.16, 0.15, 0.14, 0.13, 0.23];
/** How busy a month is, January first: for grown-ups, and for children and teens. */
const monthLoad = [1.12, 1.06, 1.05, 1, 0.95, 0.92, 1.02, 0.98, 1, 1.06, 1.08, 0.78];
const youngMonthLoad = [0.95, 0.98, 1, 1.02, 0.92, 0.95, 1.45, 1.4, 0.85, 0.98, 0.95, 0.72];
/** Opening and closing hour by weekday, Sunday first. */
const hours: readonly (readonly [number, number])[] = [[12, 17], [9, 20], [9, 20], [9, 20], [9, 20], [9, 19], [10, 18]];

export interface Calendar {
  /** How many days the period has; day 0 is the first. */
  readonly days: number;
  /** Running totals of the load, one more entry than there are days. */
  readonly load: Float64Array;
  readonly youngLoad: Float64Array;
  readonly firstYear: number;
  readonly lastYear: number;
  /** The date of a day of the period, or of one before or after it, as YYYY-MM-DD. */
  date(day: number): string;
  weekday(day: number): number;
  /** The day of 1 January of a year. */
  newYear(year: number): number;
}

/** The period of so many years that ends on a date (YYYY-MM-DD), that day included. */
export function makeCalendar(end: string, years: number): Calendar {
  const last = Date.parse(`${end}T00:00:00Z`);
  const first = new Date(last);
  first.setUTCFullYear(first.getUTCFullYear() - years);
  const start = first.getTime() + dayLength;
  const days = Math.round((last - start) / dayLength) + 1;
  const dates = new Map<number, string>();
  const date = (day: number): string => {
    const known = dates.get(day);
    if (known !== undefined) return known;
    const made = new Date(start + day * dayLength).toISOString().slice(0, 10);
    dates.set(day, made);
    return made;
  };
  const weekday = (day: number): number => (((Math.round(start / dayLength) + day + 4) % 7) + 7) % 7;
  const load = new Float64Array(days + 1);
  const youngLoad = new Float64Array(days + 1);
  for (let day = 0; day < days; day += 1) {
    const monthAndDay = date(day).slice(5);
    const month = Number(monthAndDay.slice(0, 2)) - 1;
    const closed = ['01-01', '12-25', '12-26'].includes(monthAndDay);
    const base = closed ? 0 : (weekdayLoad[weekday(day)] ?? 0);
    load[day + 1] = load[day]! + base * (monthLoad[month] ?? 1);
    youngLoad[day + 1] = youngLoad[day]! + base * (youngMonthLoad[month] ?? 1);
  }
  return {
    days, load, youngLoad, date, weekday,
    firstYear: new Date(start).getUTCFullYear(),
    lastYear: new Date(last).getUTCFullYear(),
    newYear: (year) => Math.round((Date.UTC(2000, 0, 1) - start) / dayLength) + Math.round((Date.UTC(year, 0, 1) - Date.UTC(2000, 0, 1)) / dayLength),
  };
}

/** A day from first to last (both included) drawn by its load. */
export function drawDay(load: Float64Array, first: number, last: number, random: Random): number {
  const from = load[first]!;
  const aim = from + random() * (load[last + 1]! - from);
  let low = first;
  let high = last;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load[middle + 1]! > aim) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A second of the day within opening hours, the middle of the afternoon the busiest. */
export function openingSecond(weekday: number, random: Random): number {
  const [open, close] = hours[weekday] ?? [9, 17];
  return open * 3600 + Math.floor(((random() + random()) / 2) * (close - open) * 3600);
}

/** A second of the day at which a book box is emptied: on the minute. */
export const returnSecond = (random: Random): number => (8 * 60 + below(random, 12 * 60)) * 60;

const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** HH:MM:SS */
export const clock = (second: number): string =>
  `${two[Math.floor(second / 3600)] ?? '00'}:${two[Math.floor(second / 60) % 60] ?? '00'}:${two[second % 60] ?? '00'}`;
