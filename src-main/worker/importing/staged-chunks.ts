import { setImmediate as breathe } from 'node:timers/promises';
import type { IgnoredCode, ImportNotice, RejectedRow } from '#contract/imports.ts';
import type { EventRecord, LoanRecord } from '#contract/records.ts';
import { StagedRows } from '#catalog/staging.ts';
import { collapseRenewals } from '#imports/shapes/collapse-renewals.ts';
import { pairEvents } from '#imports/shapes/pair-events.ts';
import { encodeLoans } from './encode-loans.ts';
import type { Chunk } from './read-chunks.ts';

/** A chunk of loans made of several rows each, and the events and renewals that belong to loans from before the file. */
export type StagedChunk = Chunk & { readonly left: readonly EventRecord[]; readonly renewing: readonly LoanRecord[] };
type Report = (value: number, rows: number) => void;

/** The loans of a file of events: all events are put aside first, then paired copy by copy. */
export async function* pairedChunks(folder: string, chunks: AsyncIterable<Chunk>, chunkRows: number, report: Report): AsyncGenerator<StagedChunk, void, undefined> {
  const staged = new StagedRows(folder);
  try {
    const read = await stage(chunks, report, (record) => staged.add(copyKey(record as EventRecord), (record as EventRecord).at, record));
    const out = new Gathered(read, chunkRows);
    let key: string | undefined;
    let events: EventRecord[] = [];
    const close = (): void => {
      const { loans, left, ignored } = pairEvents(events);
      out.add({ loans, left, ignored });
      events = [];
    };
    for (const next of staged.sorted<EventRecord>()) {
      if (next.key !== key && events.length > 0) {
        close();
        if (out.isFull) yield out.take();
      }
      key = next.key;
      events.push(next.row);
    }
    close();
    yield out.take();
  } finally {
    staged.close();
  }
}

/** The loans of a file in which renewals are rows of their own. */
export async function* collapsedChunks(folder: string, chunks: AsyncIterable<Chunk>, chunkRows: number, report: Report): AsyncGenerator<StagedChunk, void, undefined> {
  const staged = new StagedRows(folder);
  try {
    const read = await stage(chunks, report, (record, number) => {
      const loan = record as LoanRecord;
      staged.add(loan.loanId ?? `#${String(number)}`, loan.loanedAt, loan, loan.parentLoanId ?? null);
    });
    const out = new Gathered(read, chunkRows);
    for (const chain of staged.chains<LoanRecord>()) {
      const [{ parentLoanId: parent, loanId }] = chain;
      const loan = collapseRenewals(chain);
      const ignored = chain.length > 1 ? { renewal: chain.length - 1 } : {};
      out.add(parent === undefined || parent === loanId ? { loans: [loan], ignored } : { renewing: [{ ...loan, parentLoanId: parent }], ignored });
      if (out.isFull) yield out.take();
    }
    yield out.take();
  } finally {
    staged.close();
  }
}

/** Whose events belong together: a copy's; where no copy is named, those of one patron with one title. */
const copyKey = ({ itemId, itemBarcode, titleId, title, patronId }: EventRecord): string =>
  (itemId !== undefined ? `n${itemId}` : itemBarcode !== undefined ? `b${itemBarcode}` : `t${titleId ?? title?.titleId ?? ''}\n${patronId ?? ''}`);

interface Read { rejects: RejectedRow[]; ignored: Partial<Record<IgnoredCode, number>>; notices: readonly ImportNotice[]; rows: number; bytes: number }

async function stage(chunks: AsyncIterable<Chunk>, report: Report, add: (record: Chunk['records'][number], number: number) => void): Promise<Read> {
  const read: Read = { rejects: [], ignored: {}, notices: [], rows: 0, bytes: 0 };
  let number = 0;
  for await (const chunk of chunks) {
    for (const record of chunk.records) {
      add(record, number += 1);
      if (number % 2000 === 0) await breathe();
    }
    for (const reject of chunk.rejects) read.rejects.push(reject);
    for (const [code, rows] of Object.entries(chunk.ignored)) read.ignored[code as IgnoredCode] = (read.ignored[code as IgnoredCode] ?? 0) + rows;
    read.notices = chunk.notices;
    read.rows += chunk.rows;
    read.bytes = chunk.bytesTotal;
    report(chunk.bytesTotal === 0 ? 0.5 : 0.5 * (chunk.bytesRead / chunk.bytesTotal), read.rows);
  }
  return read;
}

/** Loans gathered to chunks; what the reading has counted goes with the first of them. */
class Gathered {
  readonly #chunkRows: number;
  #read: Read;
  readonly #rowsAll: number;
  #rowsOut = 0;
  #loans: LoanRecord[] = [];
  #left: EventRecord[] = [];
  #renewing: LoanRecord[] = [];
  #ignored: Partial<Record<IgnoredCode, number>> = {};

  constructor(read: Read, chunkRows: number) {
    this.#read = read;
    this.#rowsAll = Math.max(1, read.rows);
    this.#chunkRows = chunkRows;
  }

  get isFull(): boolean { return this.#size >= this.#chunkRows; }

  get #size(): number { return this.#loans.length + this.#left.length + this.#renewing.length; }

  add({ loans = [], left = [], renewing = [], ignored }: { loans?: readonly LoanRecord[]; left?: readonly EventRecord[]; renewing?: readonly LoanRecord[]; ignored: Partial<Record<IgnoredCode, number>> }): void {
    this.#loans.push(...loans);
    this.#left.push(...left);
    this.#renewing.push(...renewing);
    for (const [code, rows] of Object.entries(ignored)) this.#ignored[code as IgnoredCode] = (this.#ignored[code as IgnoredCode] ?? 0) + rows;
  }

  take(): StagedChunk {
    const { rejects, rows, ignored, notices, bytes } = this.#read;
    for (const [code, count] of Object.entries(ignored)) this.#ignored[code as IgnoredCode] = (this.#ignored[code as IgnoredCode] ?? 0) + count;
    this.#rowsOut += this.#size;
    const chunk: StagedChunk = {
      loans: encodeLoans(this.#loans), records: [], left: this.#left, renewing: this.#renewing, rejects, ignored: this.#ignored, notices, rows, slices: 1,
      bytesRead: bytes * Math.min(1, 0.5 + (0.5 * this.#rowsOut) / this.#rowsAll), bytesTotal: bytes,
    };
    this.#read = { rejects: [], ignored: {}, notices, rows: 0, bytes };
    [this.#loans, this.#left, this.#renewing, this.#ignored] = [[], [], [], {}];
    return chunk;
  }
}
