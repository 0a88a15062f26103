import type { ComparedPair, WorkerTask } from '#contract/worker-messages.ts';
import { openReadOnly } from '#catalog/open.ts';
import { relateAll } from '#engine/transfer/relatedness.ts';
import { namedDomains } from './domain-names.ts';
import { reportLoading } from './engine-progress.ts';
import { loadProblem } from './load-problem.ts';
import type { TaskContext } from './serve-task.ts';

/** How related any two of some domains are. Their samples are drawn by a fixed seed, as those of the advice are. */
export async function compare(task: Extract<WorkerTask, { type: 'compare' }>, { signal, port }: TaskContext): Promise<ComparedPair[]> {
  const [first, ...others] = task.domainIds;
  if (first === undefined) return [];
  const db = openReadOnly(task.folder);
  const { input } = loadProblem(db, first, namedDomains(db, task.mapId, others), null, signal, reportLoading(port));
  db.close();
  const pairs = await relateAll(input, { seed: 1, signal, onPair: (done, of) => port.send({ type: 'progress', step: 'comparing', value: done / of, done: null }) });
  const loans = [input.target, ...input.sources].map(({ patrons }) => patrons.length);
  return pairs.map((pair) => ({ ...pair, a: task.domainIds[pair.a]!, b: task.domainIds[pair.b]!, loansA: loans[pair.a]!, loansB: loans[pair.b]! }));
}
