import { stat } from 'node:fs/promises';
import { AppError } from '#contract/errors.ts';
import type { BatchId } from '#contract/ids.ts';
import { importKinds, nameWithPart, type ImportReport } from '#contract/imports.ts';
import type { ImportFile, ImportTask } from '#contract/worker-messages.ts';
import { catalogError } from '#catalog/failures.ts';
import { checkpoint, type WritableDB } from '#catalog/database.ts';
import { openWritable } from '#catalog/open.ts';
import { batchReport, beginBatch, endBatch, jobBatches } from '#catalog/repositories/import-batches.ts';
import { reserveRoom } from '#catalog/reserve.ts';
import { forgetCodes } from '#catalog/repositories/codes.ts';
import { openRecords, type ReadRequest, type RecordSource } from '#imports/read-records.ts';
import type { TaskContext } from '../serve-task.ts';
import { newState, notedState, type BatchState } from './batch-state.ts';
import { LongTransaction } from './long-transaction.ts';
import { refreshWorks } from './refresh-works.ts';
import { makeReport } from './make-report.ts';
import { inCopy } from './review-copy.ts';
import { takeBack } from './take-back.ts';
import { writeFile } from './write-file.ts';

/** Where a file lies and how it is read, as it is kept while its import is under way. */
export interface StoredSource extends Omit<ImportFile, 'kind'> {
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly pseudonyms: boolean;
  readonly notReaders: readonly string[];
  /** There were loans in the catalogue before. */
  readonly hadLoans: boolean;
  /** Rows of a chunk, where they are not as usual: what is written of a chunk is counted by its rows. */
  readonly chunkRows?: number | undefined;
}

export interface OpenBatch {
  readonly id: BatchId;
  readonly stored: StoredSource;
  readonly request: ReadRequest;
  readonly source: RecordSource;
  readonly state: BatchState;
}

export interface Imported { readonly batchIds: readonly BatchId[]; readonly reports: readonly ImportReport[] }

/**
 * Imports files as one job: all of them, or none where one fails or the job is cancelled. A cancelled one that is to be kept stays as it is, to be gone on with.
 * @throws AppError as the readers of files do, cancelled, disk-full, file-changed
 */
export async function importFiles(task: ImportTask, context: TaskContext): Promise<Imported> {
  if (task.isReview) return inCopy(task.folder, context, (folder) => importInto({ ...task, folder, isReview: false }, context));
  return importInto(task, context);
}

async function importInto(task: ImportTask, context: TaskContext): Promise<Imported> {
  const db = openWritable(task.folder);
  try {
    return await importAll(db, task, context);
  } catch (error) {
    throw catalogError(error, task.folder);
  } finally {
    db.close();
  }
}

async function importAll(db: WritableDB, task: ImportTask, context: TaskContext): Promise<Imported> {
  context.port.send({ type: 'progress', step: 'reading', value: 0, done: null });
  let batches: OpenBatch[] = [];
  let release = (): void => {};
  try {
    const reserve = async (sources: readonly StoredSource[]): Promise<void> => {
      release = await reserveRoom(task.folder, sources.reduce((sum, { bytes }) => sum + 20 * bytes, 1)); // a row comes to much more in the catalogue, above all of a compressed file
    };
    batches = 'resume' in task.work ? await continued(db, task.work.resume, task, context, reserve) : await begun(db, task.work.files, task, context, reserve);
    for (const [index, batch] of batches.entries()) {
      if (batch.state.isDone) continue;
      await writeFile(db, batch, task, context, (step, value, done) => {
        context.port.send({ type: 'progress', step, value: ((index + value) / batches.length) * 0.95, done });
      });
    }
    await refreshWorks(db, context);
    const lastLoans = batches.findLast(({ source: { kind } }) => kind === 'loans' || kind === 'events');
    for (const batch of batches) await makeReport(db, batch, context, batch === lastLoans);
    const last = new LongTransaction(db, context.turns, { note: () => {}, signal: context.signal });
    await last.pause(0);
    for (const { id } of batches) endBatch(db, id, 'finished');
    last.commit();
    checkpoint(db);
    const ids = batches.map(({ id }) => id);
    return { batchIds: ids, reports: ids.map((id) => batchReport(db, id)!) };
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    release();
    forgetCodes(db);
    const ids = batches.map(({ id }) => id);
    if (context.isKept && context.signal.aborted) for (const id of ids) endBatch(db, id, 'interrupted');
    else await takeBack(db, ids.reverse().map((id) => ({ id, status: context.signal.aborted ? 'cancelled' : 'failed' })), context);
    throw error;
  } finally {
    release();
  }
}

/** Puts room aside for what is about to be written. @throws AppError disk-full */
type Reserve = (sources: readonly StoredSource[]) => Promise<void>;

/** Looks at every file before the first row is written, and notes the imports; titles and copies come before loans. */
async function begun(db: WritableDB, files: readonly ImportFile[], task: ImportTask, context: TaskContext, reserve: Reserve): Promise<OpenBatch[]> {
  const privacy = 'files' in task.work ? task.work.privacy : {};
  const opened: { stored: StoredSource; request: ReadRequest; source: RecordSource }[] = [];
  const hadLoans = db.prepare('SELECT EXISTS (SELECT 1 FROM loan)').pluck().get() === 1;
  for (const file of files) {
    const source = await openRecords(file.path, file.name, requestOf(file, privacy.notReaders, task));
    const { size, mtimeMs } = await stat(file.path);
    const stored = { ...file, bytes: size, modifiedMs: mtimeMs, pseudonyms: privacy.pseudonyms === true, notReaders: privacy.notReaders ?? [], hadLoans, chunkRows: task.chunkRows };
    opened.push({ stored: { ...stored, hadLoans: hadLoans || opened.length > 0 }, request: requestOf(file, privacy.notReaders, task), source });
  }
  await reserve(opened.map(({ stored }) => stored));
  opened.sort((a, b) => importKinds.indexOf(a.source.kind) - importKinds.indexOf(b.source.kind));
  const transaction = new LongTransaction(db, context.turns, { note: () => {}, signal: context.signal });
  await transaction.pause(0);
  let first: BatchId | null = null;
  const batches = opened.map(({ stored, request, source }) => {
    const id = beginBatch(db, { kind: source.kind, profile: source.profile, fileName: nameWithPart(stored.name, stored.part), header: source.header, mapping: source.mapping, pseudonyms: stored.pseudonyms, source: stored }, first);
    first ??= id;
    return { id, stored, request, source, state: newState() };
  });
  transaction.commit();
  return batches;
}

/** @throws AppError file-changed, file-not-found */
async function continued(db: WritableDB, id: BatchId, task: ImportTask, context: TaskContext, reserve: Reserve): Promise<OpenBatch[]> {
  const batches: OpenBatch[] = [];
  for (const batch of jobBatches(db, id)) {
    const stored = JSON.parse(batch.source ?? '{}') as StoredSource;
    const about = await stat(stored.path).catch(() => { throw new AppError('file-not-found', { file: stored.name }); });
    if (about.size !== stored.bytes || about.mtimeMs !== stored.modifiedMs) throw new AppError('file-changed', { file: stored.name });
    const request = requestOf({ ...stored, kind: batch.kind }, stored.notReaders, task);
    const source = await openRecords(stored.path, stored.name, request);
    batches.push({ id: batch.id, stored, request, source, state: batch.progress === null ? newState() : notedState(batch.progress) });
  }
  await reserve(batches.map(({ stored }) => stored));
  const transaction = new LongTransaction(db, context.turns, { note: () => {}, signal: context.signal });
  await transaction.pause(0);
  for (const batch of batches) endBatch(db, batch.id, 'running');
  transaction.commit();
  return batches;
}

function requestOf({ path: _path, name: _name, ...request }: ImportFile, notReaders: readonly string[] | undefined, { pseudonymKey }: ImportTask): ReadRequest {
  return { ...request, privacy: { ...(pseudonymKey !== undefined && { pseudonymKey }), ...(notReaders !== undefined && { notReaders }) } };
}
