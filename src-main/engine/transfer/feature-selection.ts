import { withLoans, type Dataset } from '../data/dataset.ts';
import { keptCells, rowLength, type LoanMatrix } from '../data/loan-matrix.ts';
import { themesOf } from '../evaluation/themes.ts';
import { mutualInformation } from '../matrix/mutual-information.ts';
import { columnCounts, type SparsePattern } from '../matrix/sparse.ts';
import type { Pacer } from '../pacer.ts';

/** What the readers of a source title tell of the target. */
export interface TitleInformation {
  /** Column of the source. */
  readonly title: number;
  /** Bits that "borrowed this title" tells of "borrowed from that group of the target", of the group it tells most of. */
  readonly bits: number;
}

/** Groups of target titles that are asked about: the most borrowed classes, or titles where there are no classes. */
const GROUPS = 60;
/** Shared patrons a source title needs to be counted at all. */
const FEWEST_READERS = 5;

/**
 * Mutual information of each source title with the target, over shared patrons, Miller–Madow corrected, the greatest over the groups of the
 * target (engine notes 1.4.4 i); most bits first, titles without any left out. O(Σ loans of a patron · groups of the patron).
 */
export async function informativeTitles(data: Dataset, s: number, pacer: Pacer): Promise<TitleInformation[]> {
  const source = data.sources[s]!;
  const shared = Array.from({ length: data.patronCount }, (_, u) => u).filter((u) => rowLength(data.target, u) > 0 && rowLength(source, u) > 0);
  const groupsOf = targetGroups(data);
  const ofGroup = new Uint32Array(GROUPS);
  const ofTitle = new Uint32Array(source.columnCount);
  const both = new Uint32Array(source.columnCount * GROUPS);
  for (const [at, u] of shared.entries()) {
    if (at % 32 === 0 && pacer.due()) await pacer.pause();
    const groups = new Set<number>();
    for (let e = data.target.rowStart[u]!; e < data.target.rowStart[u + 1]!; e += 1) for (const group of groupsOf(data.target.column[e]!)) groups.add(group);
    for (const group of groups) ofGroup[group]! += 1;
    for (let e = source.rowStart[u]!; e < source.rowStart[u + 1]!; e += 1) {
      ofTitle[source.column[e]!]! += 1;
      for (const group of groups) both[source.column[e]! * GROUPS + group]! += 1;
    }
  }
  const found: TitleInformation[] = [];
  const n = shared.length;
  for (let title = 0; title < source.columnCount; title += 1) {
    if (title % 256 === 0 && pacer.due()) await pacer.pause();
    const own = ofTitle[title]!;
    if (own < FEWEST_READERS) continue;
    let bits = 0;
    for (let group = 0; group < GROUPS; group += 1) {
      const together = both[title * GROUPS + group]!;
      const other = ofGroup[group]!;
      if (other > 0) bits = Math.max(bits, mutualInformation([together, own - together, other - together, n - own - other + together], 2));
    }
    if (bits > 0) found.push({ title, bits });
  }
  return found.sort((a, b) => b.bits - a.bits || a.title - b.title);
}

/**
 * The data set with the loans of each source's `most` most informative titles only: feature selection for whatever is trained on it.
 * Numbers of titles stay. What was left out is told source by source.
 */
export async function withInformativeTitles(data: Dataset, most: number, pacer: Pacer): Promise<{ data: Dataset; kept: readonly number[] }> {
  const sources: LoanMatrix[] = [];
  const kept: number[] = [];
  for (const [s, source] of data.sources.entries()) {
    const best = (await informativeTitles(data, s, pacer)).slice(0, most);
    const wanted = new Uint8Array(source.columnCount);
    for (const { title } of best) wanted[title] = 1;
    sources.push(keptCells(source, Uint8Array.from(source.column, (column) => wanted[column]!)));
    kept.push(best.length);
  }
  return { data: withLoans(data, data.target, sources), kept };
}

/** The groups a target title is in. */
function targetGroups(data: Dataset): (title: number) => Iterable<number> {
  const themes = themesOf(data);
  const counts = themes === null ? columnCounts(patternOf(data.target)) : loansByTheme(data.target, themes.target, themes.count);
  const number = new Map(mostBorrowed(counts).map((one, group) => [one, group]));
  if (themes === null) return (title) => { const group = number.get(title); return group === undefined ? [] : [group]; };
  const { start, token } = themes.target;
  return (title) => {
    const groups: number[] = [];
    for (let e = start[title]!; e < start[title + 1]!; e += 1) {
      const group = number.get(token[e]!);
      if (group !== undefined) groups.push(group);
    }
    return groups;
  };
}

const patternOf = ({ rowCount, columnCount, rowStart, column }: LoanMatrix): SparsePattern => ({ rowCount, columnCount, start: rowStart, index: column });

function loansByTheme(loans: LoanMatrix, { start, token }: { readonly start: Uint32Array; readonly token: Uint32Array }, count: number): Uint32Array {
  const counts = new Uint32Array(count);
  for (const title of loans.column) for (let e = start[title]!; e < start[title + 1]!; e += 1) counts[token[e]!]! += 1;
  return counts;
}

function mostBorrowed(counts: Uint32Array): number[] {
  return Array.from(counts.keys()).filter((one) => counts[one]! > 0).sort((a, b) => counts[b]! - counts[a]! || a - b).slice(0, GROUPS);
}
