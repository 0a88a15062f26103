import type { Pacer } from '../pacer.ts';
import type { RoundAnswers } from './answers.ts';
import { bootstrapIntervals, type Interval } from './bootstrap.ts';
import { narrowed, ndcgByPatron, pickCases, type Pick, type Picks } from './picks.ts';
import type { ContestantId } from './report.ts';
import { holm } from './sign-flip.ts';
import { pairedDifference, type PairedDifference } from './verdict.ts';

/** What patrons are told apart by in the report (engine notes 3.5); finer than the cells of the routing table. */
export type PatronSliceKind = 'known-loans' | 'sources' | 'group' | 'new-patron';

/** A comparison within a slice; `adjustedP` is corrected for all slices of the same two contestants (Holm 1979). */
export interface SliceComparison {
  readonly contestant: ContestantId;
  readonly against: ContestantId;
  readonly difference: PairedDifference;
  readonly adjustedP: number;
}

/** nDCG@10 of the patrons of one slice. */
export interface PatronSlice {
  readonly kind: PatronSliceKind;
  /** '0', '1-2', '3-5', '6-20', '21+'; 'yes', 'no'; the number of a patron group. */
  readonly value: string;
  readonly patrons: number;
  readonly methods: readonly { readonly contestant: ContestantId; readonly ndcg: Interval }[];
  /** Over the patrons of the slice with source loans; none where there are too few. */
  readonly comparisons: readonly SliceComparison[];
}

/** Patrons below which a slice is not shown: nothing can be told of so few, and they might be recognised. */
const MIN_PATRONS = 10;
const LARGEST_GROUPS = 12;

/** The slice of a reader with that many known target loans. */
export function loansSlice(targetLoans: number): string {
  if (targetLoans <= 5) return targetLoans === 0 ? '0' : targetLoans <= 2 ? '1-2' : '3-5';
  return targetLoans <= 20 ? '6-20' : '21+';
}

/** All patron slices with at least 10 patrons; `onDone` hears the share of the work done since it was last called. */
export async function patronSlices(rounds: readonly RoundAnswers[], contestants: readonly ContestantId[], pairs: readonly (readonly [ContestantId, ContestantId])[], seed: number, pacer: Pacer, onDone: (share: number) => void = () => undefined): Promise<PatronSlice[]> {
  const slices: { kind: PatronSliceKind; value: string; picks: Picks }[] = [];
  const add = (kind: PatronSliceKind, values: readonly string[], valueOf: (pick: Pick) => string) => {
    for (const value of values) {
      const picks = pickCases(rounds, (pick) => valueOf(pick) === value);
      if (picks.patrons >= MIN_PATRONS) slices.push({ kind, value, picks });
    }
  };
  add('known-loans', ['0', '1-2', '3-5', '6-20', '21+'], ({ round, at }) => loansSlice(round.cases[at]!.reader.target.length));
  await pacer.pause();
  add('sources', ['yes', 'no'], ({ round, at }) => (round.cases[at]!.hasSource ? 'yes' : 'no'));
  add('new-patron', ['yes', 'no'], ({ round, at }) => (round.isNewPatron[at] === 1 ? 'yes' : 'no'));
  await pacer.pause();
  const groupOf = ({ round, at }: Pick) => String(round.cases[at]!.reader.group);
  add('group', largestGroups(rounds, groupOf), groupOf);

  const made: PatronSlice[] = [];
  for (const { kind, value, picks } of slices) {
    const intervals = await bootstrapIntervals(contestants.map((contestant) => ndcgByPatron(picks, contestant)), seed, pacer);
    made.push({
      kind, value, patrons: picks.patrons,
      methods: contestants.map((contestant, c) => ({ contestant, ndcg: intervals[c]! })),
      comparisons: await comparisonsOf(picks, pairs, seed, pacer),
    });
    onDone(1 / slices.length);
    await pacer.pause();
  }
  return withHolm(made);
}

async function comparisonsOf(picks: Picks, pairs: readonly (readonly [ContestantId, ContestantId])[], seed: number, pacer: Pacer): Promise<SliceComparison[]> {
  const shared = narrowed(picks, ({ round, at }) => round.cases[at]!.hasSource);
  if (shared.patrons < MIN_PATRONS) return [];
  const made: SliceComparison[] = [];
  for (const [contestant, against] of pairs) {
    const difference = await pairedDifference(ndcgByPatron(shared, contestant), ndcgByPatron(shared, against), seed, pacer);
    made.push({ contestant, against, difference, adjustedP: difference.p });
  }
  return made;
}

/** Corrects the p values of every pair over its slices. */
function withHolm(slices: readonly PatronSlice[]): PatronSlice[] {
  const families = new Map<string, SliceComparison[]>();
  const keyOf = ({ contestant, against }: SliceComparison) => `${contestant} ${against}`;
  for (const comparison of slices.flatMap(({ comparisons }) => comparisons)) families.set(keyOf(comparison), [...families.get(keyOf(comparison)) ?? [], comparison]);
  const adjusted = new Map<SliceComparison, number>();
  for (const family of families.values()) holm(family.map(({ difference }) => difference.p)).forEach((p, at) => adjusted.set(family[at]!, p));
  return slices.map((slice) => ({ ...slice, comparisons: slice.comparisons.map((comparison) => ({ ...comparison, adjustedP: adjusted.get(comparison)! })) }));
}

function largestGroups(rounds: readonly RoundAnswers[], groupOf: (pick: Pick) => string): string[] {
  const sizes = new Map<string, number>();
  for (const round of rounds) round.cases.forEach((_, at) => { const group = groupOf({ round, at }); sizes.set(group, (sizes.get(group) ?? 0) + 1); });
  const known = [...sizes].filter(([group]) => group !== '0').sort((a, b) => b[1] - a[1]).slice(0, LARGEST_GROUPS).map(([group]) => group);
  return known.length > 0 && sizes.has('0') ? [...known, '0'] : known;
}
