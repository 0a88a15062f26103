import { mix } from '../matrix/random.ts';
import type { FittedMethod } from '../models/method.ts';
import type { TestCase } from './cases.ts';
import { LIST_LENGTH } from './judge.ts';
import { ndcgOfList } from './metrics.ts';
import { topColumns } from './ranking.ts';

/** Titles of each member's list that come into the pool of a question. */
const POOL_DEPTH = 20;

/** What several methods say to one question; the arrays are written over by the next question. */
export interface PanelAnswer {
  /** nDCG@10 of each method. */
  readonly ndcg: Float64Array;
  /** The first titles of every method that is not silent, each once. */
  readonly pool: Uint32Array;
  /** Score of a method for a title ÷ its greatest for a title not borrowed; 0 of a method that is silent or has no score above 0. */
  say(method: number, column: number): number;
  isWanted(column: number): boolean;
}

/** Puts one question to several methods at once and keeps all their scores side by side. */
export interface Panel {
  ask(methods: readonly FittedMethod[], test: TestCase): PanelAnswer;
}

/** A panel over one training part; `fallback` (popularity) ranks where a method is silent. */
export function createPanel(titles: number, fallback: FittedMethod, seed: number): Panel {
  const scores: Float32Array[] = [];
  const secondary = new Float32Array(titles);
  const excluded = new Uint8Array(titles);
  const wanted = new Uint8Array(titles);
  const pooled = new Uint8Array(titles);
  fallback.score({ target: new Uint32Array(0), sources: [], group: 0 }, secondary);
  return {
    ask(methods, test) {
      while (scores.length < methods.length) scores.push(new Float32Array(titles));
      mark(excluded, test.reader.target, 1);
      mark(wanted, test.relevant, 1);
      const salt = mix(seed, test.patron);
      const ndcg = new Float64Array(methods.length);
      const greatest = new Float64Array(methods.length);
      const pool: number[] = [];
      let silent: number | null = null;
      const judged = (own: Float32Array) => {
        const top = topColumns({ scores: own, secondary, salt, excluded }, POOL_DEPTH);
        return { top, value: ndcgOfList(top, LIST_LENGTH, test.relevant.length, (column) => wanted[column] === 1) };
      };
      methods.forEach((method, m) => {
        const own = scores[m]!;
        if (!method.score(test.reader, own)) {
          ndcg[m] = silent ??= judged(secondary).value;
          return;
        }
        const { top, value } = judged(own);
        ndcg[m] = value;
        greatest[m] = Math.max(0, own[top[0]!] ?? 0);
        for (const column of top) {
          if (pooled[column] === 1 || own[column]! <= 0) continue;
          pooled[column] = 1;
          pool.push(column);
        }
      });
      const relevant = new Set(test.relevant);
      mark(excluded, test.reader.target, 0);
      mark(wanted, test.relevant, 0);
      for (const column of pool) pooled[column] = 0;
      return {
        ndcg, pool: Uint32Array.from(pool),
        say: (method, column) => (greatest[method]! > 0 ? scores[method]![column]! / greatest[method]! : 0),
        isWanted: (column) => relevant.has(column),
      };
    },
  };
}

function mark(marks: Uint8Array, columns: Uint32Array, value: number): void {
  for (let c = 0; c < columns.length; c += 1) marks[columns[c]!] = value;
}
