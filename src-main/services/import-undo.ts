import { AppError } from '#contract/errors.ts';
import type { BatchId, JobId } from '#contract/ids.ts';
import type { BatchStatus, ImportBatch, UndoPreview } from '#contract/imports.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { clearStaging } from '#catalog/staging.ts';
import { batchRowsAfter, findBatch, halfTakenBack, interruptRunning, jobBatches } from '#catalog/repositories/import-batches.ts';
import { listMaps } from '#catalog/repositories/domains.ts';
import { markStaleSince, modelsSince } from '#catalog/repositories/models.ts';
import type { JobContext } from '#jobs/registry.ts';
import { inSlices } from '#jobs/slices.ts';
import { runTask } from '#jobs/worker-process.ts';
import { refreshMaps } from './domain-assigning.ts';
import type { Library } from './library.ts';

/** @throws AppError batch-not-found, batch-already-undone, batch-not-finished */
function undoableBatch(library: Library, id: BatchId): ImportBatch {
  const batch = findBatch(library.db, id);
  if (batch === null) throw new AppError('batch-not-found', { batch: id });
  if (batch.status === 'running') throw new AppError('batch-not-finished', { batch: id });
  if (batch.status !== 'finished' && batch.status !== 'interrupted') throw new AppError('batch-already-undone', { batch: id });
  return batch;
}

/** What undoing a batch would take away and bring back, and how many models have used it. */
export async function previewUndo(library: Library, id: BatchId): Promise<UndoPreview> {
  undoableBatch(library, id);
  return { ...await countRows(library.db, id), models: modelsSince(library.db, id) };
}

async function countRows(db: ReadableDB, id: BatchId): Promise<Omit<UndoPreview, 'models'>> {
  const count = async (table: Parameters<typeof batchRowsAfter>[1]): Promise<number> => {
    let after = 0;
    return inSlices((limit) => {
      const slice = batchRowsAfter(db, table, id, after, limit * 10);
      after = slice.last;
      return slice.count;
    });
  };
  return { loans: await count('loan'), titles: await count('title'), patrons: await count('patron'), restored: await count('import_change') };
}

/** Undoes a finished or interrupted import as a job; models become stale, domain counts are made anew. The imports of an interrupted job go together. */
export function undoImport(library: Library, id: BatchId): JobId {
  const batch = undoableBatch(library, id);
  return library.start('undo', batch.fileName, async (context) => {
    const { status } = undoableBatch(library, id);
    context.signal.throwIfAborted();
    const ids = status === 'interrupted' ? jobBatches(library.db, id).map((each) => each.id).reverse() : [id];
    if (status === 'finished') markStaleSince(library.db, id);
    await takeBack(library, ids.map((each) => ({ id: each, status: status === 'interrupted' ? 'cancelled' : 'undone' })), context);
    return { batchIds: ids };
  });
}

/** Takes batches back in a worker process; a job that is told to stop goes on, as half an undoing is none. */
async function takeBack(library: Library, batches: readonly { id: BatchId; status: BatchStatus }[], context: JobContext): Promise<void> {
  await runTask(library.environment.launchWorker, { type: 'undo', folder: library.folder, batches }, new AbortController().signal, (message) => {
    if (message.type === 'progress') context.report(message.step, message.value * 0.8, message.done);
  }, library.turns);
  await refreshMaps(library, (step, value) => context.report(step, 0.8 + value * 0.2));
  library.changed('patrons', 'titles', 'loans', 'imports', 'models');
}

/**
 * Looks after what a kill interrupted, when the catalogue is opened again: imports that were being written wait for the librarian to go on with
 * them or to take them back; those that were being taken back are, and domains are counted anew.
 */
export function recover(library: Library): void {
  clearStaging(library.folder);
  interruptRunning(library.db);
  const batches = halfTakenBack(library.db);
  const isCounted = listMaps(library.db).every(({ counted }) => counted);
  if (batches.length === 0 && isCounted) return;
  const names = batches.map(({ fileName }) => fileName).join(', ');
  library.start(batches.length > 0 ? 'undo' : 'domains', names, async (context) => {
    if (batches.length > 0) await takeBack(library, batches, context);
    else await refreshMaps(library, context.report, context.signal);
    return { batchIds: batches.map(({ id }) => id) };
  });
}
