export interface MonthCount {
  /** `2024-05`. */
  readonly month: string;
  readonly loans: number;
  /** Of these, with a patron. */
  readonly linked: number;
}

/** One column of the chart: a month, or a year where months would be too many. */
export interface TimeColumn {
  /** `2024-05` or `2024`. */
  readonly time: string;
  readonly loans: number;
  readonly linked: number;
}

const mostMonths = 120;
const longestGapMonths = 600;
const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const nameOf = (number: number): string => `${String(Math.floor(number / 12)).padStart(4, '0')}-${String(number % 12 + 1).padStart(2, '0')}`;

/** A column for every month from the first to the last, those without loans as well; years where they are more than 120. */
export function monthColumns(months: readonly MonthCount[]): readonly TimeColumn[] {
  const sorted = months.filter(({ month }) => /^\d{4}-\d{2}$/.test(month)).sort((a, b) => a.month.localeCompare(b.month));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const span = numberOf(last.month) - numberOf(first.month) + 1;
  if (span > mostMonths) return byYear(sorted, span <= longestGapMonths);
  const byMonth = new Map(sorted.map((one) => [one.month, one]));
  return Array.from({ length: span }, (_, i) => {
    const time = nameOf(numberOf(first.month) + i);
    const found = byMonth.get(time);
    return { time, loans: found?.loans ?? 0, linked: found?.linked ?? 0 };
  });
}

function byYear(months: readonly MonthCount[], fill: boolean): readonly TimeColumn[] {
  const years = new Map<string, { time: string; loans: number; linked: number }>();
  const yearOf = (time: string) => {
    const year = years.get(time) ?? { time, loans: 0, linked: 0 };
    years.set(time, year);
    return year;
  };
  for (const { month, loans, linked } of months) {
    const year = yearOf(month.slice(0, 4));
    year.loans += loans;
    year.linked += linked;
  }
  const numbers = [...years.keys()].map(Number);
  if (fill) for (let year = Math.min(...numbers); year <= Math.max(...numbers); year += 1) yearOf(String(year));
  return [...years.values()].sort((a, b) => a.time.localeCompare(b.time));
}
