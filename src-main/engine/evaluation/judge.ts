import { mix } from '../matrix/random.ts';
import { ColumnSums, descending } from '../models/column-sums.ts';
import type { FittedMethod } from '../models/method.ts';
import type { Pacer } from '../pacer.ts';
import type { TestCase } from './cases.ts';
import { ndcgOfList } from './metrics.ts';
import { completed, mark, ranksOf, topAmong, topColumns, type Ranking } from './ranking.ts';

/** Length of the lists that are judged. */
export const LIST_LENGTH = 10;

/** A method's whole answer to one question. */
export interface Answer {
  /** Ranks (1 = first) of the titles to be found in the full ranking, in the order of `relevant`. */
  readonly ranks: Uint32Array;
  /** Ranks of the further columns asked for, in their order. */
  readonly others: Uint32Array;
  /** The first 10 titles, best first, and their scores; NaN where the method has no evidence and popularity ranks. */
  readonly top: Uint32Array;
  readonly scores: Float32Array;
}

/** Puts questions to methods over one training part: full ranking of all target titles, ties by popularity, then by seed. */
export interface Judge {
  /** The full ranking, looked at where it matters: the head, the titles to be found, and `others`. */
  full(method: FittedMethod, test: TestCase, others?: Uint32Array): Answer;
  /** nDCG@10 of every case, pausing as needed; `onAsked` hears of every one. */
  ndcgOf(method: FittedMethod, tests: readonly TestCase[], pacer: Pacer, onAsked?: () => void): Promise<Float64Array>;
}

/** A judge; `fallback` (popularity) ranks where a method is silent. */
export function createJudge(titles: number, fallback: FittedMethod, seed: number): Judge {
  const scores = new Float32Array(titles);
  const sums = new ColumnSums(titles);
  const secondary = new Float32Array(titles);
  const excluded = new Uint8Array(titles);
  const wanted = new Uint8Array(titles);
  fallback.score({ target: new Uint32Array(0), sources: [], group: 0 }, secondary);
  const order = descending(secondary);
  const listOf = (method: FittedMethod, test: TestCase): Uint32Array => {
    const salt = mix(seed, test.patron);
    if (!method.gather) return topColumns(rankingOf(method, test), LIST_LENGTH);
    method.gather(test.reader, sums, excluded, LIST_LENGTH);
    const ranking = { scores: sums.values, secondary, salt, excluded };
    const list = completed(ranking, topAmong(ranking, sums.touched, sums.size, LIST_LENGTH), order, LIST_LENGTH);
    sums.clear();
    return list;
  };
  const rankingOf = (method: FittedMethod, test: TestCase): Ranking => {
    const spoke = method.score(test.reader, scores);
    return { scores: spoke ? scores : secondary, secondary, salt: mix(seed, test.patron), excluded };
  };
  const exclude = (test: TestCase, value: number): void => {
    mark(excluded, test.reader.target, value);
    if (test.ignored) mark(excluded, test.ignored, value);
  };
  const isWanted = (column: number): boolean => wanted[column] === 1;
  return {
    full(method, test, others = new Uint32Array(0)) {
      exclude(test, 1);
      const ranking = rankingOf(method, test);
      const asked = new Uint32Array(test.relevant.length + others.length);
      asked.set(test.relevant);
      asked.set(others, test.relevant.length);
      const ranks = ranksOf(ranking, asked);
      const top = topColumns(ranking, LIST_LENGTH);
      exclude(test, 0);
      const spoke = ranking.scores === scores;
      return { top, scores: Float32Array.from(top, (column) => (spoke && scores[column] !== 0 ? scores[column]! : NaN)), ranks: ranks.subarray(0, test.relevant.length), others: ranks.subarray(test.relevant.length) };
    },
    async ndcgOf(method, tests, pacer, onAsked) {
      const values = new Float64Array(tests.length);
      for (let t = 0; t < tests.length; t += 1) {
        if (pacer.due()) await pacer.pause();
        const test = tests[t]!;
        exclude(test, 1);
        mark(wanted, test.relevant, 1);
        values[t] = ndcgOfList(listOf(method, test), LIST_LENGTH, test.relevant.length, isWanted);
        mark(wanted, test.relevant, 0);
        exclude(test, 0);
        onAsked?.();
      }
      return values;
    },
  };
}
