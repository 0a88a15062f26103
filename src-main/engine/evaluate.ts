import { buildDatasetPaced, type Dataset } from './data/dataset.ts';
import type { ProblemInput } from './data/problem.ts';
import type { RoundAnswers } from './evaluation/answers.ts';
import { mean } from './evaluation/bootstrap.ts';
import { CostBook } from './evaluation/costs.ts';
import { curveShares, learningCurve, type CurveRound } from './evaluation/learning-curve.ts';
import { patronSlices } from './evaluation/patron-slices.ts';
import { ndcgByPatron, narrowed, pickCases } from './evaluation/picks.ts';
import { roundOf } from './evaluation/protocols.ts';
import { methodRow, transferRow, type ContestantId, type EvaluationReport, type FoldChoice, type MethodRow, type ProtocolId, type TransferRow } from './evaluation/report.ts';
import { runRound } from './evaluation/round.ts';
import { cellIndex, segments } from './evaluation/segments.ts';
import { bestOf } from './evaluation/test-fold.ts';
import { themesOf } from './evaluation/themes.ts';
import { titleSlices } from './evaluation/title-slices.ts';
import { createTypescriptKernels } from './kernels/typescript-kernels.ts';
import { competing, methods as allMethods, runnable } from './methods.ts';
import type { MethodDefinition, MethodId } from './models/method.ts';
import { createPacer, type Pacer } from './pacer.ts';
import { createProgress, signsOfLife, type Progress, type RunOptions } from './progress.ts';
import { admitted } from './trained.ts';

/** What an evaluation is asked to do. */
export interface EvaluateOptions extends RunOptions {
  readonly protocol: ProtocolId;
  /** Folds of the shared patrons, cut dates, or random draws. */
  readonly folds: number;
  /** Methods to compare, by default all that may be put to use; popularity and the twins of transfer methods always take part. */
  readonly methods?: readonly MethodId[];
  /** Also draw the learning curve of the transfer method that is used most and of its twin. */
  readonly learningCurve?: boolean;
  /** Bytes the process holds now, where the caller can tell; looked at while methods are trained. */
  readonly memoryBytes?: () => number;
}

/**
 * Measures every method, and what Shelfbridge would choose, on patrons or dates nothing was fitted to: settings and choice are made
 * by cross-validation inside each training part, the test part is read once (engine notes 3). Rejects with the signal's reason.
 */
export async function evaluateMethods(input: ProblemInput, options: EvaluateOptions): Promise<EvaluationReport> {
  const { seed, protocol } = options;
  const costs = new CostBook(options.memoryBytes ?? null);
  const { report, look } = signsOfLife('evaluation', options.onProgress);
  const pacer = createPacer(options.signal, () => {
    costs.look();
    look();
  });
  const kernels = options.kernels ?? createTypescriptKernels();
  await pacer.pause();
  const data = await buildDatasetPaced(input, pacer);
  const wanted = new Set<MethodId>(options.methods ?? competing.map((method) => method.id));
  for (const method of allMethods) if (wanted.has(method.id) && method.twin) wanted.add(method.twin);
  const { code, methods } = admitted(data, runnable(allMethods, kernels).filter((method) => method.id === 'popularity' || wanted.has(method.id)));
  const drawsCurve = options.learningCurve === true && methods.some((method) => method.twin);
  const reporting = REPORT_SHARE * options.folds;
  const progress = createProgress('evaluation', options.folds * (drawsCurve ? 2 : 1) + reporting, report);
  const rounds: RoundAnswers[] = [];
  const curveRounds: CurveRound[] = [];
  const choices: FoldChoice[] = [];
  for (let f = 0; f < options.folds && methods.length > 0; f += 1) {
    const round = roundOf(protocol, input, data, options.folds, f, seed);
    await pacer.pause();
    if (round.cases.length === 0) { progress.advance(1); continue; }
    const outcome = await runRound(round, { methods, seed, pacer, progress, kernels, costs });
    rounds.push(outcome.answers);
    const asked = outcome.choices.filter(({ cell }) => round.cases.some((test) => test.segment === cell.segment));
    choices.push(...asked.map((choice): FoldChoice => ({ fold: f, ...choice.cell, ...choice.chosen, reason: choice.reason })));
    if (drawsCurve) {
      curveRounds.push({
        training: round.training, cases: round.cases.filter((test) => test.hasSource),
        settingsOf: (method, segment) => bestOf(outcome.choices[cellIndex({ segment, hasSource: true })]!, method),
      });
    }
  }
  const curveMethod = drawsCurve ? mostUsedTransfer(choices, methods) ?? bestTransfer(rounds, methods) : null;
  const curve = curveMethod === null ? null
    : await learningCurve(curveMethod, curveRounds, { seed, pacer, kernels, progress: progress.piece('evaluation', options.folds, curveShares.length * curveRounds.length) });
  return {
    protocol, code, folds: rounds.length, targetTitles: data.target.columnCount, themes: themesOf(data)?.field ?? null,
    ...await tables(rounds, methods, data, seed, pacer, progress.piece('evaluation', reporting, 2 * (segments.length + 1) + 2 * SLICES)), choices, costs: costs.costs(methods), curve,
  };
}

async function tables(rounds: readonly RoundAnswers[], methods: readonly MethodDefinition[], data: Dataset, seed: number, pacer: Pacer, progress: Progress): Promise<Pick<EvaluationReport, 'rows' | 'comparisons' | 'patronSlices' | 'titleSlices'>> {
  const contestants: ContestantId[] = [...methods.map((method) => method.id), 'without-transfer', 'chosen'];
  const pairs: (readonly [ContestantId, ContestantId])[] = [...methods.flatMap((method) => (method.twin ? [[method.id, method.twin] as const] : [])), ['chosen', 'without-transfer']];
  const rows: MethodRow[] = [];
  const comparisons: TransferRow[] = [];
  for (const segment of [...segments, 'all'] as const) {
    const picks = pickCases(rounds, ({ round, at }) => segment === 'all' || round.cases[at]!.segment === segment);
    if (picks.patrons === 0) continue;
    const withSource = narrowed(picks, ({ round, at }) => round.cases[at]!.hasSource);
    for (const contestant of contestants) {
      rows.push(await methodRow(contestant, segment, picks, data.target.columnCount, seed, pacer));
      progress.advance(1 / contestants.length);
    }
    for (const [contestant, twin] of pairs) {
      comparisons.push(await transferRow(contestant, twin, segment, withSource, seed, pacer));
      progress.advance(1 / pairs.length);
    }
  }
  if (rows.length === 0) return { rows, comparisons, patronSlices: [], titleSlices: [] };
  return {
    rows, comparisons,
    patronSlices: await patronSlices(rounds, contestants, pairs, seed, pacer, (share) => progress.advance(SLICES * share)),
    titleSlices: await titleSlices(rounds, contestants, data, seed, pacer, (share) => progress.advance(SLICES * share)),
  };
}

/** Time of all tables against that of a round, and of the slices against that of half a segment's table, roughly; they only move progress bars. */
const REPORT_SHARE = 0.1;
const SLICES = 5;

/** The transfer method chosen for most cells over the rounds; null where none was. */
function mostUsedTransfer(choices: readonly FoldChoice[], methods: readonly MethodDefinition[]): MethodId | null {
  const uses = (id: MethodId) => choices.filter((choice) => choice.method === id).length;
  const used = methods.filter((method) => method.twin && uses(method.id) > 0).sort((a, b) => uses(b.id) - uses(a.id));
  return used[0]?.id ?? null;
}

/** The transfer method that may be used with the best mean; null without any. */
function bestTransfer(rounds: readonly RoundAnswers[], methods: readonly MethodDefinition[]): MethodId | null {
  const picks = pickCases(rounds, ({ round, at }) => round.cases[at]!.hasSource);
  const means = methods.filter((method) => method.twin && method.competes !== false).map(({ id }) => ({ id, value: mean(ndcgByPatron(picks, id)) }));
  return means.sort((a, b) => b.value - a.value)[0]?.id ?? null;
}
