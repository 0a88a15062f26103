import type { TrainingSummary } from '#contract/training.ts';
import type { WorkerTask } from '#contract/worker-messages.ts';
import { openReadOnly } from '#catalog/open.ts';
import { trainRecommender } from '#engine/recommender.ts';
import { noticingSupply } from './devices/noticing-supply.ts';
import { namedDomains } from './domain-names.ts';
import { reportLoading, reportProgress } from './engine-progress.ts';
import { loadProblem } from './load-problem.ts';
import { withKernels } from './kernels/open-kernels.ts';
import type { TaskContext } from './serve-task.ts';
import { writeModelFile } from './model-file.ts';
import { trainingSummary } from './training-summary.ts';

/** Trains a model, writes its file and sums up how it did. */
export async function train(task: Extract<WorkerTask, { type: 'train' }>, { signal, port }: TaskContext): Promise<TrainingSummary> {
  const startedAt = performance.now();
  const db = openReadOnly(task.folder);
  const until = task.until === null ? null : Date.parse(`${task.until}T23:59:59Z`) / 1000;
  const { input, targetTitles, sourceTitles } = loadProblem(db, task.targetId, namedDomains(db, task.mapId, task.sourceIds), until, signal, reportLoading(port));
  db.close();
  const devices = noticingSupply(task.device);
  const { made: model, notices } = await withKernels(devices, (kernels) => trainRecommender(input, { seed: task.seed, signal, kernels, onProgress: reportProgress(port) }));
  port.send({ type: 'progress', step: 'saving', value: 1, done: null });
  writeModelFile(task.modelPath, { model, targetTitles, sourceTitles });
  const summary = trainingSummary(input, model, (performance.now() - startedAt) / 1000);
  return { ...summary, device: devices.used, notices: [...summary.notices, ...devices.notices, ...notices] };
}
