import type { EvaluationOutcome, WorkerTask } from '#contract/worker-messages.ts';
import { openReadOnly } from '#catalog/open.ts';
import { patronGroupCodes } from '#catalog/repositories/assignments.ts';
import type { ProblemInput } from '#engine/data/problem.ts';
import { evaluateMethods } from '#engine/evaluate.ts';
import { noticingSupply } from './devices/noticing-supply.ts';
import { namedDomains } from './domain-names.ts';
import { reportLoading, reportProgress } from './engine-progress.ts';
import { evaluationDetails, segmentResults } from './evaluation-figures.ts';
import { loadProblem } from './load-problem.ts';
import { withKernels } from './kernels/open-kernels.ts';
import type { TaskContext } from './serve-task.ts';

/** Measures the methods on held-out loans, full ranking. */
export async function evaluate(task: Extract<WorkerTask, { type: 'evaluate' }>, { signal, port }: TaskContext): Promise<EvaluationOutcome> {
  const startedAt = performance.now();
  const db = openReadOnly(task.folder);
  const { input } = loadProblem(db, task.targetId, namedDomains(db, task.mapId, task.sourceIds), null, signal, reportLoading(port));
  const groups = patronGroupCodes(db);
  db.close();
  const { protocol, folds, methods, learningCurve, seed } = task;
  const devices = noticingSupply(task.device);
  const { made: report, notices } = await withKernels(devices, (kernels) => evaluateMethods(input, {
    protocol, folds, learningCurve, seed, signal, kernels, onProgress: reportProgress(port), memoryBytes: () => process.memoryUsage.rss(), ...(methods !== null && { methods }),
  }));
  return {
    segments: segmentResults(report), details: evaluationDetails(report, groups), sharedPatrons: sharedPatrons(input), seconds: (performance.now() - startedAt) / 1000,
    device: devices.used, notices: [...devices.notices, ...notices],
  };
}

/** Patrons with loans in the target and in at least one source. */
function sharedPatrons({ patronCount, target, sources }: ProblemInput): number {
  const seen = new Uint8Array(patronCount);
  for (const patron of target.patrons) seen[patron] = 1;
  for (const { patrons } of sources) for (const patron of patrons) if (seen[patron] === 1) seen[patron] = 2;
  return seen.reduce((count, mark) => count + Number(mark === 2), 0);
}
