import { readerFromHistory, readsSources, type Reader } from './data/reader.ts';
import type { PatronHistory } from './data/problem.ts';
import { topAmong, topColumns } from './evaluation/ranking.ts';
import { cellIndex, segmentOf } from './evaluation/segments.ts';
import { reasonsOf, type Reasons } from './explain/reasons.ts';
import { ColumnSums } from './models/column-sums.ts';
import type { FittedMethod, MethodId } from './models/method.ts';
import type { TrainedRecommender } from './trained.ts';

/** One title of a list, with what speaks for it; a title of popularity has no loans that speak for it. */
export interface Recommendation extends Reasons {
  /** Target column. */
  readonly column: number;
  /** Score of `method`; scores of different methods do not compare. */
  readonly score: number;
  /** What put the title here; 'popularity' also marks the titles that complete a short list. */
  readonly method: MethodId;
}

/** What a list may leave out. */
export interface RecommendOptions {
  /** Target columns never to show (withdrawn, on loan …): a mask of 1s or a set. */
  readonly exclude?: Uint8Array | ReadonlySet<number>;
  /** Titles of the history are ranked too. */
  readonly keepRead?: boolean;
  /** Popularity alone: of the reader nothing is to be used. */
  readonly popularAlone?: boolean;
}

/** The head of the ranking for one reader, and what made it. */
export interface RankedTitles {
  /** Target columns, best first. */
  readonly columns: Uint32Array;
  readonly reader: Reader;
  /** The method of the reader's cell; null = it has nothing to go by for this reader. */
  readonly member: FittedMethod | null;
  /** Scores of `member` by target column; not to be read without one. */
  readonly scores: Float32Array;
  /** Popularity by target column. */
  readonly popular: Float32Array;
}

/**
 * The k best target columns for a history, best first: the method of the patron's cell, completed by popularity where it has no
 * evidence. Titles in the history are left out. Fewer than k only when fewer titles remain. Deterministic for a trained recommender.
 */
export function rankTitles(model: TrainedRecommender, history: PatronHistory, k: number, options: RecommendOptions = {}): RankedTitles {
  const reader = readerFromHistory(history, model.targetTitles, model.sources.map((source) => source.titleCount));
  const cell = { segment: segmentOf(reader.target.length), hasSource: readsSources(reader) };
  const member = model.members[model.routes[cellIndex(cell)]!.member]!;
  const popular = new Float32Array(model.targetTitles);
  model.members[model.popularity]!.score(reader, popular);
  const excluded = new Uint8Array(model.targetTitles);
  for (const column of reader.target) excluded[column] = 1;
  if (options.keepRead) excluded.fill(0);
  if (options.exclude instanceof Uint8Array) options.exclude.forEach((out, column) => { if (out === 1 && column < excluded.length) excluded[column] = 1; });
  else options.exclude?.forEach((column) => { if (column < excluded.length) excluded[column] = 1; });
  const most = Math.min(k, model.targetTitles);
  const ranking = { secondary: popular, salt: model.seed, excluded };
  if (options.popularAlone) return { columns: topColumns({ ...ranking, scores: popular }, most), reader, member: null, scores: popular, popular };
  if (member.gather) { // the head alone, where there is evidence for as many titles as are wanted
    const sums = new ColumnSums(model.targetTitles);
    member.gather(reader, sums, excluded, most);
    const columns = topAmong({ ...ranking, scores: sums.values }, sums.touched, sums.size, most);
    if (columns.length === most && columns.every((column) => sums.values[column] !== 0)) return { columns, reader, member, scores: sums.values, popular };
  }
  const scores = new Float32Array(model.targetTitles);
  const spoke = member.score(reader, scores);
  const columns = topColumns({ ...ranking, scores: spoke ? scores : popular }, most);
  return { columns, reader, member: spoke ? member : null, scores, popular };
}

/** The list of `rankTitles` with the reasons for every title. */
export function recommend(model: TrainedRecommender, history: PatronHistory, k: number, options: RecommendOptions = {}): Recommendation[] {
  const ranked = rankTitles(model, history, k, options);
  return Array.from(ranked.columns, (column) => explained(model, ranked, column));
}

/** A column with what speaks for it to the reader of a ranking, also one that is not among the ranked. */
export function explained(model: TrainedRecommender, { reader, member, scores, popular }: RankedTitles, column: number): Recommendation {
  if (member === null || scores[column] === 0) {
    return { column, score: popular[column]!, method: 'popularity', loans: [], sourceShares: model.sources.map(() => 0), sourceShare: 0, typicalShare: 1 };
  }
  return { column, score: scores[column]!, method: member.id, ...reasonsOf(member.explain(reader, column), model.sources.length) };
}

/**
 * Which columns are in the better half of all that are not marked in `out`, for one reader: by the score, and among equal scores by popularity.
 * @returns a mask of target columns
 */
export function betterHalf(model: TrainedRecommender, history: PatronHistory, out: Uint8Array): Uint8Array {
  const reader = readerFromHistory(history, model.targetTitles, model.sources.map((source) => source.titleCount));
  const member = model.members[model.routes[cellIndex({ segment: segmentOf(reader.target.length), hasSource: readsSources(reader) })]!.member]!;
  const popular = new Float32Array(model.targetTitles);
  model.members[model.popularity]!.score(reader, popular);
  const own = new Float32Array(model.targetTitles);
  const scores = member.score(reader, own) ? own : popular;
  const open = scores.filter((_, column) => out[column] === 0).sort();
  const bar = open[open.length >> 1] ?? 0;
  const level = popular.filter((_, column) => out[column] === 0 && scores[column] === bar).sort();
  const levelBar = level[level.length >> 1] ?? 0;
  return Uint8Array.from(scores, (score, column) => (score > bar || (score === bar && popular[column]! >= levelBar) ? 1 : 0));
}
