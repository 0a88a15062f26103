import { AppError } from '#contract/errors.ts';
import type { BatchId, JobId, Page } from '#contract/ids.ts';
import { nameWithPart, type CardNumbers, type ImportBatch, type ImportPreview, type ImportReport, type ImportRequest, type PrivacyChoice, type RejectedRow } from '#contract/imports.ts';
import type { JobResult } from '#contract/jobs.ts';
import type { ImportFile, ImportTask } from '#contract/worker-messages.ts';
import { batchRejects, batchReport, batchUsesPseudonyms, findBatch, interruptRunning, listBatches } from '#catalog/repositories/import-batches.ts';
import { patronNames } from '#catalog/repositories/import-findings.ts';
import type { JobContext } from '#jobs/registry.ts';
import { runTask } from '#jobs/worker-process.ts';
import { refreshMaps } from './domain-assigning.ts';
import type { Library } from './library.ts';
import { previewBeside } from './previews/previews.ts';
import { pseudonymKey } from './pseudonym-key.ts';

export type { ImportFile } from '#contract/worker-messages.ts';

/** How an import is done where it is not as usual; small chunks and transactions are for tests. */
export interface ImportChoice {
  readonly privacy?: PrivacyChoice | undefined;
  readonly chunkRows?: number | undefined;
  readonly commitRows?: number | undefined;
}

export function preview(library: Library, { file, ...request }: ImportRequest): Promise<ImportPreview> {
  const { path, name } = library.files.get(file);
  return previewBeside(path, name, request);
}

export const list = (library: Library): ImportBatch[] => listBatches(library.db);

/** Whether patrons stand by pseudonyms, by card numbers, or both. */
export const cardNumbers = (library: Library): CardNumbers => patronNames(library.db);

/** Rows of an import that were turned away. */
export function rejects(library: Library, query: { batchId: BatchId; after?: string | undefined; limit: number }): Page<RejectedRow> {
  knownBatch(library, query.batchId);
  return batchRejects(library.db, query);
}

/** What an import found; null where it was made before there were reports, or has not ended. */
export function report(library: Library, id: BatchId): ImportReport | null {
  knownBatch(library, id);
  return batchReport(library.db, id);
}

function knownBatch(library: Library, id: BatchId): ImportBatch {
  const batch = findBatch(library.db, id);
  if (batch === null) throw new AppError('batch-not-found', { batch: id });
  return batch;
}

const namesOf = (files: readonly ImportFile[]): string => files.map((file) => nameWithPart(file.name, file.part)).join(', ');

/** Imports files as one job: all of them, or none where one fails or the job is cancelled. */
export function startImport(library: Library, files: readonly ImportFile[], choice: ImportChoice = {}): JobId {
  return library.start('import', namesOf(files), (context) => importFiles(library, files, context, choice));
}

/** The same into a copy of the catalogue that is thrown away; the job's result holds the reports. */
export function reviewImport(library: Library, files: readonly ImportFile[], choice: ImportChoice = {}): JobId {
  return library.start('review', namesOf(files), async (context) => {
    const { reports } = await runImport(library, { ...taskOf(library, choice), work: { files, privacy: choice.privacy ?? {} }, isReview: true }, context);
    return { reports };
  });
}

/**
 * Goes on with an interrupted import, and the others of its job, from where they had come to.
 * @throws AppError batch-not-found, batch-not-interrupted
 */
export function resumeImport(library: Library, id: BatchId, choice: Omit<ImportChoice, 'privacy'> = {}): JobId {
  const batch = knownBatch(library, id);
  if (batch.status !== 'interrupted') throw new AppError('batch-not-interrupted', { batch: id });
  return library.start('import', batch.fileName, (context) =>
    written(library, { ...taskOf(library, { ...choice, privacy: { pseudonyms: batchUsesPseudonyms(library.db, id) } }), work: { resume: id } }, context));
}

/** The work of an import job, for jobs that import among other things. */
export function importFiles(library: Library, files: readonly ImportFile[], context: JobContext, choice: ImportChoice = {}): Promise<JobResult> {
  return written(library, { ...taskOf(library, choice), work: { files, privacy: choice.privacy ?? {} } }, context);
}

function taskOf(library: Library, { privacy, chunkRows, commitRows }: ImportChoice): Omit<ImportTask, 'work'> {
  const key = privacy?.pseudonyms === true ? pseudonymKey(library.environment.settings.folder) : undefined;
  return { type: 'import', folder: library.folder, isReview: false, pseudonymKey: key, chunkRows, commitRows };
}

async function written(library: Library, task: ImportTask, context: JobContext): Promise<JobResult> {
  try {
    const { batchIds } = await runImport(library, task, context);
    await refreshMaps(library, (step, value) => context.report(step, 0.97 + value * 0.03));
    library.changed('patrons', 'titles', 'loans', 'imports', 'domains');
    return { batchIds };
  } catch (error) {
    interruptRunning(library.db); // where the worker process has died; otherwise it has seen to its imports itself
    await refreshMaps(library, () => {});
    library.changed('patrons', 'titles', 'loans', 'imports');
    throw error;
  }
}

/** Runs an import in a worker process, which writes while this process goes on answering. */
async function runImport(library: Library, task: ImportTask, context: JobContext): Promise<{ batchIds: readonly BatchId[]; reports: readonly ImportReport[] }> {
  const outcome = await runTask(library.environment.launchWorker, task, context.signal, (message) => {
    if (message.type === 'progress') context.report(message.step, message.value, message.done);
  }, library.turns);
  if (outcome.type !== 'imported') throw new Error(`answered with ${outcome.type}`);
  return outcome;
}
