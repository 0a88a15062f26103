import type { IgnoredCode, ImportKind, ImportNotice, RejectedRow } from '#contract/imports.ts';
import type { EventRecord, ImportRecords, LoanRecord } from '#contract/records.ts';
import { openRecords, type ReadRequest, type RecordSlice } from '#imports/read-records.ts';
import type { LoanColumns } from '#catalog/repositories/loan-columns.ts';
import { encodeLoans } from './encode-loans.ts';

/** What is to be read of a file. */
export interface ReadStart {
  readonly path: string;
  readonly name: string;
  readonly request: ReadRequest;
  /** Slices to pass over: they were written before the import was interrupted. */
  readonly skip: number;
  /** Rows of a chunk. */
  readonly chunkRows: number;
  /** Loans come column by column. */
  readonly encoded: boolean;
  /** Chunks that may be read before the first of them is taken. */
  readonly ahead: number;
}

/** Some thousand rows of a file, read and checked. Loans come column by column, everything else record by record. */
export interface Chunk {
  readonly loans: LoanColumns | null;
  readonly records: readonly ImportRecords[ImportKind][];
  readonly rejects: readonly RejectedRow[];
  readonly ignored: Readonly<Partial<Record<IgnoredCode, number>>>;
  /** What is known of the file by now. */
  readonly notices: readonly ImportNotice[];
  /** Rows of the file in it, and slices of the reader. */
  readonly rows: number;
  readonly slices: number;
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

/**
 * The rows of a file in chunks; the same file gives the same chunks.
 * @throws AppError as the readers of files do
 */
export async function* readChunks({ path, name, request, skip, chunkRows, encoded }: ReadStart): AsyncGenerator<Chunk, void, undefined> {
  const source = await openRecords(path, name, request);
  let passed = 0;
  let [rows, slices, bytesRead, bytesTotal] = [0, 0, 0, 0];
  let records: ImportRecords[ImportKind][] = [];
  let rejects: RejectedRow[] = [];
  let ignored: Partial<Record<IgnoredCode, number>> = {};
  const chunk = (): Chunk => {
    const isCoded = encoded && source.kind === 'loans';
    const made: Chunk = { loans: isCoded ? encodeLoans(records as LoanRecord[]) : null, records: isCoded ? [] : records, rejects, ignored, notices: [...source.notices], rows, slices, bytesRead, bytesTotal };
    [records, rejects, ignored, rows, slices] = [[], [], {}, 0, 0];
    return made;
  };
  for await (const slice of source.slices()) {
    passed += 1;
    if (passed <= skip) continue;
    for (const record of source.kind === 'events' ? withRows(slice as RecordSlice<'events'>) : slice.records) records.push(record);
    for (const reject of slice.rejects) rejects.push(reject);
    rows += slice.records.length + slice.rejects.length;
    for (const [code, count] of Object.entries(slice.ignored)) {
      ignored[code as IgnoredCode] = (ignored[code as IgnoredCode] ?? 0) + count;
      rows += count;
    }
    slices += 1;
    ({ bytesRead, bytesTotal } = slice);
    if (rows >= chunkRows) yield chunk();
  }
  yield chunk();
}

/** Events of a slice, each return with its row: only the pairing tells whether it belongs to a loan. */
function* withRows(slice: RecordSlice<'events'>): Generator<EventRecord, void, undefined> {
  for (const [at, event] of slice.records.entries()) {
    yield event.event === 'return' ? { ...event, turnedAway: slice.reject(at, 'return-without-loan', event.itemId === undefined ? 'item_barcode' : 'item_id') } : event;
  }
}
