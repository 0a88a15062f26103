import { buildDatasetPaced, targetPatrons, type Dataset } from './data/dataset.ts';
import type { ProblemInput } from './data/problem.ts';
import { candidateKey, defaultCandidate, fitCandidates, type Candidate } from './evaluation/candidate.ts';
import type { TestCase } from './evaluation/cases.ts';
import type { CellChoice } from './evaluation/choice.ts';
import { createJudge, LIST_LENGTH, type Judged } from './evaluation/judge.ts';
import { roundOf, type Round } from './evaluation/protocols.ts';
import { methodRow, transferRow, type ContestantId, type EvaluationReport, type FoldChoice, type MethodRow, type Outcome, type ProtocolId, type TransferRow } from './evaluation/report.ts';
import { cellIndex, segments } from './evaluation/segments.ts';
import { selectionEffort, selectMethods } from './evaluation/selection.ts';
import { bestOf } from './evaluation/test-fold.ts';
import type { Kernels } from './kernels/kernels.ts';
import { createTypescriptKernels } from './kernels/typescript-kernels.ts';
import { competing, methods as allMethods } from './methods.ts';
import { createFitContext, type MethodDefinition, type MethodId } from './models/method.ts';
import { createPacer, type Pacer } from './pacer.ts';
import { createProgress, type Progress, type RunOptions } from './progress.ts';
import { admitted } from './trained.ts';

/** What an evaluation is asked to do. */
export interface EvaluateOptions extends RunOptions {
  readonly protocol: ProtocolId;
  /** Folds of the shared patrons, or cut dates. */
  readonly folds: number;
  /** Methods to compare, by default all that may be put to use; popularity and the twins of transfer methods always take part. */
  readonly methods?: readonly MethodId[];
}

/**
 * Measures every method, and what Shelfbridge would choose, on patrons or dates nothing was fitted to: settings and choice are made
 * by cross-validation inside each training part, the test part is read once (engine notes 3). Rejects with the signal's reason.
 */
export async function evaluateMethods(input: ProblemInput, options: EvaluateOptions): Promise<EvaluationReport> {
  const pacer = createPacer(options.signal);
  const kernels = options.kernels ?? createTypescriptKernels();
  await pacer.pause();
  const data = await buildDatasetPaced(input, pacer);
  const wanted = new Set<MethodId>(options.methods ?? competing.map((method) => method.id));
  for (const method of allMethods) if (wanted.has(method.id) && method.twin) wanted.add(method.twin);
  const { code, methods } = admitted(data, allMethods.filter((method) => method.id === 'popularity' || wanted.has(method.id)));
  const outcomes: Outcome[] = [];
  const choices: FoldChoice[] = [];
  const progress = createProgress('evaluation', options.folds, options.onProgress);
  let folds = 0;
  for (let f = 0; f < options.folds && methods.length > 0; f += 1) {
    const round = roundOf(options.protocol, input, data, options.folds, f, options.seed);
    await pacer.pause();
    if (round.cases.length > 0) {
      folds += 1;
      const chosen = await runRound(round, { methods, seed: options.seed, pacer, progress, kernels }, outcomes);
      choices.push(...chosen.map((choice): FoldChoice => ({ fold: f, ...choice.cell, ...choice.chosen, reason: choice.reason })));
    } else progress.advance(1);
  }
  const contestants: ContestantId[] = [...methods.map((method) => method.id), 'without-transfer', 'chosen'];
  const pairs: [ContestantId, ContestantId][] = methods.flatMap((method): [ContestantId, ContestantId][] => (method.twin ? [[method.id, method.twin]] : []));
  const rows: MethodRow[] = [];
  const comparisons: TransferRow[] = [];
  for (const segment of [...segments, 'all'] as const) {
    const own = outcomes.filter((outcome) => segment === 'all' || outcome.test.segment === segment);
    if (own.length === 0) continue;
    for (const contestant of contestants) {
      rows.push(await methodRow(contestant, segment, own, data.target.columnCount, options.seed, pacer));
    }
    for (const [contestant, twin] of [...pairs, ['chosen', 'without-transfer'] as const]) {
      comparisons.push(await transferRow(contestant, twin, segment, own, options.seed, pacer));
    }
  }
  return { protocol: options.protocol, code, folds, listLength: LIST_LENGTH, targetTitles: data.target.columnCount, rows, comparisons, choices };
}

interface Run {
  readonly methods: readonly MethodDefinition[];
  readonly seed: number;
  readonly pacer: Pacer;
  readonly progress: Progress;
  readonly kernels: Kernels;
}

async function runRound({ training, cases }: Round, run: Run, outcomes: Outcome[]): Promise<CellChoice[]> {
  const { methods, seed, pacer, kernels } = run;
  const select = selectionEffort(methods, heldPatrons(training));
  const fit = methods.reduce((sum, method) => sum + method.effort, 0);
  const progress = run.progress.piece('evaluation', 1, select + fit);
  const asked = segments.filter((segment) => cases.some((test) => test.segment === segment));
  const choices = await selectMethods(training, { ...run, segments: asked, progress: progress.piece('selection', select, select) });
  const needed = new Set(cases.flatMap((test) => contestantsOf(test, choices, methods).map(([, candidate]) => candidateKey(candidate))));
  const reference = defaultCandidate('popularity');
  const everyCandidate = choices.flatMap((choice) => [...choice.best, choice.chosen, choice.fallback]).filter((candidate) => needed.has(candidateKey(candidate)));
  const testing = progress.piece('test', fit, fit);
  const context = createFitContext(training, seed, pacer, (detail) => testing.detail(detail), kernels);
  const fits = await fitCandidates(context, [reference, ...everyCandidate], (id) => testing.advance(methods.find((method) => method.id === id)?.effort ?? 0));
  const judge = createJudge(training.target.columnCount, fits.get(candidateKey(reference))!, seed);
  for (const test of cases) {
    if (pacer.due()) await pacer.pause();
    const judged = new Map<string, Judged>();
    const lists = new Map<ContestantId, Judged>();
    for (const [contestant, candidate] of contestantsOf(test, choices, methods)) {
      const key = candidateKey(candidate);
      const list = judged.get(key) ?? judge.full(fits.get(key)!, test);
      judged.set(key, list);
      lists.set(contestant, list);
    }
    outcomes.push({ test, lists });
  }
  return choices.filter((choice) => asked.includes(choice.cell.segment));
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
