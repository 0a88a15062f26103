import type { MethodId, Settings } from '../models/method.ts';
import type { Pacer } from '../pacer.ts';
import type { TrainingCode } from '../trained.ts';
import { bootstrapInterval, type Interval } from './bootstrap.ts';
import type { TestCase } from './cases.ts';
import type { ChoiceReason } from './choice.ts';
import type { Judged } from './judge.ts';
import type { ListMetrics } from './metrics.ts';
import type { Cell, SegmentId } from './segments.ts';
import { pairedDifference, type PairedDifference } from './verdict.ts';

/** How patrons are put to the test: all target loans of shared patrons hidden, or everything after a date. */
export type ProtocolId = 'cold-start' | 'temporal';

/** A line of the report: a method, what Shelfbridge would use, or what it would use were transfer forbidden. */
export type ContestantId = MethodId | 'chosen' | 'without-transfer';

/** Figures of one contestant on one slice; means over patrons with 95 % intervals, definitions in `ListMetrics`. */
export interface MethodRow {
  readonly contestant: ContestantId;
  readonly segment: SegmentId | 'all';
  readonly patrons: number;
  readonly ndcg: Interval;
  /** Hits ÷ relevant titles. */
  readonly recall: Interval;
  /** Hits ÷ min(10, relevant titles). */
  readonly cappedRecall: Interval;
  readonly precision: Interval;
  readonly hitRate: Interval;
  readonly mrr: Interval;
  /** Different titles in all lists ÷ titles of the target domain. */
  readonly coverage: number;
}

/** A transfer contestant against its twin and popularity, nDCG@10, over patrons with source loans. */
export interface TransferRow {
  readonly contestant: ContestantId;
  readonly twin: ContestantId;
  readonly segment: SegmentId | 'all';
  readonly versusTwin: PairedDifference;
  readonly versusPopularity: PairedDifference;
}

/** What a fold's training part chose for one cell. */
export interface FoldChoice extends Cell {
  readonly fold: number;
  readonly method: MethodId;
  readonly settings: Settings;
  readonly reason: ChoiceReason;
}

/** The result of `evaluateMethods`; plain data. */
export interface EvaluationReport {
  readonly protocol: ProtocolId;
  readonly code: TrainingCode;
  /** Folds, or cut dates, that had patrons to test. */
  readonly folds: number;
  readonly listLength: number;
  readonly targetTitles: number;
  readonly rows: readonly MethodRow[];
  readonly comparisons: readonly TransferRow[];
  readonly choices: readonly FoldChoice[];
}

/** A test case with the judged list of every contestant. */
export interface Outcome {
  readonly test: TestCase;
  readonly lists: ReadonlyMap<ContestantId, Judged>;
}

/** One row of figures over the given outcomes. */
export async function methodRow(contestant: ContestantId, segment: MethodRow['segment'], outcomes: readonly Outcome[], targetTitles: number, seed: number, pacer: Pacer): Promise<MethodRow> {
  const interval = (metric: keyof ListMetrics) =>
    bootstrapInterval(byPatron(outcomes, (outcome) => outcome.lists.get(contestant)!.metrics[metric]), seed, pacer);
  const shown = new Set(outcomes.flatMap((outcome) => Array.from(outcome.lists.get(contestant)!.top)));
  return {
    contestant, segment, patrons: new Set(outcomes.map((outcome) => outcome.test.patron)).size,
    ndcg: await interval('ndcg'), recall: await interval('recall'), cappedRecall: await interval('cappedRecall'),
    precision: await interval('precision'), hitRate: await interval('hit'), mrr: await interval('reciprocalRank'), coverage: targetTitles > 0 ? shown.size / targetTitles : 0,
  };
}

/** One comparison over the outcomes of patrons with source loans. */
export async function transferRow(contestant: ContestantId, twin: ContestantId, segment: MethodRow['segment'], outcomes: readonly Outcome[], seed: number, pacer: Pacer): Promise<TransferRow> {
  const withSource = outcomes.filter((outcome) => outcome.test.hasSource);
  const ndcg = (id: ContestantId) => byPatron(withSource, (outcome) => outcome.lists.get(id)!.metrics.ndcg);
  const own = ndcg(contestant);
  return {
    contestant, twin, segment,
    versusTwin: await pairedDifference(own, ndcg(twin), seed, pacer),
    versusPopularity: await pairedDifference(own, ndcg('popularity'), seed, pacer),
  };
}

/** One value a patron: the mean over the patron's cases, in order of first appearance. */
function byPatron(outcomes: readonly Outcome[], read: (outcome: Outcome) => number): Float64Array {
  const sums = new Map<number, { sum: number; count: number }>();
  for (const outcome of outcomes) {
    const entry = sums.get(outcome.test.patron) ?? { sum: 0, count: 0 };
    entry.sum += read(outcome);
    entry.count += 1;
    sums.set(outcome.test.patron, entry);
  }
  return Float64Array.from(Array.from(sums.values()), ({ sum, count }) => sum / count);
}
