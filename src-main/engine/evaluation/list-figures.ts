import type { TokenRows } from '../data/records.ts';
import { pathLikeness, type Profile, type Themes } from './themes.ts';
import type { TitleFacts } from './title-facts.ts';

/** What a list of 10 is like beyond its hits (engine notes 3.4); NaN where the records have no classes to tell by. */
export interface ListFigures {
  /** Mean over the list of −log2 p(i), p(i) = (patrons of i + 1) ÷ (patrons + 1): bits of surprise (Zhou et al. 2010). */
  readonly novelty: number;
  /** Share of the list lent five times a year or less. */
  readonly longTail: number;
  /** Share of the list that is a hit and not among the 100 titles that popularity in the reader's classes would name first. */
  readonly serendipity: number;
  /** 1 − mean likeness of the class paths of two titles of the list (Ziegler et al. 2005, over classes). */
  readonly diversity: number;
  /** KL(p ‖ q̃) in nats between the reader's mixture of classes p and the list's q, q̃ = 0.99 q + 0.01 p (Steck 2018); 0 = the same. */
  readonly calibration: number;
}

/** Names of the figures, in the order of `ListFigures`. */
export const listFigureNames = ['novelty', 'longTail', 'serendipity', 'diversity', 'calibration'] as const satisfies readonly (keyof ListFigures)[];

/** Loans a year up to which a title belongs to the long tail. */
const TAIL_PER_YEAR = 5;
/** Titles that are no surprise: as many as popularity in the reader's classes puts first. */
const EXPECTED = 100;
const SMOOTHING = 0.01;

/** What of a question the figures of every list need. */
export interface Expectation {
  readonly profile: Profile | null;
  readonly expected: ReadonlySet<number>;
}

/** The reader's mixture of classes, and the titles that popularity in it names first: greatest patrons × mean share of the title's classes. */
export function expectationOf(facts: TitleFacts, profile: Profile | null): Expectation {
  if (profile === null || facts.themes === null) return { profile, expected: new Set(facts.byCount.subarray(0, EXPECTED)) };
  const { start, token } = facts.themes.target;
  const greatest = profile.themes.reduce((most, theme) => Math.max(most, profile.share[theme]!), 0);
  const best: { column: number; score: number }[] = [];
  for (const column of facts.byCount) {
    const bar = best.length === EXPECTED ? best.at(-1)!.score : 0;
    if (facts.counts[column]! * greatest <= bar) break; // no later title can score more
    let affinity = 0;
    for (let e = start[column]!; e < start[column + 1]!; e += 1) affinity += profile.share[token[e]!]!;
    if (affinity === 0) continue;
    const score = (facts.counts[column]! * affinity) / (start[column + 1]! - start[column]!);
    if (score <= bar) continue;
    let at = best.length;
    while (at > 0 && best[at - 1]!.score < score) at -= 1;
    best.splice(at, 0, { column, score });
    if (best.length > EXPECTED) best.pop();
  }
  return { profile, expected: new Set(best.map(({ column }) => column)) };
}

/** The figures of one list; `isHit` tells which titles were borrowed. */
export function listFigures(facts: TitleFacts, top: Uint32Array, { profile, expected }: Expectation, isHit: (column: number) => boolean): ListFigures {
  let surprise = 0;
  let tail = 0;
  let unexpected = 0;
  for (const column of top) {
    surprise -= Math.log2((facts.counts[column]! + 1) / (facts.patrons + 1));
    if (facts.perYear[column]! <= TAIL_PER_YEAR) tail += 1;
    if (isHit(column) && !expected.has(column)) unexpected += 1;
  }
  const size = Math.max(1, top.length);
  const { themes } = facts;
  return {
    novelty: surprise / size, longTail: tail / size, serendipity: unexpected / size,
    diversity: themes ? diversityOf(themes.target, top) : NaN,
    calibration: themes && profile ? calibrationOf(themes, top, profile) : NaN,
  };
}

/** NaN when fewer than two titles of the list have classes. */
function diversityOf(rows: TokenRows, top: Uint32Array): number {
  const classed = top.filter((column) => rows.start[column + 1]! > rows.start[column]!);
  let likeness = 0;
  for (let i = 0; i < classed.length; i += 1) for (let j = 0; j < i; j += 1) likeness += pathLikeness(rows, classed[i]!, classed[j]!);
  const pairs = (classed.length * (classed.length - 1)) / 2;
  return pairs > 0 ? 1 - likeness / pairs : NaN;
}

/** NaN when no title of the list has classes. */
function calibrationOf(themes: Themes, top: Uint32Array, profile: Profile): number {
  const { start, token } = themes.target;
  const shown = new Map<number, number>();
  let classed = 0;
  for (const column of top) {
    const size = start[column + 1]! - start[column]!;
    if (size === 0) continue;
    classed += 1;
    for (let e = start[column]!; e < start[column + 1]!; e += 1) shown.set(token[e]!, (shown.get(token[e]!) ?? 0) + 1 / size);
  }
  if (classed === 0) return NaN;
  let divergence = 0;
  for (const theme of profile.themes) {
    const p = profile.share[theme]!;
    const q = (1 - SMOOTHING) * ((shown.get(theme) ?? 0) / classed) + SMOOTHING * p;
    divergence += p * Math.log(p / q);
  }
  return Math.max(0, divergence);
}
