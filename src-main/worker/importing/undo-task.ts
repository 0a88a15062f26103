import type { WorkerTask } from '#contract/worker-messages.ts';
import { openWritable } from '#catalog/open.ts';
import { catalogError } from '#catalog/failures.ts';
import type { TaskContext } from '../serve-task.ts';
import { takeBack } from './take-back.ts';

/** Takes imports back. */
export async function undo({ folder, batches }: Extract<WorkerTask, { type: 'undo' }>, context: TaskContext): Promise<{ readonly type: 'undone' }> {
  const db = openWritable(folder);
  try {
    await takeBack(db, batches, context);
  } catch (error) {
    throw catalogError(error, folder);
  } finally {
    db.close();
  }
  return { type: 'undone' };
}
