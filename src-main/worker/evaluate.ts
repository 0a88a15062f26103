import type { Evaluation, SegmentResult } from '#contract/training.ts';
import type { WorkerTask } from '#contract/worker-messages.ts';
import { openReadOnly } from '#catalog/open.ts';
import type { ProblemInput } from '#engine/data/problem.ts';
import { evaluateMethods } from '#engine/evaluate.ts';
import type { EvaluationReport } from '#engine/evaluation/report.ts';
import { segments } from '#engine/evaluation/segments.ts';
import { namedDomains } from './domain-names.ts';
import { reportLoading, reportProgress } from './engine-progress.ts';
import { loadProblem } from './load-problem.ts';
import { withKernels } from './kernels/open-kernels.ts';
import type { TaskContext } from './main.ts';
import { differenceOf } from './training-summary.ts';

/** Measures the methods on held-out loans, full ranking. */
export async function evaluate(task: Extract<WorkerTask, { type: 'evaluate' }>, { signal, port }: TaskContext): Promise<Pick<Evaluation, 'segments' | 'sharedPatrons' | 'seconds'>> {
  const startedAt = performance.now();
  const db = openReadOnly(task.folder);
  const { input } = loadProblem(db, task.targetId, namedDomains(db, task.mapId, task.sourceIds), null, signal, reportLoading(port));
  db.close();
  const { protocol, folds, methods, seed } = task;
  const report = await withKernels((kernels) => evaluateMethods(input, { protocol, folds, seed, signal, kernels, onProgress: reportProgress(port), ...(methods !== null && { methods }) }));
  return { segments: segmentResults(report), sharedPatrons: sharedPatrons(input), seconds: (performance.now() - startedAt) / 1000 };
}

/** Patrons with loans in the target and in at least one source. */
function sharedPatrons({ patronCount, target, sources }: ProblemInput): number {
  const seen = new Uint8Array(patronCount);
  for (const patron of target.patrons) seen[patron] = 1;
  for (const { patrons } of sources) for (const patron of patrons) if (seen[patron] === 1) seen[patron] = 2;
  return seen.reduce((count, mark) => count + Number(mark === 2), 0);
}

function segmentResults(report: EvaluationReport): SegmentResult[] {
  return (['all', ...segments] as const).flatMap((segment): SegmentResult[] => {
    const rows = report.rows.filter((row) => row.segment === segment);
    if (rows.length === 0) return [];
    return [{
      segment, patrons: rows[0]!.patrons, chosen: null,
      methods: rows.map((row) => ({
        method: row.contestant, ndcg: row.ndcg,
        more: { recall: row.cappedRecall.mean, precision: row.precision.mean, hitRate: row.hitRate.mean, mrr: row.mrr.mean, coverage: row.coverage },
      })),
      differences: report.comparisons.filter((row) => row.segment === segment).flatMap((row) => [
        differenceOf(row.contestant, 'popularity', row.versusPopularity),
        ...(segment === '0' || row.twin === 'popularity' ? [] : [differenceOf(row.contestant, row.twin, row.versusTwin)]),
      ]),
    }];
  });
}
