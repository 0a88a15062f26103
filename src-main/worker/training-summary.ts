import { transferMethods, type MethodId, type MethodResult, type PairedDifference, type SegmentId, type SegmentResult, type TrainingNotice, type TrainingSummary } from '#contract/training.ts';
import type { ProblemInput } from '#engine/data/problem.ts';
import type { TestRow } from '#engine/evaluation/test-fold.ts';
import { cellIndex, segments } from '#engine/evaluation/segments.ts';
import type { TrainedRecommender, TrainingCode } from '#engine/trained.ts';
import { differenceOf } from './evaluation-figures.ts';

/** Shared patrons below which the figures are called rough. */
const fewShared = 200;

/** What a training has to say for itself, in the words of the contract. */
export function trainingSummary(input: ProblemInput, model: TrainedRecommender, seconds: number): TrainingSummary {
  const { report } = model;
  const hasSource = input.sources.length > 0;
  const methodsFor = (withSource: boolean): Record<SegmentId, MethodId> =>
    Object.fromEntries(segments.map((segment) => [segment, model.members[model.routes[cellIndex({ segment, hasSource: withSource })]!.member]!.id])) as Record<SegmentId, MethodId>;
  const rows = report.rows.filter((row) => row.hasSource === hasSource);
  return {
    targetTitles: input.target.titleCount,
    targetLoans: input.target.patrons.length,
    sourceLoans: input.sources.reduce((sum, source) => sum + source.patrons.length, 0),
    sharedPatrons: report.sharedPatrons,
    leftOut: { cards: report.leftOut.bulkCards + report.leftOut.boxCards, loans: report.leftOut.loans },
    methods: methodsFor(true),
    methodsWithoutSource: methodsFor(false),
    segments: rows.map(segmentResult),
    notices: noticesOf(report.code, report.sharedPatrons, rows),
    seconds,
    surprise: report.surprise ?? null,
  };
}

function segmentResult(row: TestRow): SegmentResult {
  const results: MethodResult[] = [{ method: 'popularity', ndcg: row.popularity, more: null }];
  if (row.twin !== null && row.twin.method !== 'popularity') results.push({ method: row.twin.method, ndcg: row.twin.ndcg, more: null });
  if (row.method !== 'popularity') results.push({ method: row.method, ndcg: row.ndcg, more: null });
  const differences: PairedDifference[] = [];
  if (row.method !== 'popularity') differences.push(differenceOf(row.method, 'popularity', row.versusPopularity, row.segment === '0'));
  // For patrons without target loans the twin has nothing to go by but popularity, which is compared already.
  if (row.twin !== null && row.versusTwin !== null && row.segment !== '0') differences.push(differenceOf(row.method, row.twin.method, row.versusTwin, false));
  return { segment: row.segment, patrons: row.patrons, chosen: row.kept, methods: results, differences };
}

function noticesOf(code: TrainingCode, sharedPatrons: number, rows: readonly TestRow[]): TrainingNotice[] {
  if (code === 'no-sources') return ['no-source'];
  if (code === 'no-target-loans' || code === 'few-target-loans') return ['few-target-loans'];
  if (code === 'no-shared-patrons' || code === 'few-shared-patrons') return [code];
  const transferred = rows.some((row) => transferMethods.has(row.kept));
  return [...(sharedPatrons < fewShared ? ['few-shared-patrons' as const] : []), ...(transferred ? [] : ['transfer-not-used' as const])];
}
