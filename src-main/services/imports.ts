import { stat } from 'node:fs/promises';
import { AppError } from '#contract/errors.ts';
import type { BatchId, JobId, Page } from '#contract/ids.ts';
import { importKinds, type ImportBatch, type ImportKind, type ImportPreview, type ImportRequest, type RejectedRow } from '#contract/imports.ts';
import type { ImportRecords } from '#contract/records.ts';
import { transaction, type WritableDB } from '#catalog/database.ts';
import { reserveRoom } from '#catalog/reserve.ts';
import { addReject, batchRejects, beginBatch, countBatch, endBatch, findBatch, listBatches, putUndescribed, undescribedAfter, type BatchCounts } from '#catalog/repositories/import-batches.ts';
import { forgetCodes } from '#catalog/repositories/codes.ts';
import type { Outcome } from '#catalog/repositories/import-changes.ts';
import { putLoan } from '#catalog/repositories/loan-writing.ts';
import { putCount } from '#catalog/repositories/count-writing.ts';
import { putItem } from '#catalog/repositories/item-writing.ts';
import { putPatron } from '#catalog/repositories/patron-writing.ts';
import { putTitle } from '#catalog/repositories/title-writing.ts';
import { previewFile } from '#imports/preview.ts';
import { openRecords, type RecordSource } from '#imports/read-records.ts';
import type { JobContext } from '#jobs/registry.ts';
import { inSlices } from '#jobs/slices.ts';
import { refreshMaps } from './domain-assigning.ts';
import { takeBack } from './import-undo.ts';
import type { Library } from './library.ts';
import { refreshWorks } from './works.ts';

/** A file to import by its path. */
export type ImportFile = Omit<ImportRequest, 'file'> & { readonly path: string; readonly name: string };

export function preview(library: Library, { file, ...request }: ImportRequest): Promise<ImportPreview> {
  const { path, name } = library.files.get(file);
  return previewFile(path, name, request);
}

export const list = (library: Library): ImportBatch[] => listBatches(library.db);

/** Rows of an import that were turned away. */
export function rejects(library: Library, query: { batchId: BatchId; after?: string | undefined; limit: number }): Page<RejectedRow> {
  if (findBatch(library.db, query.batchId) === null) throw new AppError('batch-not-found', { batch: query.batchId });
  return batchRejects(library.db, query);
}

/** Imports files as one job: all of them, or none where one fails or the job is cancelled. */
export function startImport(library: Library, files: readonly ImportFile[]): JobId {
  return library.start('import', files.map((file) => file.name).join(', '), (context) => importFiles(library, files, context));
}

/** The work of an import job, for jobs that import among other things. */
export async function importFiles(library: Library, files: readonly ImportFile[], context: JobContext): Promise<{ batchIds: BatchId[] }> {
  context.report('reading', 0);
  const sources: { file: ImportFile; source: RecordSource }[] = [];
  // Every file is looked at before the first row is written.
  for (const file of files) sources.push({ file, source: await openRecords(file.path, file.name, file) });
  sources.sort((a, b) => importKinds.indexOf(a.source.kind) - importKinds.indexOf(b.source.kind));
  const release = await reserveRoom(library.folder, await bytesWritten(files));
  const begun: BatchId[] = [];
  try {
    for (const [index, { file, source }] of sources.entries()) {
      const id = beginBatch(library.db, source.kind, file.name, source.header, source.mapping);
      begun.push(id);
      await writeBatch(library.db, id, source, context, (value, done) => context.report('writing', ((index + value) / sources.length) * 0.85, done));
    }
    for (const [index, id] of begun.entries()) {
      if (sources[index]!.source.kind === 'loans') await countUndescribed(library.db, id);
    }
    await refreshWorks(library.db, { signal: context.signal, report: (value) => context.report('joining', 0.85 + value * 0.05) });
    await refreshMaps(library, (step, value) => context.report(step, 0.9 + value * 0.1), context.signal);
    transaction(library.db, () => { for (const id of begun) endBatch(library.db, id, 'finished'); });
  } catch (error) {
    release();
    forgetCodes(library.db);
    for (const id of begun.reverse()) await takeBack(library.db, id, context.signal.aborted ? 'cancelled' : 'failed', (value) => context.report('removing', 1 - value));
    await refreshWorks(library.db);
    await refreshMaps(library, () => {});
    library.changed('imports');
    throw error;
  } finally {
    release();
  }
  library.changed('patrons', 'titles', 'loans', 'imports', 'domains');
  return { batchIds: begun };
}

/** What files may come to in the catalogue: much more than their size, above all where they are compressed. */
async function bytesWritten(files: readonly ImportFile[]): Promise<number> {
  const sizes = await Promise.all(files.map(async ({ path }) => (await stat(path)).size));
  return sizes.reduce((sum, size) => sum + 20 * size, 1);
}

/** Counts the titles of a loans file that no title file has described. */
async function countUndescribed(db: WritableDB, id: BatchId): Promise<void> {
  let after = 0;
  let undescribed = 0;
  await inSlices((limit) => {
    const slice = undescribedAfter(db, id, after, limit);
    after = slice.last;
    undescribed += slice.undescribed;
    return slice.count;
  });
  putUndescribed(db, id, undescribed);
}

const put: { readonly [Kind in Exclude<ImportKind, 'events'>]: (db: WritableDB, record: ImportRecords[Kind], batchId: BatchId) => Outcome } = {
  titles: putTitle, items: putItem, patrons: putPatron, loans: putLoan, counts: putCount,
};

async function writeBatch(db: WritableDB, id: BatchId, source: RecordSource, { signal }: JobContext, report: (value: number, done: number) => void): Promise<void> {
  const counts: BatchCounts = { rows: 0, added: 0, updated: 0, unchanged: 0, rejected: 0, firstAt: null, lastAt: null };
  const putRecord = put[source.kind as keyof typeof put] as (db: WritableDB, record: ImportRecords[ImportKind], batchId: BatchId) => Outcome;
  for await (const { records, rejects: turnedAway, bytesRead, bytesTotal } of source.slices(signal)) {
    let next = 0;
    await inSlices((limit) => {
      const part = records.slice(next, next + limit);
      if (part.length > 0) transaction(db, () => { for (const record of part) counts[putRecord(db, record, id)] += 1; });
      next += part.length;
      return part.length;
    }, signal);
    for (const record of records) if ('loanedAt' in record) noteTime(counts, record.loanedAt);
    counts.rows += records.length + turnedAway.length;
    counts.rejected += turnedAway.length;
    transaction(db, () => {
      for (const reject of turnedAway) addReject(db, id, reject);
      countBatch(db, id, counts);
    });
    report(bytesTotal === 0 ? 1 : bytesRead / bytesTotal, counts.rows);
  }
}

function noteTime(counts: BatchCounts, time: number): void {
  counts.firstAt = Math.min(counts.firstAt ?? time, time);
  counts.lastAt = Math.max(counts.lastAt ?? time, time);
}
