import { mix } from '../matrix/random.ts';
import { ColumnSums, descending } from '../models/column-sums.ts';
import type { FittedMethod } from '../models/method.ts';
import type { Pacer } from '../pacer.ts';
import type { TestCase } from './cases.ts';
import { listMetrics, type ListMetrics } from './metrics.ts';
import { completed, firstRank, topAmong, topColumns, type Ranking } from './ranking.ts';

/** Length of the lists that are judged. */
export const LIST_LENGTH = 10;

/** One judged list. */
export interface Judged {
  readonly metrics: ListMetrics;
  readonly top: Uint32Array;
}

/** Puts questions to methods over one training part: full ranking of all target titles, ties by popularity, then by seed. */
export interface Judge {
  /** All figures; costs a second pass for the rank of the first hit. */
  full(method: FittedMethod, test: TestCase): Judged;
  /** nDCG@10 of every case, pausing as needed. */
  ndcgOf(method: FittedMethod, tests: readonly TestCase[], pacer: Pacer): Promise<Float64Array>;
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
  const ask = (method: FittedMethod, test: TestCase, withRank: boolean): Judged => {
    mark(excluded, test.reader.target, 1);
    mark(wanted, test.relevant, 1);
    const top = listOf(method, test);
    const relevant = { size: test.relevant.length, has: (column: number) => wanted[column] === 1 };
    const metrics = listMetrics(top, relevant, LIST_LENGTH, withRank ? firstRank(rankingOf(method, test), test.relevant) : 1);
    mark(wanted, test.relevant, 0);
    mark(excluded, test.reader.target, 0);
    return { top, metrics };
  };
  return {
    full: (method, test) => ask(method, test, true),
    async ndcgOf(method, tests, pacer) {
      const values = new Float64Array(tests.length);
      for (let t = 0; t < tests.length; t += 1) {
        if (pacer.due()) await pacer.pause();
        values[t] = ask(method, tests[t]!, false).metrics.ndcg;
      }
      return values;
    },
  };
}

function mark(marks: Uint8Array, columns: Uint32Array, value: number): void {
  for (let c = 0; c < columns.length; c += 1) marks[columns[c]!] = value;
}
