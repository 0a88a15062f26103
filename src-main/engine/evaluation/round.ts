import { hasSourceLoans, targetPatrons, type Dataset } from '../data/dataset.ts';
import { rowLength } from '../data/loan-matrix.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { createFitContext, type MethodDefinition } from '../models/method.ts';
import type { Pacer } from '../pacer.ts';
import type { Progress } from '../progress.ts';
import { answerCases, type RoundAnswers } from './answers.ts';
import { candidateKey, type Candidate } from '../models/candidate.ts';
import { defaultCandidate, fitCandidates } from './fit-candidates.ts';
import type { TestCase } from './cases.ts';
import type { CellChoice } from './choice.ts';
import type { CostBook } from './costs.ts';
import { createJudge } from './judge.ts';
import type { Round } from './protocols.ts';
import type { ContestantId } from './report.ts';
import { cellIndex, segments } from './segments.ts';
import { selectionEffort, selectMethods } from './selection.ts';
import { bestOf } from './test-fold.ts';
import { titleFacts } from './title-facts.ts';

/** What every round of an evaluation is run with. */
export interface RoundRun {
  readonly methods: readonly MethodDefinition[];
  readonly seed: number;
  readonly pacer: Pacer;
  /** Counts rounds. */
  readonly progress: Progress;
  readonly kernels: Kernels;
  readonly costs: CostBook;
}

/** What came of one round. */
export interface RoundOutcome {
  readonly answers: RoundAnswers;
  /** The choices for all cells, in the order of `cells`. */
  readonly choices: readonly CellChoice[];
}

/**
 * One round: settings and choice by cross-validation inside the training part, a training with them on all of it, and the round's
 * questions put to every method once.
 */
export async function runRound({ training, cases }: Round, run: RoundRun): Promise<RoundOutcome> {
  const { methods, seed, pacer, kernels, costs } = run;
  const select = selectionEffort(methods, heldPatrons(training));
  const fit = methods.reduce((sum, method) => sum + method.effort, 0);
  const progress = run.progress.piece('evaluation', 1, select + fit);
  const asked = segments.filter((segment) => cases.some((test) => test.segment === segment));
  const choices = await selectMethods(training, { methods, seed, pacer, kernels, segments: asked, progress: progress.piece('selection', select, 1) });
  costs.note(choices.filter(({ cell }) => asked.includes(cell.segment)), training.sources.length > 0);
  const needed = new Map(cases.flatMap((test) => contestantsOf(test, choices, methods).map(([, candidate]) => [candidateKey(candidate), candidate] as const)));
  const reference = defaultCandidate('popularity');
  needed.set(candidateKey(reference), reference);
  const testing = progress.piece('test', fit, fit);
  const context = createFitContext(training, seed, pacer, (detail) => testing.detail(detail), kernels);
  costs.begin();
  const fits = await fitCandidates(context, [...needed.values()], (id, models) => {
    costs.fitted(id, models);
    testing.advance(methods.find((method) => method.id === id)?.effort ?? 0);
  });
  costs.weigh(fits.values());
  const judge = createJudge(training.target.columnCount, fits.get(candidateKey(reference))!, seed);
  const answers = await answerCases({
    cases, fits, judge, seed, pacer, facts: titleFacts(training),
    contestantsOf: (test) => contestantsOf(test, choices, methods).map(([contestant, candidate]) => [contestant, candidateKey(candidate)] as const),
    isNewPatron: (patron) => rowLength(training.target, patron) === 0 && !hasSourceLoans(training, patron),
  });
  return { answers, choices };
}

/** Who answers a case: every method with its best settings for the cell, the choice, and the choice without transfer. */
function contestantsOf(test: TestCase, choices: readonly CellChoice[], methods: readonly MethodDefinition[]): [ContestantId, Candidate][] {
  const own = choices[cellIndex(test)]!;
  const withSource = choices[cellIndex({ segment: test.segment, hasSource: true })]!;
  return [
    ...methods.map((method): [ContestantId, Candidate] => [method.id, bestOf(method.twin ? withSource : own, method.id)]),
    ['without-transfer', own.fallback],
    ['chosen', own.chosen],
  ];
}

function heldPatrons(data: Dataset): number {
  const { shared, targetOnly } = targetPatrons(data);
  return shared.length || targetOnly.length;
}
