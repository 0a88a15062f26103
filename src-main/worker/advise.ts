import type { Advice } from '#contract/advice.ts';
import type { WorkerTask } from '#contract/worker-messages.ts';
import { openReadOnly } from '#catalog/open.ts';
import { diagnose } from '#engine/transfer/advisor.ts';
import { namedDomains } from './domain-names.ts';
import { loadProblem } from './load-problem.ts';
import type { TaskContext } from './serve-task.ts';

/** The diagnostics before a training. Their samples are drawn by a fixed seed, so that the same records are told the same. */
export async function advise(task: Extract<WorkerTask, { type: 'advise' }>, { signal }: TaskContext): Promise<Advice> {
  const db = openReadOnly(task.folder);
  const { input } = loadProblem(db, task.targetId, namedDomains(db, task.mapId, task.sourceIds), null, signal);
  db.close();
  return diagnose(input, { seed: 1, signal });
}
