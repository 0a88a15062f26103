import type { LoanMatrix } from '../data/loan-matrix.ts';
import type { TokenRows } from '../data/records.ts';
import type { Pacer } from '../pacer.ts';

/** Themes, or groups of titles, that are looked at of a domain: the most borrowed. */
export const MOST_THEMES = 60;

/** The numbers of the greatest counts above 0, at most 60, greatest first and equal ones by number. */
export function mostBorrowed(counts: Uint32Array): number[] {
  return Array.from(counts.keys()).filter((one) => counts[one]! > 0).sort((a, b) => counts[b]! - counts[a]! || a - b).slice(0, MOST_THEMES);
}

/** Distinct loans by token of the title (length `count`): a title with several tokens counts for each. */
export async function loansByTheme({ column }: LoanMatrix, { start, token }: TokenRows, count: number, pacer: Pacer): Promise<Uint32Array> {
  const counts = new Uint32Array(count);
  for (let loan = 0; loan < column.length; loan += 1) {
    if (loan % 1024 === 0 && pacer.due()) await pacer.pause();
    for (let e = start[column[loan]!]!; e < start[column[loan]! + 1]!; e += 1) counts[token[e]!]! += 1;
  }
  return counts;
}
