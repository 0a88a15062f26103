import type { WorkerTask } from '#contract/worker-messages.ts';
import { openWritable } from '#catalog/open.ts';
import { catalogError } from '#catalog/failures.ts';
import { refreshWorks } from './importing/refresh-works.ts';
import type { TaskContext } from './serve-task.ts';

/** Forms the works of the whole catalogue, where titles have changed. */
export async function formAllWorks({ folder }: Extract<WorkerTask, { type: 'works' }>, context: TaskContext): Promise<{ readonly type: 'works-formed' }> {
  const db = openWritable(folder);
  try {
    await context.turns.begin();
    await refreshWorks(db, context);
  } catch (error) {
    throw catalogError(error, folder);
  } finally {
    db.close();
  }
  return { type: 'works-formed' };
}
