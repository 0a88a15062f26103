import type { MethodId, Settings } from '../models/method.ts';
import type { Pacer } from '../pacer.ts';
import type { TrainingCode } from '../trained.ts';
import { NO_TITLE } from './answers.ts';
import { bootstrapInterval, bootstrapIntervals, type Interval } from './bootstrap.ts';
import type { ChoiceReason } from './choice.ts';
import type { MethodCost } from './costs.ts';
import { exposureOf, type Exposure } from './exposure.ts';
import { LIST_LENGTH } from './judge.ts';
import { figureColumns, figuresByPatron, ndcgByPatron, type Picks } from './picks.ts';
import type { PatronSlice } from './patron-slices.ts';
import type { TitleSlice } from './title-slices.ts';
import type { LearningCurve } from './learning-curve.ts';
import { listFigureNames, type ListFigures } from './list-figures.ts';
import { listLengths, listMetricNames, type ListMetrics } from './metrics.ts';
import { reliabilityOf, type Reliability } from './reliability.ts';
import type { Cell, SegmentId } from './segments.ts';
import { pairedDifference, type PairedDifference } from './verdict.ts';

/** How patrons are put to the test: all target loans of shared patrons hidden, everything after a date, or a tenth of each patron's loans by chance. */
export type ProtocolId = 'cold-start' | 'temporal' | 'random';

/** A line of the report: a method, what Shelfbridge would use, or what it would use were transfer forbidden. */
export type ContestantId = MethodId | 'chosen' | 'without-transfer';

/** Figures of lists cut at `length`: means over patrons with 95 % intervals, definitions in `ListMetrics`. */
export type LengthRow = { readonly length: (typeof listLengths)[number] } & { readonly [Name in keyof ListMetrics]: Interval };

/** Figures of one contestant on one slice; what is not by length is of lists of 10 or of the full ranking. */
export interface MethodRow extends Exposure {
  readonly contestant: ContestantId;
  readonly segment: SegmentId | 'all';
  readonly patrons: number;
  readonly lengths: readonly LengthRow[];
  /** Mean of 1 ÷ rank of the first hit in the full ranking. */
  readonly mrr: Interval;
  readonly auc: Interval;
  readonly balancedAccuracy: Interval;
  /** Of the scores as chances; null with too few lists, and for single segments. */
  readonly reliability: Reliability | null;
  /** Definitions in `ListFigures`; null where nothing could be told. */
  readonly list: { readonly [Name in keyof ListFigures]: Interval | null };
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
  /** Folds, cut dates or random draws that had patrons to test. */
  readonly folds: number;
  readonly targetTitles: number;
  /** The field that stands for the classes of titles, null = the records have none. */
  readonly themes: 'class' | 'heading' | null;
  readonly rows: readonly MethodRow[];
  readonly comparisons: readonly TransferRow[];
  readonly choices: readonly FoldChoice[];
  readonly costs: readonly MethodCost[];
  readonly patronSlices: readonly PatronSlice[];
  readonly titleSlices: readonly TitleSlice[];
  readonly curve: LearningCurve | null;
}

/** The figures at one length of list. */
export function figuresAt(row: MethodRow, length: LengthRow['length']): LengthRow {
  return row.lengths.find((figures) => figures.length === length)!;
}

/** One row of figures over the cases picked. */
export async function methodRow(contestant: ContestantId, segment: MethodRow['segment'], picks: Picks, targetTitles: number, seed: number, pacer: Pacer): Promise<MethodRow> {
  const columns = await figuresByPatron(picks, contestant, pacer);
  const intervals = await intervalsOf(columns, seed, pacer);
  const interval = (name: string) => intervals[figureColumns.indexOf(name)]!;
  const places = new Uint32Array(targetTitles);
  for (const { round, at } of picks.cases) {
    for (const column of round.answers.get(contestant)!.top.subarray(at * LIST_LENGTH, (at + 1) * LIST_LENGTH)) if (column !== NO_TITLE) places[column]! += 1;
  }
  return {
    contestant, segment, patrons: picks.patrons,
    lengths: listLengths.map((length) => ({ length, ...Object.fromEntries(listMetricNames.map((name) => [name, interval(`${name}@${length}`)])) }) as LengthRow),
    mrr: interval('mrr')!, auc: interval('auc')!, balancedAccuracy: interval('balancedAccuracy')!,
    list: Object.fromEntries(listFigureNames.map((name) => [name, interval(name)])) as MethodRow['list'],
    reliability: segment === 'all' ? reliabilityOf(picks, contestant, seed) : null, ...exposureOf(places),
  };
}

/** Intervals of columns over the same patrons; patrons a column says nothing of (NaN) are left out of it, null when that is all of them. */
async function intervalsOf(columns: readonly Float64Array[], seed: number, pacer: Pacer): Promise<(Interval | null)[]> {
  const isWhole = columns.map((column) => !column.some(Number.isNaN));
  const whole = await bootstrapIntervals(columns.filter((_, c) => isWhole[c]), seed, pacer);
  const made: (Interval | null)[] = [];
  for (const [c, column] of columns.entries()) {
    const known = isWhole[c] ? column : column.filter((value) => !Number.isNaN(value));
    made.push(isWhole[c] ? whole.shift()! : known.length > 0 ? await bootstrapInterval(known, seed, pacer) : null);
  }
  return made;
}

/** One comparison over the picked cases of patrons with source loans. */
export async function transferRow(contestant: ContestantId, twin: ContestantId, segment: MethodRow['segment'], withSource: Picks, seed: number, pacer: Pacer): Promise<TransferRow> {
  const own = ndcgByPatron(withSource, contestant);
  return {
    contestant, twin, segment,
    versusTwin: await pairedDifference(own, ndcgByPatron(withSource, twin), seed, pacer),
    versusPopularity: await pairedDifference(own, ndcgByPatron(withSource, 'popularity'), seed, pacer),
  };
}
