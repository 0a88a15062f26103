import type { DateOrder } from '#contract/imports.ts';

const numbers = /^\s*(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const orders = ['dmy', 'mdy', 'ymd'] as const satisfies readonly DateOrder[];

/** What a column's values say of the order of its dates. */
export interface OrderFound {
  /** `ambiguous`: the values do not tell; null: none of its dates is written with the year last or with two figures. */
  readonly order: DateOrder | 'ambiguous' | null;
  /** Dates that were looked at. */
  readonly dates: number;
}

/** The order of day, month and year in dates such as 3/4/2024 and 3/4/24. Values that cannot be dates in an order speak against it. */
export function orderOf(values: Iterable<string>): OrderFound {
  const against = { dmy: 0, mdy: 0, ymd: 0 };
  const seen = [new Set<string>(), new Set<string>(), new Set<string>()] as const;
  let dates = 0;
  let short = 0;
  for (const value of values) {
    const found = numbers.exec(value.normalize('NFKC'));
    if (found === null) continue;
    const [a, b, c] = [found[1]!, found[3]!, found[4]!];
    dates += 1;
    seen[0].add(a);
    seen[1].add(b);
    seen[2].add(c);
    if (c.length === 2) short += 1;
    const [first, second, third] = [Number(a), Number(b), Number(c)];
    if (!isDay(first) || !isMonth(second)) against.dmy += 1;
    if (!isMonth(first) || !isDay(second) || found[2] === '.') against.mdy += 1;
    if (c.length === 4 || a.length === 1 || !isMonth(second) || !isDay(third)) against.ymd += 1;
  }
  if (dates === 0) return { order: null, dates };
  const least = Math.min(...orders.map((order) => against[order]));
  const fit = orders.filter((order) => against[order] === least);
  if (fit.length === 1) return { order: fit[0]!, dates };
  const [only] = short === dates ? fit.filter((order) => yearStands(order, seen)) : [];
  return { order: only !== undefined && fit.filter((order) => yearStands(order, seen)).length === 1 ? only : 'ambiguous', dates };
}

const isDay = (value: number): boolean => value >= 1 && value <= 31;
const isMonth = (value: number): boolean => value >= 1 && value <= 12;

/** Of two-figure numbers the year is the one that hardly changes from row to row. */
function yearStands(order: DateOrder, seen: readonly [Set<string>, Set<string>, Set<string>]): boolean {
  const [year, others] = order === 'ymd' ? [seen[0], [seen[1], seen[2]]] : [seen[2], [seen[0], seen[1]]];
  return others.every((other) => year.size * 2 < other.size);
}
