import type { DateOrder } from '#contract/imports.ts';

/** One way to read a date: the order, and the day it then is (ISO). */
export interface DateReading {
  readonly order: DateOrder;
  readonly day: string;
}

const places: Readonly<Record<DateOrder, readonly [year: number, month: number, day: number]>> = { dmy: [2, 1, 0], mdy: [2, 0, 1], ymd: [0, 1, 2] };
const century = (year: number): number => (year < 70 ? 2000 + year : 1900 + year);

/** The different days that a cell such as `03/04/2024` can mean, by the order of its numbers; empty where it is no such date. */
export function dateReadings(cell: string): readonly DateReading[] {
  const parts = /^\s*(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})(?!\d)/.exec(cell)?.slice(1);
  if (parts === undefined) return [];
  const orders: readonly DateOrder[] = parts[2]?.length === 4 ? ['dmy', 'mdy'] : ['dmy', 'mdy', 'ymd'];
  const readings: DateReading[] = [];
  for (const order of orders) {
    const [year = 0, month = 0, day = 0] = places[order].map((place) => Number(parts[place]));
    const date = new Date(Date.UTC(year < 100 ? century(year) : year, month - 1, day));
    if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) continue;
    const iso = date.toISOString().slice(0, 10);
    if (!readings.some((reading) => reading.day === iso)) readings.push({ order, day: iso });
  }
  return readings;
}

/** The cell that shows best how its column can be read: one with several readings. */
export const tellingCell = (cells: readonly string[]): string | null => cells.find((cell) => dateReadings(cell).length > 1) ?? null;
