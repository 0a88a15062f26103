import { buildDatasetPaced, targetPatrons, withoutPatrons, type Dataset } from './data/dataset.ts';
import type { ProblemInput } from './data/problem.ts';
import { candidateKey, type Candidate } from './models/candidate.ts';
import { defaultCandidate, fitCandidates } from './evaluation/fit-candidates.ts';
import { casesOf } from './evaluation/cases.ts';
import type { CellChoice } from './evaluation/choice.ts';
import { dealFolds, marks, mostQuestions } from './evaluation/folds.ts';
import { createJudge } from './evaluation/judge.ts';
import { cellIndex, cells } from './evaluation/segments.ts';
import { surpriseCost, type SurpriseCost } from './evaluation/surprise-cost.ts';
import { selectionEffort, selectMethods } from './evaluation/selection.ts';
import { readTestFold, testedCandidates, type TestRow } from './evaluation/test-fold.ts';
import { mix } from './matrix/random.ts';
import type { Kernels } from './kernels/kernels.ts';
import { createTypescriptKernels } from './kernels/typescript-kernels.ts';
import { columnCounts } from './matrix/sparse.ts';
import { competing, runnable } from './methods.ts';
import { pairsOf } from './models/ials.ts';
import { createFitContext, type MethodDefinition } from './models/method.ts';
import { createPacer, type Pacer } from './pacer.ts';
import { createProgress, signsOfLife, type Progress, type RunOptions } from './progress.ts';
import { admitted, type Route, type TrainedRecommender, type TrainingCode } from './trained.ts';

/** One patron in five is kept for the test, as far as the questions put to them do not take too long. */
const TEST_FOLDS = 5;

/**
 * Trains Shelfbridge's recommender: selection by cross-validation on four fifths of the patrons, one reading of the test fifth, then a
 * refit of the winners on everything (engine notes 3.6, 4.4). Never fails for want of data: `report.code` tells what was missing.
 * Rejects with the signal's reason once it is aborted.
 */
export async function trainRecommender(input: ProblemInput, options: RunOptions): Promise<TrainedRecommender> {
  const { report, look } = signsOfLife('selection', options.onProgress);
  const pacer = createPacer(options.signal, look);
  await pacer.pause();
  const data = await buildDatasetPaced(input, pacer);
  const kernels = options.kernels ?? createTypescriptKernels();
  const { code, methods } = admitted(data, runnable(competing, kernels));
  const patrons = targetPatrons(data);
  const one = Math.max(1, effortOf(methods));
  const effort = methods.length > 0 ? selectionEffort(methods, patrons.shared.length || patrons.targetOnly.length) : 0;
  const progress = createProgress('selection', effort + 2 * one, report);
  const run: Run = { data, methods, seed: options.seed, pacer, progress, kernels };

  const { routed, rows, surprise } = methods.length > 0
    ? await chosen(run, patrons, progress, effort)
    : { routed: cells.map(() => defaultCandidate('popularity')), rows: [], surprise: null };
  return refit(run, routed, { rows, surprise }, code, input, progress.piece('final', one, one));
}

/** What each cell gets, and the table of the test; the training part is given up with it. */
async function chosen(run: Run, { shared, targetOnly }: ReturnType<typeof targetPatrons>, progress: Progress, effort: number): Promise<{ routed: Candidate[] } & Tested> {
  const { data, methods, seed } = run;
  const one = effortOf(methods);
  const test = [shared, targetOnly].flatMap((kind, k) => dealFolds(kind, TEST_FOLDS, mix(seed, 17, k))[0]!.slice(0, mostQuestions(data.target.columnCount)));
  const training = withoutPatrons(data, marks(test, data.patronCount));
  const choices = await selectMethods(training, { ...run, progress: progress.piece('selection', effort, 1) });
  const { rows, surprise } = await testChoices(run, training, choices, test, progress.piece('test', one, 2 * one));
  return { routed: choices.map((choice, at) => (rows[at]!.reason === 'turned-negative' ? choice.fallback : choice.chosen)), rows, surprise };
}

/** What reading the test fold found. */
interface Tested { readonly rows: readonly TestRow[]; readonly surprise: SurpriseCost | null }

interface Run {
  readonly data: Dataset;
  readonly methods: readonly MethodDefinition[];
  readonly seed: number;
  readonly pacer: Pacer;
  readonly progress: Progress;
  readonly kernels: Kernels;
}

async function testChoices(run: Run, training: Dataset, choices: readonly CellChoice[], test: readonly number[], progress: Progress): Promise<Tested> {
  const context = createFitContext(training, run.seed, run.pacer, (detail) => progress.detail(detail), run.kernels);
  const reference = defaultCandidate('popularity');
  const fits = await fitCandidates(context, [reference, ...choices.flatMap(testedCandidates)], (id) => progress.advance(effortOf(run.methods.filter((method) => method.id === id))));
  const judge = createJudge(training.target.columnCount, fits.get(candidateKey(reference))!, run.seed);
  const cases = casesOf(run.data, test, run.seed);
  const rows = await readTestFold(choices, cases, fits, judge, run.seed, run.pacer, (share) => progress.advance(share * effortOf(run.methods)));
  const popularity = fits.get(candidateKey(reference))!;
  const used = choices.map((choice, at) => (rows[at]!.reason === 'turned-negative' ? popularity : fits.get(candidateKey(choice.chosen)) ?? popularity));
  return { rows, surprise: await surpriseCost(run.data, cases, (asked) => used[cellIndex(asked)]!, popularity, run.seed, run.pacer) };
}

async function refit(run: Run, routed: readonly Candidate[], { rows, surprise }: Tested, code: TrainingCode, input: ProblemInput, progress: Progress): Promise<TrainedRecommender> {
  const { data, seed } = run;
  const context = createFitContext(data, seed, run.pacer, (detail) => progress.detail(detail), run.kernels);
  const reference = defaultCandidate('popularity');
  const fits = await fitCandidates(context, [reference, ...routed], (id) => progress.advance(effortOf(run.methods.filter((method) => method.id === id))));
  const keys = [...fits.keys()];
  const routes = routed.map((candidate, at): Route => ({ member: keys.indexOf(candidateKey(candidate)), reason: rows[at]?.reason ?? 'too-few-patrons' }));
  const { shared, targetOnly } = targetPatrons(data);
  progress.advance(Infinity);
  return {
    seed, targetTitles: data.target.columnCount,
    sources: input.sources.map(({ name, titleCount }) => ({ name, titleCount })),
    members: [...fits.values()], routes, popularity: keys.indexOf(candidateKey(reference)),
    report: {
      code, sharedPatrons: shared.length, targetOnlyPatrons: targetOnly.length,
      lentTitles: columnCounts(pairsOf(data.target)).filter((count) => count > 0).length, leftOut: data.leftOut, rows, surprise,
    },
  };
}

const effortOf = (methods: readonly MethodDefinition[]): number => methods.reduce((sum, method) => sum + method.effort, 0);
