import { withLoans, type Dataset } from '../data/dataset.ts';
import { keptCells, rowLength, rowsWhere, type LoanMatrix } from '../data/loan-matrix.ts';
import { themesOf } from '../evaluation/themes.ts';
import { mutualInformation } from '../matrix/mutual-information.ts';
import { columnCounts } from '../matrix/sparse.ts';
import { pairsOf } from '../models/ials.ts';
import type { Pacer } from '../pacer.ts';
import { loansByTheme, MOST_THEMES, mostBorrowed } from './most-borrowed.ts';

/** What the readers of a source title tell of the target. */
export interface TitleInformation {
  /** Column of the source. */
  readonly title: number;
  /** Bits that "borrowed this title" tells of "borrowed from that group of the target", of the group it tells most of. */
  readonly bits: number;
}

/** Shared patrons a source title needs to be counted at all. */
const FEWEST_READERS = 5;

/**
 * Mutual information of each source title with the target, over shared patrons, Miller–Madow corrected, the greatest over the groups of the
 * target (engine notes 1.4.4 i); most bits first, titles without any left out. O(Σ loans of a patron · groups of the patron).
 */
export async function informativeTitles(data: Dataset, s: number, pacer: Pacer): Promise<TitleInformation[]> {
  const source = data.sources[s]!;
  const shared = await rowsWhere(data.target, (u) => rowLength(source, u) > 0, pacer);
  const groupsOf = await targetGroups(data, pacer);
  const ofGroup = new Uint32Array(MOST_THEMES);
  const ofTitle = new Uint32Array(source.columnCount);
  const both = new Uint32Array(source.columnCount * MOST_THEMES);
  for (const [at, u] of shared.entries()) {
    if (at % 32 === 0 && pacer.due()) await pacer.pause();
    const groups = new Set<number>();
    for (let e = data.target.rowStart[u]!; e < data.target.rowStart[u + 1]!; e += 1) for (const group of groupsOf(data.target.column[e]!)) groups.add(group);
    for (const group of groups) ofGroup[group]! += 1;
    for (let e = source.rowStart[u]!; e < source.rowStart[u + 1]!; e += 1) {
      ofTitle[source.column[e]!]! += 1;
      for (const group of groups) both[source.column[e]! * MOST_THEMES + group]! += 1;
    }
  }
  const found: TitleInformation[] = [];
  const n = shared.length;
  for (let title = 0; title < source.columnCount; title += 1) {
    if (title % 256 === 0 && pacer.due()) await pacer.pause();
    const own = ofTitle[title]!;
    if (own < FEWEST_READERS) continue;
    let bits = 0;
    for (let group = 0; group < MOST_THEMES; group += 1) {
      const together = both[title * MOST_THEMES + group]!;
      const other = ofGroup[group]!;
      if (other > 0) bits = Math.max(bits, mutualInformation([together, own - together, other - together, n - own - other + together], 2));
    }
    if (bits > 0) found.push({ title, bits });
  }
  return found.sort((a, b) => b.bits - a.bits || a.title - b.title);
}

/** The data set without the loans of source titles that tell nothing: feature selection for whatever is trained on it. Numbers of titles stay. */
export async function withInformativeTitles(data: Dataset, pacer: Pacer): Promise<Dataset> {
  const sources: LoanMatrix[] = [];
  for (const [s, source] of data.sources.entries()) {
    const wanted = new Uint8Array(source.columnCount);
    for (const { title } of await informativeTitles(data, s, pacer)) wanted[title] = 1;
    sources.push(keptCells(source, Uint8Array.from(source.column, (column) => wanted[column]!)));
  }
  return withLoans(data, data.target, sources);
}

/** The groups a target title is in: those of the most borrowed classes, or titles where there are no classes. */
async function targetGroups(data: Dataset, pacer: Pacer): Promise<(title: number) => Iterable<number>> {
  const themes = themesOf(data);
  const counts = themes === null ? columnCounts(pairsOf(data.target)) : await loansByTheme(data.target, themes.target, themes.count, pacer);
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
