import type { Dataset } from '../data/dataset.ts';
import type { RecordField, TitleRecords } from '../data/records.ts';
import { reRank, type Candidate } from '../lists/re-rank.ts';
import type { Tokens } from '../lists/likeness.ts';
import { mix } from '../matrix/random.ts';
import type { FittedMethod } from '../models/method.ts';
import type { Pacer } from '../pacer.ts';
import type { TestCase } from './cases.ts';
import { LIST_LENGTH } from './judge.ts';
import { ndcgOfList } from './metrics.ts';
import { mark, topColumns } from './ranking.ts';

/** Mean nDCG@10 of lists re-ranked towards surprise, for the same questions at every step. */
export interface SurpriseCost {
  readonly patrons: number;
  readonly steps: readonly { readonly surprise: number; readonly ndcg: number }[];
}

/** The places of the slider. */
export const surpriseSteps = [0, 0.25, 0.5, 0.75, 1] as const;
const candidates = 200;
const familiarLoans = 30;
/** Questions asked at most; more would only narrow what is shown with three digits. */
const mostQuestions = 400;
const fields: readonly RecordField[] = ['author', 'heading', 'subject', 'class', 'series'];

/**
 * What surprise costs: the test questions are answered by the method in use for their cell, and the first 200 titles re-ranked as lists are. Nothing is
 * chosen by it: it is told beside the slider. Null where there are no questions.
 */
export async function surpriseCost(data: Dataset, tests: readonly TestCase[], methodFor: (test: TestCase) => FittedMethod, fallback: FittedMethod, seed: number, pacer: Pacer): Promise<SurpriseCost | null> {
  const every = Math.max(1, Math.ceil(tests.length / mostQuestions));
  const asked = tests.filter((_, at) => at % every === 0);
  if (asked.length === 0) return null;
  const titles = data.target.columnCount;
  const [scores, secondary, excluded, wanted] = [new Float32Array(titles), new Float32Array(titles), new Uint8Array(titles), new Uint8Array(titles)];
  fallback.score({ target: new Uint32Array(0), sources: [], group: 0 }, secondary);
  const tokensOf = tokenReader(data);
  const sums = surpriseSteps.map(() => 0);
  for (const test of asked) {
    await pacer.pause();
    mark(excluded, test.reader.target, 1);
    mark(wanted, test.relevant, 1);
    const spoke = methodFor(test).score(test.reader, scores);
    const top = topColumns({ scores: spoke ? scores : secondary, secondary, salt: mix(seed, test.patron), excluded }, Math.min(candidates, titles));
    const pool = Array.from(top, (column): Candidate => ({ column, tokens: tokensOf(data.records.target, column) }));
    const familiar = [...test.reader.target].slice(-familiarLoans).map((column) => tokensOf(data.records.target, column));
    test.reader.sources.forEach((columns, source) => familiar.push(...[...columns].slice(-familiarLoans).map((column) => tokensOf(data.records.sources[source]!, column))));
    surpriseSteps.forEach((surprise, step) => {
      const list = reRank(pool, [], LIST_LENGTH, { surprise, familiar: familiar.slice(0, familiarLoans), admits: () => true });
      sums[step]! += ndcgOfList(Uint32Array.from(list, ({ column }) => column), LIST_LENGTH, test.relevant.length, (column) => wanted[column] === 1);
    });
    mark(excluded, test.reader.target, 0);
    mark(wanted, test.relevant, 0);
  }
  return { patrons: new Set(asked.map(({ patron }) => patron)).size, steps: surpriseSteps.map((surprise, step) => ({ surprise, ndcg: sums[step]! / asked.length })) };
}

/** A record as one set of tokens, the fields' vocabularies numbered through. */
function tokenReader({ vocabulary }: Dataset): (records: TitleRecords, column: number) => Tokens {
  let next = 0;
  const from = new Map(fields.map((field) => {
    const first = next;
    next += vocabulary[field].length;
    return [field, first];
  }));
  return (records, column) => Uint32Array.from(fields.flatMap((field) => {
    const { start, token } = records.fields[field];
    return Array.from(token.subarray(start[column]!, start[column + 1]!), (number) => from.get(field)! + number);
  }));
}
