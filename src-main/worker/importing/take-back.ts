import type { BatchId } from '#contract/ids.ts';
import type { BatchStatus } from '#contract/imports.ts';
import type { WritableDB } from '#catalog/database.ts';
import { countBatchRows, endBatch } from '#catalog/repositories/import-batches.ts';
import { undoSteps } from '#catalog/repositories/import-undo.ts';
import type { TaskContext } from '../serve-task.ts';
import { LongTransaction } from './long-transaction.ts';
import { refreshWorks } from './refresh-works.ts';

/** Rows taken out between two looks at the clock. */
const stride = 500;

/** Rows of a transaction where the disk may be full: its log must fit the room that was put aside. */
const onFullDisk = 20_000;

/**
 * Takes the rows of batches out again, the first of them first; it cannot be stopped half-way. The status comes first: a batch that has it and
 * still has rows was interrupted, and is taken out wholly when the catalogue is opened again.
 */
export async function takeBack(db: WritableDB, batches: readonly { readonly id: BatchId; readonly status: BatchStatus }[], { port, turns }: Pick<TaskContext, 'port' | 'turns'>): Promise<void> {
  db.pragma('foreign_keys = ON');
  const transaction = new LongTransaction(db, turns, { note: () => {}, signal: new AbortController().signal, rows: batches[0]?.status === 'failed' ? onFullDisk : undefined });
  await transaction.pause(0);
  for (const { id, status } of batches) endBatch(db, id, status);
  transaction.commit();
  transaction.begin();
  const expected = Math.max(1, batches.reduce((sum, { id }) => sum + countBatchRows(db, id), 0));
  let done = 0;
  for (const { id } of batches) {
    for (const step of undoSteps) {
      for (;;) {
        const count = step(db, id, stride);
        if (count === 0) break;
        done += count;
        if (!transaction.isDue) continue;
        await transaction.pause(count);
        port.send({ type: 'progress', step: 'removing', value: Math.min(1, done / expected), done });
      }
    }
  }
  transaction.commit();
  await refreshWorks(db, { port, turns });
}
