const threeNumbers = /^\s*(\d{1,2})[-/](\d{1,2})[-/]\d{4}(?!\d)/;

/** Whether dates such as 3/4/2024 of a column begin with the day; null where its values do not tell. */
export function dayFirst(values: Iterable<string>): boolean | null {
  let first = 0;
  let second = 0;
  for (const value of values) {
    const found = threeNumbers.exec(value);
    if (found === null) continue;
    if (Number(found[1]) > 12) first += 1;
    if (Number(found[2]) > 12) second += 1;
  }
  return first === second ? null : first > second;
}
