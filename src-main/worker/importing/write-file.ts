import type { WritableDB } from '#catalog/database.ts';
import { noteBatch, noteFirstLoan } from '#catalog/repositories/import-batches.ts';
import type { LoanColumns } from '#catalog/repositories/loan-columns.ts';
import { placeLoans } from '#catalog/repositories/loan-times.ts';
import type { ImportKind } from '#contract/imports.ts';
import type { ImportTask } from '#contract/worker-messages.ts';
import type { TaskContext } from '../serve-task.ts';
import type { OpenBatch } from './import-task.ts';
import { forgetWritten } from './batch-state.ts';
import { LongTransaction } from './long-transaction.ts';
import { readBeside } from './read-ahead.ts';
import type { Chunk, ReadStart } from './read-chunks.ts';
import { collapsedChunks, pairedChunks, type StagedChunk } from './staged-chunks.ts';
import { StagedLoans } from './staged-loans.ts';
import type { Turns } from './turns.ts';
import { BatchWriter } from './write-batch.ts';

/** Rows of a chunk: so few of loans that their records die young in the reading thread; events are sorted chunk by chunk when they are written. */
const usualChunkRows = (kind: ImportKind): number => (kind === 'loans' ? 1000 : kind === 'events' ? 20_000 : 2000);
/** Chunks of loans that are put aside together, and that are a block when they are written. */
const windowChunks = 100;
const blockChunks = 500;
/** Chunks that the reading is ahead of the writing: of loans so many that it goes on while what a window of them names is made. */
const chunksAhead = 4;
const loanChunksAhead = 150;
/** Of the time, what goes into reading loans, putting them aside and making what they name. */
const readingShare = 0.4;

export type FileReport = (step: 'reading' | 'writing', value: number, rows: number) => void;

/** Writes one file of an import from where it has come to. */
export async function writeFile(db: WritableDB, batch: OpenBatch, task: ImportTask, context: TaskContext, report: FileReport): Promise<void> {
  const { id, state, source: { kind } } = batch;
  // what is kept of patrons, titles and copies is checked by the database; loans are too many, and name ids that were just looked up
  db.pragma(`foreign_keys = ${kind === 'loans' || kind === 'events' ? 'OFF' : 'ON'}`);
  const transaction = new LongTransaction(db, context.turns, { note: () => noteBatch(db, id, state.counts, state), signal: context.signal, rows: task.commitRows });
  const writing: FileWriting = { batch, context, transaction, report, folder: task.folder, chunkRows: batch.stored.chunkRows ?? usualChunkRows(kind), writer: new BatchWriter({ db, id, kind, hadLoans: batch.stored.hadLoans, state, transaction }) };
  try {
    await transaction.pause(0);
    noteFirstLoan(db, id);
    await (isJoined(batch) || kind !== 'loans' ? writeChunks(writing) : writeByPatron(writing));
    if (kind === 'loans' || kind === 'events') await placeByTime(db, writing);
    state.isDone = true;
    transaction.commit();
  } catch (error) {
    transaction.rollback();
    throw error;
  }
}

interface FileWriting {
  readonly batch: OpenBatch;
  readonly context: TaskContext;
  readonly transaction: LongTransaction;
  readonly writer: BatchWriter;
  readonly report: FileReport;
  readonly folder: string;
  readonly chunkRows: number;
}

/** Rows of the file that belong together make one loan: all are read before the first is written. */
const isJoined = ({ source: { kind, mapping } }: OpenBatch): boolean => kind === 'events' || (kind === 'loans' && Object.values(mapping).includes('parent_loan_id'));

/** Writes records as they are read, or loans as their rows are joined. */
async function writeChunks({ batch, context, transaction, writer, report, folder, chunkRows }: FileWriting): Promise<void> {
  const { state, source: { kind } } = batch;
  const read = readBatch(batch, context, { skip: isJoined(batch) ? 0 : state.slices, chunkRows, encoded: false });
  const reading = (value: number, rows: number): void => report('reading', value, rows);
  const chunks: AsyncIterable<StagedChunk | Chunk> = !isJoined(batch) ? read : skipping(kind === 'events' ? pairedChunks(folder, read, chunkRows, reading) : collapsedChunks(folder, read, chunkRows, reading), state.slices);
  for await (const chunk of unlessWanted(chunks, context.turns, () => transaction.pause(0))) {
    await writer.write(chunk);
    report('writing', chunk.bytesTotal === 0 ? 1 : chunk.bytesRead / chunk.bytesTotal, state.counts.rows);
  }
}

/** Reads all loans and puts them aside, then writes them by patron. After an interruption all are read again; what is written is passed over. */
async function writeByPatron({ batch, context, transaction, writer, report, folder, chunkRows }: FileWriting): Promise<void> {
  const { state } = batch;
  const staged = new StagedLoans(folder, windowChunks * chunkRows, blockChunks * chunkRows);
  try {
    let [slices, rows] = [0, 0];
    const window: LoanColumns[] = [];
    for await (const chunk of unlessWanted(readBatch(batch, context, { skip: 0, chunkRows, encoded: true }), context.turns, () => transaction.pause(0))) {
      slices += chunk.slices;
      rows += chunk.loans!.count;
      if (slices > state.slices) await writer.note(chunk);
      window.push(chunk.loans!);
      if (window.length === windowChunks) await writer.putAside(window.splice(0), staged);
      report('reading', readingShare * (chunk.bytesTotal === 0 ? 1 : chunk.bytesRead / chunk.bytesTotal), rows);
    }
    await writer.putAside(window, staged);
    if (state.sum !== null && state.sum !== staged.sum) forgetWritten(state); // a record that they name was changed, merged or removed meanwhile
    state.sum = staged.sum;
    for (const { loans, before } of staged.blocks(state.blocks)) {
      await writer.writeBlock(loans, (rows) => report('writing', readingShare + (1 - readingShare) * ((before + rows) / staged.rows), before + rows));
    }
  } finally {
    staged.close();
  }
}

/** Puts the loans that were written where they belong by time. */
async function placeByTime(db: WritableDB, { batch, transaction }: FileWriting): Promise<void> {
  for (const written of placeLoans(db, batch.id)) if (transaction.isDue) await transaction.pause(written);
}

const readBatch = ({ stored, request, source: { kind } }: OpenBatch, { signal }: TaskContext, how: Pick<ReadStart, 'skip' | 'chunkRows' | 'encoded'>): AsyncGenerator<Chunk, void, undefined> =>
  readBeside({ path: stored.path, name: stored.name, request: { ...request, kind }, ahead: how.encoded ? loanChunksAhead : chunksAhead, ...how }, stored.bytes, signal);

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
