import { methodOf } from '../methods.ts';
import type { FittedMethod, MethodId } from '../models/method.ts';
import type { Pacer } from '../pacer.ts';
import { bootstrapInterval, type Interval } from './bootstrap.ts';
import { candidateKey, type Candidate } from '../models/candidate.ts';
import { defaultCandidate } from './fit-candidates.ts';
import type { TestCase } from './cases.ts';
import type { CellChoice, ChoiceReason } from './choice.ts';
import type { Judge } from './judge.ts';
import { cellIndex, type Cell } from './segments.ts';
import { pairedDifference, type PairedDifference, type Verdict } from './verdict.ts';

/** One line of the table training reports: what was chosen for a cell and how it did on patrons nothing was fitted to. */
export interface TestRow extends Cell {
  /** Test patrons; 0 = the test fold had none of this kind. */
  readonly patrons: number;
  readonly method: MethodId;
  readonly settings: Candidate['settings'];
  /** The method the model uses in the end: `method`, or the best plain one when the test turned negative. */
  readonly kept: MethodId;
  readonly reason: ChoiceReason;
  /** nDCG@10 of the chosen method, of popularity and of the target-only twin. */
  readonly ndcg: Interval;
  readonly popularity: Interval;
  readonly twin: { readonly method: MethodId; readonly ndcg: Interval } | null;
  readonly versusPopularity: PairedDifference;
  readonly versusTwin: PairedDifference | null;
  readonly verdict: Verdict;
}

/** Candidates whose figures the test table needs for a cell: the chosen one, popularity, and the twin of a transfer method. */
export function testedCandidates(choice: CellChoice): Candidate[] {
  const twin = methodOf(choice.chosen.method).twin;
  return [choice.chosen, bestOf(choice, 'popularity'), ...(twin ? [bestOf(choice, twin)] : [])];
}

/** The choice's best settings of one method; its default where nothing was found out. */
export function bestOf(choice: CellChoice, method: MethodId): Candidate {
  return choice.best.find((candidate) => candidate.method === method) ?? defaultCandidate(method);
}

/**
 * Reads the test fold once: one row a choice; a transfer method whose difference turned negative is dropped for the plain one. `onRead` is
 * told the share read since it was told last.
 */
export async function readTestFold(choices: readonly CellChoice[], cases: readonly TestCase[], fits: ReadonlyMap<string, FittedMethod>, judge: Judge, seed: number, pacer: Pacer, onRead: (share: number) => void = () => undefined): Promise<TestRow[]> {
  const rows: TestRow[] = [];
  for (const choice of choices) {
    const own = cases.filter((test) => cellIndex(test) === cellIndex(choice.cell));
    const twinId = methodOf(choice.chosen.method).twin;
    const asked = new Set(testedCandidates(choice).map(candidateKey));
    const part = 1 / choices.length / asked.size;
    const values = new Map<string, Float64Array>();
    for (const key of asked) values.set(key, await judge.ndcgOf(fits.get(key)!, own, pacer, () => onRead(part / own.length)));
    const chosen = values.get(candidateKey(choice.chosen))!;
    const popular = values.get(candidateKey(bestOf(choice, 'popularity')))!;
    const twin = twinId ? values.get(candidateKey(bestOf(choice, twinId)))! : null;
    const versusPopularity = await pairedDifference(chosen, popular, seed, pacer);
    const versusTwin = twin ? await pairedDifference(chosen, twin, seed, pacer) : null;
    const negative = versusTwin !== null && (versusTwin.verdict === 'negative' || versusPopularity.verdict === 'negative');
    const positive = versusTwin?.verdict === 'positive' && versusPopularity.verdict === 'positive';
    rows.push({
      ...choice.cell, patrons: own.length, method: choice.chosen.method, settings: choice.chosen.settings,
      kept: negative ? choice.fallback.method : choice.chosen.method, reason: negative ? 'turned-negative' : choice.reason,
      ndcg: await bootstrapInterval(chosen, seed, pacer), popularity: await bootstrapInterval(popular, seed, pacer),
      twin: twin && twinId ? { method: twinId, ndcg: await bootstrapInterval(twin, seed, pacer) } : null,
      versusPopularity, versusTwin, verdict: negative ? 'negative' : positive ? 'positive' : 'none',
    });
    await pacer.pause();
  }
  return rows;
}
