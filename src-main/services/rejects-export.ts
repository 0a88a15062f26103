import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { setImmediate as breathe } from 'node:timers/promises';
import { AppError } from '#contract/errors.ts';
import type { BatchId } from '#contract/ids.ts';
import { batchHeader, batchRejects, findBatch, hasRejectedBytes } from '#catalog/repositories/import-batches.ts';
import { rejectsHeader, rejectsLine } from '#imports/rejects-file.ts';
import type { Library } from './library.ts';
import type { FileReader } from './deliveries.ts';
import { byteOrderMark } from './sheets/csv-file.ts';
import { fileError } from './whole-file.ts';

/**
 * Writes the rows that an import turned away: the original columns, then line, code and reason in both languages, and the byte at which a record begins that has no line.
 * @returns how many rows there are
 * @throws AppError batch-not-found, file-unwritable, disk-full
 */
export async function writeRejectsFile(library: Library, batchIds: readonly BatchId[], path: string, { forSpreadsheet }: Pick<FileReader, 'forSpreadsheet'>): Promise<number> {
  const unknown = batchIds.find((id) => findBatch(library.db, id) === null);
  if (unknown !== undefined) throw new AppError('batch-not-found', { batch: unknown });
  const out = createWriteStream(path, { encoding: 'utf8' });
  const failed = once(out, 'error').then(([error]) => { throw fileError(error, path); });
  failed.catch(() => {});
  let count = 0;
  if (forSpreadsheet) out.write(byteOrderMark);
  for (const batchId of batchIds) {
    let after: string | null = '0';
    let isFirst = true;
    const withBytes = hasRejectedBytes(library.db, batchId);
    while (after !== null) {
      const page: ReturnType<typeof batchRejects> = batchRejects(library.db, { batchId, after, limit: 500 });
      if (isFirst && (page.rows.length > 0 || batchIds.length === 1)) out.write(rejectsHeader(batchHeader(library.db, batchId), withBytes));
      isFirst = false;
      for (const reject of page.rows) out.write(rejectsLine(reject, withBytes));
      count += page.rows.length;
      after = page.next;
      await Promise.race([breathe(), failed]);
    }
  }
  await Promise.race([new Promise<void>((resolve) => out.end(resolve)), failed]);
  return count;
}
