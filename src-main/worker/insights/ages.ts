import type { AgeInsight } from '#contract/insights.ts';

/** Stretches of years of publication: the newest in single years, older ones ever longer; before them all, and unknown. */
export function ageStretches(lastYear: number): readonly { readonly from: number | null; readonly to: number | null }[] {
  const years = (newest: number, oldest: number) => ({ from: lastYear - oldest, to: lastYear - newest });
  return [
    { from: lastYear, to: lastYear }, years(1, 1), years(2, 2), years(3, 4), years(5, 9), years(10, 19), years(20, 49), { from: 1, to: lastYear - 50 }, { from: null, to: null },
  ];
}

/**
 * Titles, loans and places on lists by year of publication.
 * @param rows of every title its year (0: unknown), loans and places
 * @param lastYear year of the last loan; what claims to be newer counts with it
 */
export function agesOf(rows: Iterable<readonly [year: number, loans: number, listed: number]>, lastYear: number): AgeInsight[] {
  const ages = ageStretches(lastYear).map((stretch) => ({ ...stretch, titles: 0, loans: 0, listed: 0 }));
  const unknown = ages.at(-1)!;
  for (const [year, loans, listed] of rows) {
    const known = Math.min(year, lastYear);
    const age = year <= 0 ? unknown : ages.find(({ from, to }) => from !== null && to !== null && known >= from && known <= to) ?? unknown;
    age.titles += 1;
    age.loans += loans;
    age.listed += listed;
  }
  return ages;
}
