import { readerFromHistory, readsSources } from './data/reader.ts';
import type { PatronHistory } from './data/problem.ts';
import { topColumns } from './evaluation/ranking.ts';
import { cellIndex, segmentOf } from './evaluation/segments.ts';
import { reasonsOf, type Reason } from './explain/reasons.ts';
import type { MethodId } from './models/method.ts';
import type { TrainedRecommender } from './trained.ts';

/** One title of a list. */
export interface Recommendation {
  /** Target column. */
  readonly column: number;
  /** Score of `method`; scores of different methods do not compare. */
  readonly score: number;
  /** What put the title here; 'popularity' also marks the titles that complete a short list. */
  readonly method: MethodId;
  /** Share of the reasons that come from source loans, 0..1. */
  readonly sourceShare: number;
  /** Share that comes from what typical readers borrow, 0..1. */
  readonly typicalShare: number;
  /** Up to three loans of the patron that speak most for the title; none for popularity. */
  readonly reasons: readonly Reason[];
}

/** What a list may leave out. */
export interface RecommendOptions {
  /** Target columns never to show (withdrawn, on loan …): a mask of 1s or a set. */
  readonly exclude?: Uint8Array | ReadonlySet<number>;
}

/**
 * The k best target titles for a history, best first: the method of the patron's cell, completed by popularity where it has no
 * evidence. Titles in the history are left out. Fewer than k only when fewer titles remain. Deterministic for a trained recommender.
 */
export function recommend(model: TrainedRecommender, history: PatronHistory, k: number, options: RecommendOptions = {}): Recommendation[] {
  const reader = readerFromHistory(history, model.targetTitles, model.sources.map((source) => source.titleCount));
  const cell = { segment: segmentOf(reader.target.length), hasSource: readsSources(reader) };
  const member = model.members[model.routes[cellIndex(cell)]!.member]!;
  const popularity = model.members[model.popularity]!;
  const scores = new Float32Array(model.targetTitles);
  const secondary = new Float32Array(model.targetTitles);
  popularity.score(reader, secondary);
  const spoke = member.score(reader, scores);
  const excluded = new Uint8Array(model.targetTitles);
  for (const column of reader.target) excluded[column] = 1;
  if (options.exclude instanceof Uint8Array) options.exclude.forEach((out, column) => { if (out === 1 && column < excluded.length) excluded[column] = 1; });
  else options.exclude?.forEach((column) => { if (column < excluded.length) excluded[column] = 1; });
  const top = topColumns({ scores: spoke ? scores : secondary, secondary, salt: model.seed, excluded }, Math.min(k, model.targetTitles));
  return Array.from(top, (column): Recommendation => {
    const popular = !spoke || scores[column] === 0;
    if (popular) return { column, score: secondary[column]!, method: 'popularity', sourceShare: 0, typicalShare: 1, reasons: [] };
    const { top: reasons, sourceShare, typicalShare } = reasonsOf(member.explain(reader, column));
    return { column, score: scores[column]!, method: member.id, sourceShare, typicalShare, reasons };
  });
}
