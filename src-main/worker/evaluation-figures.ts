import type { EvaluationDetails, LearningCurve, LengthFigures, MethodCost, MethodDetail, PatronSlice, Reliability, TitleSlice } from '#contract/evaluations.ts';
import type { Interval, PairedDifference, SegmentResult } from '#contract/training.ts';
import type { PatronSlice as EnginePatronSlice } from '#engine/evaluation/patron-slices.ts';
import { figuresAt, type EvaluationReport, type LengthRow, type MethodRow } from '#engine/evaluation/report.ts';
import { segments } from '#engine/evaluation/segments.ts';
import type { PairedDifference as EngineDifference } from '#engine/evaluation/verdict.ts';

/** Digits worth storing: six are far below what any interval can tell. */
const digits = 6;
const short = (value: number): number => Number(value.toPrecision(digits));
const interval = ({ mean, low, high }: Interval): Interval => ({ mean: short(mean), low: short(low), high: short(high) });
const maybe = (value: Interval | null): Interval | null => (value === null ? null : interval(value));

/** A paired difference of the engine in the words of the contract; whether it does no harm is asked of patrons with target loans only. */
export function differenceOf(method: PairedDifference['method'], against: PairedDifference['against'], difference: EngineDifference, isCold: boolean): PairedDifference {
  const { helped, hurt, minimumDetectable, verdict, worstTenth, p, nonInferior } = difference;
  return {
    method, against, difference: interval(difference), helped: short(helped), hurt: short(hurt), detectable: short(minimumDetectable), verdict,
    worstTenth: short(worstTenth), p: short(p), nonInferior: isCold ? null : nonInferior,
  };
}

/** The figures that the list of evaluations shows. */
export function segmentResults(report: EvaluationReport): SegmentResult[] {
  return (['all', ...segments] as const).flatMap((segment): SegmentResult[] => {
    const rows = report.rows.filter((row) => row.segment === segment);
    if (rows.length === 0) return [];
    return [{
      segment, patrons: rows[0]!.patrons, chosen: null,
      methods: rows.map((row) => {
        const { ndcg, cappedRecall, precision, hit } = figuresAt(row, 10);
        return {
          method: row.contestant, ndcg: interval(ndcg),
          more: { recall: short(cappedRecall.mean), precision: short(precision.mean), hitRate: short(hit.mean), mrr: short(row.mrr.mean), coverage: short(row.coverage) },
        };
      }),
      differences: report.comparisons.filter((row) => row.segment === segment).flatMap((row) => [
        differenceOf(row.contestant, 'popularity', row.versusPopularity, segment === '0'),
        ...(row.twin === 'popularity' ? [] : [differenceOf(row.contestant, row.twin, row.versusTwin, segment === '0')]),
      ]),
    }];
  });
}

/** Everything else. @param groups codes of the patron groups by row id */
export function evaluationDetails(report: EvaluationReport, groups: ReadonlyMap<number, string>): EvaluationDetails {
  return {
    rounds: report.folds, themes: report.themes,
    costs: report.costs.map((cost): MethodCost => ({ ...cost, fitSeconds: short(cost.fitSeconds) })),
    segments: (['all', ...segments] as const).flatMap((segment) => {
      const rows = report.rows.filter((row) => row.segment === segment);
      return rows.length === 0 ? [] : [{ segment, methods: rows.map(methodDetail) }];
    }),
    patronSlices: report.patronSlices.map((slice) => patronSlice(slice, groups)),
    titleSlices: report.titleSlices.map(({ methods, ...slice }): TitleSlice => ({
      ...slice, value: slice.kind === 'theme' && report.themes === 'class' ? slice.value.toUpperCase() : slice.value, methods: methods.map(({ contestant, recall, shown }) => ({ method: contestant, recall: interval(recall), shown: short(shown) })),
    })),
    curve: report.curve === null ? null : curveOf(report.curve),
  };
}

function methodDetail(row: MethodRow): MethodDetail {
  const { novelty, longTail, serendipity, diversity, calibration } = row.list;
  return {
    method: row.contestant, lengths: row.lengths.map(lengthFigures),
    mrr: interval(row.mrr), auc: interval(row.auc), balancedAccuracy: interval(row.balancedAccuracy),
    novelty: interval(novelty!), longTail: interval(longTail!), serendipity: interval(serendipity!), diversity: maybe(diversity), calibration: maybe(calibration), reliability: row.reliability === null ? null : reliabilityOf(row.reliability),
    coverage: short(row.coverage), gini: short(row.gini), entropy: short(row.entropy),
  };
}

function reliabilityOf({ error, bins }: Reliability): Reliability {
  return { error: short(error), bins: bins.map(({ predicted, observed, places }) => ({ predicted: short(predicted), observed: short(observed), places })) };
}

function lengthFigures({ length, averagePrecision, hit, ...row }: LengthRow): LengthFigures {
  const { ndcg, recall, cappedRecall, precision, f1, accuracy } = row;
  return {
    length, ndcg: interval(ndcg), recall: interval(recall), cappedRecall: interval(cappedRecall), precision: interval(precision), f1: interval(f1),
    map: interval(averagePrecision), hitRate: interval(hit), accuracy: interval(accuracy),
  };
}

function patronSlice({ kind, value, patrons, methods, comparisons }: EnginePatronSlice, groups: ReadonlyMap<number, string>): PatronSlice {
  return {
    kind, value: kind === 'group' ? groups.get(Number(value)) ?? '' : value, patrons,
    methods: methods.map(({ contestant, ndcg }) => ({ method: contestant, ndcg: interval(ndcg) })),
    differences: comparisons.map(({ contestant, against, difference, adjustedP }) =>
      ({ ...differenceOf(contestant, against, difference, kind === 'known-loans' && value === '0'), adjustedP: short(adjustedP) })),
  };
}

function curveOf({ points, ...curve }: NonNullable<EvaluationReport['curve']>): LearningCurve {
  return {
    ...curve,
    points: points.map((point) => ({ ...point, ndcg: interval(point.ndcg), twinNdcg: interval(point.twinNdcg), difference: interval(point.difference) })),
  };
}
