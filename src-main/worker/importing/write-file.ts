import type { WritableDB } from '#catalog/database.ts';
import { noteBatch, noteFirstLoan } from '#catalog/repositories/import-batches.ts';
import type { ImportTask } from '#contract/worker-messages.ts';
import type { TaskContext } from '../serve-task.ts';
import type { OpenBatch } from './import-task.ts';
import { LongTransaction } from './long-transaction.ts';
import { readBeside } from './read-ahead.ts';
import { inWindows, type Chunk } from './read-chunks.ts';
import { collapsedChunks, pairedChunks, type StagedChunk } from './staged-chunks.ts';
import type { Turns } from './turns.ts';
import { BatchWriter } from './write-batch.ts';

const usualChunkRows = 20_000;
/** Chunks of loans that are sorted and written together; while they are, the next ones are read. */
const windowChunks = 16;

/** Writes one file of an import from where it has come to. */
export async function writeFile(db: WritableDB, batch: OpenBatch, task: ImportTask, context: TaskContext, report: (value: number, rows: number) => void): Promise<void> {
  const { id, state, source: { kind, mapping } } = batch;
  const chunkRows = batch.stored.chunkRows ?? usualChunkRows;
  const isStaged = kind === 'events' || (kind === 'loans' && Object.values(mapping).includes('parent_loan_id'));
  // what is kept of patrons, titles and copies is checked by the database; loans are too many, and name ids that were just looked up
  db.pragma(`foreign_keys = ${kind === 'loans' || kind === 'events' ? 'OFF' : 'ON'}`);
  const transaction = new LongTransaction(db, context.turns, { note: () => noteBatch(db, id, state.counts, state), signal: context.signal, rows: task.commitRows });
  const writer = new BatchWriter({ db, id, kind, hadLoans: batch.stored.hadLoans, state, transaction });
  try {
    await transaction.pause(0);
    if (state.slices === 0 && !state.begun) noteFirstLoan(db, id);
    const start = { path: batch.stored.path, name: batch.stored.name, request: { ...batch.request, kind }, skip: isStaged ? 0 : state.slices, chunkRows, encoded: !isStaged, ahead: kind === 'loans' && !isStaged ? windowChunks : 2 };
    const read = readBeside(start, batch.stored.bytes, context.signal);
    const chunks: AsyncIterable<StagedChunk | Chunk> = !isStaged ? inWindows(read, kind === 'loans' ? windowChunks : 1) : skipping(
      kind === 'events' ? pairedChunks(task.folder, read, chunkRows, report) : collapsedChunks(task.folder, read, chunkRows, report), state.slices);
    for await (const chunk of unlessWanted(chunks, context.turns, () => transaction.pause(0))) {
      await writer.write(chunk);
      report(chunk.bytesTotal === 0 ? 1 : chunk.bytesRead / chunk.bytesTotal, state.counts.rows);
    }
    state.isDone = true;
    transaction.commit();
  } catch (error) {
    transaction.rollback();
    throw error;
  }
}

/** Chunks as they come; while one is waited for, the main process is given its turn. */
async function* unlessWanted<Some>(chunks: AsyncIterable<Some>, turns: Turns, give: () => Promise<void>): AsyncGenerator<Some, void, undefined> {
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = iterator.next();
      next.catch(() => {}); // looked at below, after a turn
      while (await Promise.race([next, turns.whenWanted()]) === 'turn') await give();
      const { value, done } = await next;
      if (done === true) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** Chunks after those that are written already. */
async function* skipping(chunks: AsyncIterable<StagedChunk>, count: number): AsyncGenerator<StagedChunk, void, undefined> {
  let passed = 0;
  for await (const chunk of chunks) {
    if (passed >= count) yield chunk;
    passed += 1;
  }
}
