/** Columns over time: months, quarters or years, whichever are few enough to be told apart. */
export interface TimeSteps {
  readonly unit: 'month' | 'quarter' | 'year';
  /** `2024-05`, `2024-Q2` or `2024`. */
  readonly names: readonly string[];
  /** Values by month put together by step. */
  sum(values: readonly number[]): number[];
}

const most = 60;

/** @param months without a gap, `2024-05` */
export function timeSteps(months: readonly string[]): TimeSteps {
  const unit = months.length <= most ? 'month' : months.length <= 3 * most ? 'quarter' : 'year';
  const nameOf = (month: string): string => (unit === 'month' ? month : unit === 'quarter' ? `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}` : month.slice(0, 4));
  const names = [...new Set(months.map(nameOf))];
  const placeOf = new Map(names.map((name, at) => [name, at]));
  const places = months.map((month) => placeOf.get(nameOf(month))!);
  return {
    unit, names,
    sum(values) {
      const sums = new Array<number>(names.length).fill(0);
      values.forEach((value, at) => { sums[places[at]!]! += value; });
      return sums;
    },
  };
}
