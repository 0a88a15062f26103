import type { Dataset } from '../data/dataset.ts';
import type { TokenRows } from '../data/records.ts';
import type { Pacer } from '../pacer.ts';
import { NO_TITLE, type RoundAnswers } from './answers.ts';
import { bootstrapIntervals, type Interval } from './bootstrap.ts';
import { LIST_LENGTH } from './judge.ts';
import { PatronMeans, pickCases, type Picks } from './picks.ts';
import type { ContestantId } from './report.ts';
import { themesOf } from './themes.ts';

/** What titles are told apart by in the report (engine notes 3.5). */
export type TitleSliceKind = 'training-loans' | 'language' | 'theme';

/** How well the held-out loans of some titles were found, and how often those titles were shown. */
export interface TitleSlice {
  readonly kind: TitleSliceKind;
  /** '0' (new: not lent before), '1-4', '5-19', '20+' patrons in the training part; a word of the vocabulary. */
  readonly value: string;
  /** Target titles of the slice (in the first round, where rounds differ). */
  readonly titles: number;
  /** Held-out loans of these titles. */
  readonly loans: number;
  readonly methods: readonly {
    readonly contestant: ContestantId;
    /** Found in the list of 10 ÷ held-out loans of these titles, mean over the patrons who have any. */
    readonly recall: Interval;
    /** Places of these titles ÷ places of all lists. */
    readonly shown: number;
  }[];
}

/** Membership of titles in a slice; may differ from round to round. */
interface Slice {
  readonly kind: TitleSliceKind;
  readonly value: string;
  readonly has: (round: RoundAnswers, column: number) => boolean;
}

/** Held-out loans below which a slice is not shown. */
const MIN_LOANS = 20;
const LARGEST_LANGUAGES = 8;
const LARGEST_THEMES = 12;

/** The slice of a title with that many training patrons. */
export function countSlice(patrons: number): string {
  if (patrons < 5) return patrons === 0 ? '0' : '1-4';
  return patrons < 20 ? '5-19' : '20+';
}

/** All title slices with at least 20 held-out loans; `data` is the whole data set, whose records name languages and classes; `onDone` as for patron slices. */
export async function titleSlices(rounds: readonly RoundAnswers[], contestants: readonly ContestantId[], data: Dataset, seed: number, pacer: Pacer, onDone: (share: number) => void = () => undefined): Promise<TitleSlice[]> {
  const everyone = pickCases(rounds, () => true);
  const slices: Slice[] = [
    ...['0', '1-4', '5-19', '20+'].map((value): Slice => ({ kind: 'training-loans', value, has: (round, column) => countSlice(round.facts.counts[column]!) === value })),
    ...tokenSlices('language', data.records.target.fields.language, data.vocabulary.language, rounds, LARGEST_LANGUAGES),
  ];
  const themes = themesOf(data);
  if (themes) slices.push(...tokenSlices('theme', themes.target, data.vocabulary[themes.field], rounds, LARGEST_THEMES));
  const made: TitleSlice[] = [];
  for (const slice of slices) {
    await pacer.pause();
    const row = await titleSlice(slice, everyone, contestants, seed, pacer);
    if (row) made.push(row);
    onDone(1 / slices.length);
  }
  return made;
}

async function titleSlice({ kind, value, has }: Slice, picks: Picks, contestants: readonly ContestantId[], seed: number, pacer: Pacer): Promise<TitleSlice | null> {
  let loans = 0;
  const recalls = new PatronMeans(picks.patrons, contestants.length);
  const shown = new Float64Array(contestants.length);
  const places = new Float64Array(contestants.length);
  for (const [c, { round, at }] of picks.cases.entries()) {
    if (pacer.due()) await pacer.pause();
    const { relevant } = round.cases[at]!;
    const own: number[] = [];
    relevant.forEach((column, i) => { if (has(round, column)) own.push(round.start[at]! + i); });
    loans += own.length;
    for (const [m, contestant] of contestants.entries()) {
      const { ranks, top } = round.answers.get(contestant)!;
      if (own.length > 0) recalls.add(picks.patronOf[c]!, m, own.filter((e) => ranks[e]! > 0 && ranks[e]! <= LIST_LENGTH).length / own.length);
      for (let place = at * LIST_LENGTH; place < (at + 1) * LIST_LENGTH; place += 1) {
        if (top[place] === NO_TITLE) continue;
        places[m]! += 1;
        if (has(round, top[place]!)) shown[m]! += 1;
      }
    }
  }
  if (loans < MIN_LOANS) return null;
  const first = picks.cases[0]!.round;
  let titles = 0;
  for (let column = 0; column < first.facts.counts.length; column += 1) if (has(first, column)) titles += 1;
  const intervals = await bootstrapIntervals(recalls.columns().map((column) => column.filter((mean) => !Number.isNaN(mean))), seed, pacer);
  return {
    kind, value, titles, loans,
    methods: contestants.map((contestant, m) => ({ contestant, recall: intervals[m]!, shown: places[m]! > 0 ? shown[m]! / places[m]! : 0 })),
  };
}

/** The tokens with the most held-out loans. */
function tokenSlices(kind: TitleSliceKind, { start, token }: TokenRows, words: readonly string[], rounds: readonly RoundAnswers[], most: number): Slice[] {
  const loans = new Map<number, number>();
  for (const round of rounds) for (const { relevant } of round.cases) for (const column of relevant) {
    for (let e = start[column]!; e < start[column + 1]!; e += 1) loans.set(token[e]!, (loans.get(token[e]!) ?? 0) + 1);
  }
  const largest = [...loans].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most).map(([number]) => number);
  return largest.map((number) => ({
    kind, value: words[number] ?? String(number),
    has: (_, column) => {
      for (let e = start[column]!; e < start[column + 1]!; e += 1) if (token[e] === number) return true;
      return false;
    },
  }));
}
