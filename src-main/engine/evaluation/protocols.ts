import { buildDataset, loansBefore, targetPatrons, withoutPatrons, type Dataset } from '../data/dataset.ts';
import type { ProblemInput } from '../data/problem.ts';
import { mix, shuffled } from '../matrix/random.ts';
import { coldCase, windowCases, type TestCase } from './cases.ts';
import { dealFolds, marks } from './folds.ts';
import type { ProtocolId } from './report.ts';

/** A training part and the questions put after training on it; nothing of the answers is in the training part. */
export interface Round {
  readonly training: Dataset;
  readonly cases: readonly TestCase[];
}

/** Patrons asked in one round at most, drawn by seed. */
const MAX_PATRONS = 8000;

/** Builds one round (0 .. folds − 1) of a protocol; `data` is the data set of `input`. */
export function roundOf(protocol: ProtocolId, input: ProblemInput, data: Dataset, folds: number, round: number, seed: number): Round {
  return protocol === 'cold-start' ? coldRound(data, folds, round, seed) : windowRound(input, data, folds, round, seed);
}

/** Cold start: one fold of the shared patrons leaves the training data; all their source loans are known, all target loans are asked. */
function coldRound(data: Dataset, folds: number, round: number, seed: number): Round {
  const held = dealFolds(targetPatrons(data).shared, folds, mix(seed, 31))[round]!;
  return {
    training: withoutPatrons(data, marks(held, data.patronCount)),
    cases: held.slice(0, MAX_PATRONS).map((patron) => coldCase(data, patron)),
  };
}

/**
 * Global temporal split with rolling origin (engine notes 3.2): cut dates at the last `folds` tenths of the distinct target loans in
 * time order; training sees what was before the cut in every domain, the new titles until the next cut are asked.
 */
function windowRound(input: ProblemInput, data: Dataset, folds: number, round: number, seed: number): Round {
  const days = data.target.firstDay.slice().sort();
  const width = Math.min(0.1, 0.5 / folds);
  const dayAt = (share: number) => days[Math.min(days.length - 1, Math.floor(days.length * share))] ?? 0;
  const cut = dayAt(1 - width * (folds - round));
  const end = round === folds - 1 ? Infinity : dayAt(1 - width * (folds - round - 1));
  const everyone = shuffled(Array.from({ length: data.patronCount }, (_, u) => u), mix(seed, 37, round));
  return { training: buildDataset(loansBefore(input, cut)), cases: windowCases(data, cut, end, everyone).slice(0, MAX_PATRONS) };
}
