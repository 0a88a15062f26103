import { AppError } from '#contract/errors.ts';
import type { BatchId, JobId } from '#contract/ids.ts';
import type { BatchStatus, ImportBatch, UndoPreview } from '#contract/imports.ts';
import { transaction, type ReadableDB, type WritableDB } from '#catalog/database.ts';
import { batchRowsAfter, endBatch, findBatch, unfinishedBatches } from '#catalog/repositories/import-batches.ts';
import { undoSteps } from '#catalog/repositories/import-undo.ts';
import { listMaps } from '#catalog/repositories/domains.ts';
import { listModels, markStale } from '#catalog/repositories/models.ts';
import { inSlices } from '#jobs/slices.ts';
import { refreshMaps } from './domain-assigning.ts';
import type { Library } from './library.ts';
import { refreshWorks } from './works.ts';

/**
 * Takes the rows of a batch out again, in slices; it cannot be stopped half-way.
 * The status comes first: a batch that has it and still has rows was interrupted, and is taken out wholly when the catalogue is opened again.
 */
export async function takeBack(db: WritableDB, id: BatchId, status: BatchStatus, report: (value: number, done: number) => void = () => {}): Promise<void> {
  endBatch(db, id, status);
  const preview = await countRows(db, id);
  const expected = Math.max(1, preview.loans + preview.titles + preview.patrons + preview.restored);
  let done = 0;
  for (const step of undoSteps) {
    const before = done;
    await inSlices((limit) => transaction(db, () => step(db, id, limit)), undefined, (count) => {
      done = before + count;
      report(Math.min(1, done / expected), done);
    });
  }
}

/** @throws AppError batch-not-found, batch-already-undone, batch-not-finished */
function undoableBatch(library: Library, id: BatchId): ImportBatch {
  const batch = findBatch(library.db, id);
  if (batch === null) throw new AppError('batch-not-found', { batch: id });
  if (batch.status === 'running') throw new AppError('batch-not-finished', { batch: id });
  if (batch.status !== 'finished') throw new AppError('batch-already-undone', { batch: id });
  return batch;
}

/** What undoing a batch would take away and bring back. */
export async function previewUndo(library: Library, id: BatchId): Promise<UndoPreview> {
  undoableBatch(library, id);
  return countRows(library.db, id);
}

async function countRows(db: ReadableDB, id: BatchId): Promise<UndoPreview> {
  const count = async (table: Parameters<typeof batchRowsAfter>[1]): Promise<number> => {
    let after = 0;
    return inSlices((limit) => {
      const slice = batchRowsAfter(db, table, id, after, limit * 10);
      after = slice.last;
      return slice.count;
    });
  };
  return { loans: await count('loan'), titles: await count('title'), patrons: await count('patron'), restored: await count('import_change'), models: listModels(db).length };
}

/** Undoes a finished import as a job; models become stale, domain counts are made anew. */
export function undoImport(library: Library, id: BatchId): JobId {
  const batch = undoableBatch(library, id);
  return library.start('undo', batch.fileName, async ({ report, signal }) => {
    undoableBatch(library, id);
    signal.throwIfAborted();
    markStale(library.db, null);
    await takeBack(library.db, id, 'undone', (value, done) => report('removing', value * 0.8, done));
    await refreshWorks(library.db, { report: (value) => report('joining', 0.8 + value * 0.1) });
    await refreshMaps(library, (step, value) => report(step, 0.9 + value * 0.1));
    library.changed('patrons', 'titles', 'loans', 'imports', 'models');
    return { batchIds: [id] };
  });
}

/** Finishes what a kill interrupted, when the catalogue is opened again: half-made imports are taken back, domains are counted anew. */
export function recover(library: Library): void {
  const batches = unfinishedBatches(library.db);
  const isCounted = listMaps(library.db).every(({ counted }) => counted);
  if (batches.length === 0 && isCounted) return;
  const names = batches.map(({ fileName }) => fileName).join(', ');
  library.start(batches.length > 0 ? 'undo' : 'domains', names, async ({ report, signal }) => {
    for (const [index, { id, status }] of batches.entries()) {
      await takeBack(library.db, id, status === 'running' ? 'failed' : status, (value, done) => report('removing', (0.8 * (index + value)) / batches.length, done));
    }
    await refreshWorks(library.db, { signal, report: (value) => report('joining', 0.8 + value * 0.1) });
    await refreshMaps(library, (step, value) => report(step, 0.9 + value * 0.1), signal);
    library.changed('patrons', 'titles', 'loans', 'imports');
    return { batchIds: batches.map(({ id }) => id) };
  });
}
