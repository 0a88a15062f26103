import { mix } from '../matrix/random.ts';
import type { FittedMethod } from '../models/method.ts';
import type { Pacer } from '../pacer.ts';
import type { TestCase } from './cases.ts';
import { listMetrics, type ListMetrics } from './metrics.ts';
import { firstRank, topColumns, type Ranking } from './ranking.ts';

/** Length of the lists that are judged. */
export const LIST_LENGTH = 10;

/** One judged list. */
export interface Judged {
  readonly metrics: ListMetrics;
  readonly top: Uint32Array;
}

/** Puts questions to methods over one training part: full ranking of all target titles, ties by popularity, then by seed. */
export interface Judge {
  /** Only nDCG@10, for choosing. */
  ndcg(method: FittedMethod, test: TestCase): number;
  /** All figures; costs a second pass for the rank of the first hit. */
  full(method: FittedMethod, test: TestCase): Judged;
  /** nDCG@10 of every case, pausing as needed. */
  ndcgOf(method: FittedMethod, tests: readonly TestCase[], pacer: Pacer): Promise<Float64Array>;
}

/** A judge; `fallback` (popularity) ranks where a method is silent. */
export function createJudge(titles: number, fallback: FittedMethod, seed: number): Judge {
  const scores = new Float32Array(titles);
  const secondary = new Float32Array(titles);
  const excluded = new Uint8Array(titles);
  fallback.score({ target: new Uint32Array(0), sources: [], group: 0 }, secondary);
  const ask = <T>(method: FittedMethod, test: TestCase, read: (ranking: Ranking) => T): T => {
    const spoke = method.score(test.reader, scores);
    for (const column of test.reader.target) excluded[column] = 1;
    const answer = read({ scores: spoke ? scores : secondary, secondary, salt: mix(seed, test.patron), excluded });
    for (const column of test.reader.target) excluded[column] = 0;
    return answer;
  };
  const ndcg = (method: FittedMethod, test: TestCase) => ask(method, test, (ranking) =>
    listMetrics(topColumns(ranking, LIST_LENGTH), new Set(test.relevant), LIST_LENGTH, 1).ndcg);
  return {
    ndcg,
    full: (method, test) => ask(method, test, (ranking) => {
      const top = topColumns(ranking, LIST_LENGTH);
      return { top, metrics: listMetrics(top, new Set(test.relevant), LIST_LENGTH, firstRank(ranking, test.relevant)) };
    }),
    async ndcgOf(method, tests, pacer) {
      const values = new Float64Array(tests.length);
      for (let t = 0; t < tests.length; t += 1) {
        if (pacer.due()) await pacer.pause();
        values[t] = ndcg(method, tests[t]!);
      }
      return values;
    },
  };
}
