import type { Pacer } from '../pacer.ts';
import type { RoundAnswers } from './answers.ts';
import { LIST_LENGTH } from './judge.ts';
import { listFigureNames } from './list-figures.ts';
import { areaUnderCurve, balancedAccuracy, listLengths, listMetricNames, metricsAt, reciprocalRank } from './metrics.ts';
import type { ContestantId } from './report.ts';

/** One case of one round. */
export interface Pick {
  readonly round: RoundAnswers;
  /** Place of the case in the round. */
  readonly at: number;
}

/** Some cases and the patrons they are about: what one row of a report is made from. */
export interface Picks {
  readonly cases: readonly Pick[];
  /** Number of the patron of each case, in order of first appearance. */
  readonly patronOf: Uint32Array;
  readonly patrons: number;
}

/** The cases of all rounds that pass the test. */
export function pickCases(rounds: readonly RoundAnswers[], passes: (pick: Pick) => boolean): Picks {
  return picksOf(rounds.flatMap((round) => round.cases.map((_, at): Pick => ({ round, at })).filter(passes)));
}

/** Those of the picked cases that pass the test. */
export function narrowed(picks: Picks, passes: (pick: Pick) => boolean): Picks {
  return picksOf(picks.cases.filter(passes));
}

function picksOf(cases: readonly Pick[]): Picks {
  const numbers = new Map<number, number>();
  const patronOf = Uint32Array.from(cases, ({ round, at }) => {
    const { patron } = round.cases[at]!;
    const number = numbers.get(patron) ?? numbers.size;
    numbers.set(patron, number);
    return number;
  });
  return { cases, patronOf, patrons: numbers.size };
}

/** Names of the figures of a case, in the order of `figuresByPatron`. */
export const figureColumns: readonly string[] = [
  ...listLengths.flatMap((length) => listMetricNames.map((name) => `${name}@${length}`)), 'mrr', 'auc', 'balancedAccuracy', ...listFigureNames,
];

/** Every figure of one contestant, one value a patron: the mean over the patron's cases that have one, NaN without any. */
export async function figuresByPatron(picks: Picks, contestant: ContestantId, pacer: Pacer): Promise<Float64Array[]> {
  const means = new PatronMeans(picks.patrons, figureColumns.length);
  for (const [c, { round, at }] of picks.cases.entries()) {
    if (pacer.due()) await pacer.pause();
    const { ranks, others, figures } = round.answers.get(contestant)!;
    const own = ranks.subarray(round.start[at]!, round.start[at + 1]!);
    const candidates = round.candidates[at]!;
    let column = 0;
    const add = (value: number) => { means.add(picks.patronOf[c]!, column, value); column += 1; };
    for (const length of listLengths) {
      const metrics = metricsAt(own, length, candidates);
      for (const name of listMetricNames) add(metrics[name]);
    }
    add(reciprocalRank(own));
    add(areaUnderCurve(own, candidates));
    add(balancedAccuracy(own, others.subarray(round.otherStart[at]!, round.otherStart[at + 1]!), round.facts.typicalLoans));
    for (let f = 0; f < listFigureNames.length; f += 1) add(figures[at * listFigureNames.length + f]!);
  }
  return means.columns();
}

/** nDCG@10 of one contestant, one value a patron. */
export function ndcgByPatron(picks: Picks, contestant: ContestantId): Float64Array {
  const means = new PatronMeans(picks.patrons, 1);
  picks.cases.forEach(({ round, at }, c) => {
    const own = round.answers.get(contestant)!.ranks.subarray(round.start[at]!, round.start[at + 1]!);
    means.add(picks.patronOf[c]!, 0, metricsAt(own, LIST_LENGTH, round.candidates[at]!).ndcg);
  });
  return means.columns()[0]!;
}

/** Means over each patron's cases, column by column; NaN is no value. */
export class PatronMeans {
  readonly #sums: Float64Array[];
  readonly #counts: Uint32Array[];

  constructor(patrons: number, columns: number) {
    this.#sums = Array.from({ length: columns }, () => new Float64Array(patrons));
    this.#counts = Array.from({ length: columns }, () => new Uint32Array(patrons));
  }

  add(patron: number, column: number, value: number): void {
    if (Number.isNaN(value)) return;
    this.#sums[column]![patron]! += value;
    this.#counts[column]![patron]! += 1;
  }

  columns(): Float64Array[] {
    return this.#sums.map((sums, column) => sums.map((sum, patron) => sum / this.#counts[column]![patron]!)); // 0 ÷ 0 is NaN
  }
}
