import { mix } from '../matrix/random.ts';
import { ColumnSums, descending } from '../models/column-sums.ts';
import { readsHead, type FittedMethod } from '../models/method.ts';
import type { TestCase } from './cases.ts';
import { LIST_LENGTH } from './judge.ts';
import { ndcgOfList } from './metrics.ts';
import { completed, mark, topAmong, topColumns } from './ranking.ts';

/** Titles of each member's list that come into the pool of a question. */
const POOL_DEPTH = 20;

/** What several methods say to one question; the arrays are written over by the next question. */
export interface PanelAnswer {
  /** nDCG@10 of each method. */
  readonly ndcg: Float64Array;
  /** The first titles of every method that is not silent, each once. */
  readonly pool: Uint32Array;
  /** Score of a method for a title of the pool ÷ its greatest for a title not borrowed; 0 of a method that is silent or has no score above 0. */
  say(method: number, place: number): number;
  /** Whether a title of the pool is to be found. */
  isWanted(place: number): boolean;
}

/** What a panel needs of a method. */
export type Asked = Pick<FittedMethod, 'score' | 'gather' | 'scoreOf' | 'boundOf'>;

/** Puts one question to several methods at once and keeps all their scores side by side. */
export interface Panel {
  ask(methods: readonly Asked[], test: TestCase): PanelAnswer;
}

/** A panel over one training part; `fallback` (popularity) ranks where a method is silent. */
export function createPanel(titles: number, fallback: FittedMethod, seed: number): Panel {
  const scores: (Float32Array | undefined)[] = [];
  const secondary = new Float32Array(titles);
  const excluded = new Uint8Array(titles);
  const wanted = new Uint8Array(titles);
  const pooled = new Uint8Array(titles);
  fallback.score({ target: new Uint32Array(0), sources: [], group: 0 }, secondary);
  const order = descending(secondary);
  const sums = new ColumnSums(titles);
  return {
    ask(methods, test) {
      mark(excluded, test.reader.target, 1);
      mark(wanted, test.relevant, 1);
      const salt = mix(seed, test.patron);
      const ndcg = new Float64Array(methods.length);
      const greatest = new Float64Array(methods.length);
      const pool: number[] = [];
      let silent: number | null = null;
      const topOf = (own: Float32Array) => topColumns({ scores: own, secondary, salt, excluded }, POOL_DEPTH);
      const valueOf = (top: Uint32Array) => ndcgOfList(top, LIST_LENGTH, test.relevant.length, (column) => wanted[column] === 1);
      const take = (m: number, own: Float32Array, top: Uint32Array): void => {
        ndcg[m] = valueOf(top);
        greatest[m] = Math.max(0, own[top[0]!] ?? 0);
        for (const column of top) {
          if (pooled[column] === 1 || own[column]! <= 0) continue;
          pooled[column] = 1;
          pool.push(column);
        }
      };
      methods.forEach((method, m) => {
        if (readsHead(method)) {
          method.gather(test.reader, sums, excluded, POOL_DEPTH);
          const ranking = { scores: sums.values, secondary, salt, excluded };
          take(m, sums.values, completed(ranking, topAmong(ranking, sums.touched, sums.size, POOL_DEPTH), order, POOL_DEPTH));
          sums.clear();
          return;
        }
        const own = scores[m] ??= new Float32Array(titles);
        if (method.score(test.reader, own)) take(m, own, topOf(own));
        else ndcg[m] = silent ??= valueOf(topOf(secondary));
      });
      const columns = Uint32Array.from(pool);
      const listed = methods.map((method, m) => (readsHead(method) && greatest[m]! > 0 ? method.scoreOf(test.reader, columns) : null));
      const relevant = new Set(test.relevant);
      mark(excluded, test.reader.target, 0);
      mark(wanted, test.relevant, 0);
      for (const column of pool) pooled[column] = 0;
      return {
        ndcg, pool: columns,
        say: (m, place) => (greatest[m]! > 0 ? (listed[m] ? listed[m][place]! : scores[m]![columns[place]!]!) / greatest[m]! : 0),
        isWanted: (place) => relevant.has(columns[place]!),
      };
    },
  };
}
