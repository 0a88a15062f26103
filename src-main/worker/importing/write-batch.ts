import type { BatchId } from '#contract/ids.ts';
import type { IgnoredCode, ImportKind } from '#contract/imports.ts';
import type { EventRecord, ImportRecords, LoanRecord } from '#contract/records.ts';
import type { WritableDB } from '#catalog/database.ts';
import { putCount } from '#catalog/repositories/count-writing.ts';
import { addReject } from '#catalog/repositories/import-batches.ts';
import type { Outcome } from '#catalog/repositories/import-changes.ts';
import { putItem } from '#catalog/repositories/item-writing.ts';
import type { LoanColumns } from '#catalog/repositories/loan-columns.ts';
import { LoanIdFinder } from '#catalog/repositories/loan-ids.ts';
import { LoanWriter, type LoanRows } from '#catalog/repositories/loan-writing.ts';
import { closeLoan, forgetPatron, isKitPiece, renewLoan } from '#catalog/repositories/open-loans.ts';
import { putPatron } from '#catalog/repositories/patron-writing.ts';
import { putTitle } from '#catalog/repositories/title-writing.ts';
import { countIgnored, countLoan, countRejects, type BatchState } from './batch-state.ts';
import { encodeLoans } from './encode-loans.ts';
import { inTitleOrder } from './loan-rows.ts';
import type { LongTransaction } from './long-transaction.ts';
import type { Chunk } from './read-chunks.ts';
import type { StagedChunk } from './staged-chunks.ts';
import type { StagedLoans } from './staged-loans.ts';

type Written = Exclude<ImportKind, 'loans' | 'events'>;
const put: { readonly [Kind in Written]: (db: WritableDB, record: ImportRecords[Kind], batchId: BatchId) => Outcome } = {
  titles: putTitle, items: putItem, patrons: putPatron, counts: putCount,
};

/** Rows written between two looks at the clock. */
const stride = 256;

export interface BatchWriting {
  readonly db: WritableDB;
  readonly id: BatchId;
  readonly kind: ImportKind;
  readonly hadLoans: boolean;
  readonly state: BatchState;
  readonly transaction: LongTransaction;
}

/** Writes the chunks of one file and keeps its state: after any end of a transaction the state says exactly what is written. */
export class BatchWriter {
  readonly #of: BatchWriting;
  #finder: LoanIdFinder | null = null;
  #moved: LoanIdFinder['moved'] = new Map();
  readonly #loans: LoanWriter;

  constructor(of: BatchWriting) {
    this.#of = of;
    this.#loans = new LoanWriter(of.db, of.id, of.hadLoans);
  }

  async write(chunk: Chunk & Partial<Pick<StagedChunk, 'left' | 'renewing'>>): Promise<void> {
    const { state, transaction } = this.#of;
    transaction.begin();
    if (!state.begun) this.#begin(chunk);
    if (chunk.loans !== null) await this.#writeLoans(inTitleOrder((await this.#withIds([chunk.loans]))[0]!));
    else await this.#writeRecords(chunk.records);
    for (const event of chunk.left ?? []) this.#settle(event);
    for (const renewal of chunk.renewing ?? []) this.#renew(renewal);
    state.slices += chunk.slices;
    state.begun = false;
    state.written = 0;
    await transaction.pause(0);
  }

  /** What loans name is looked up by it: it remembers much, and is let go of when all is found. */
  #ids(): LoanIdFinder { return this.#finder ??= new LoanIdFinder(this.#of.db, this.#of.id); }

  /** Notes everything of a chunk of loans but the loans. */
  async note(chunk: Chunk): Promise<void> {
    const { state, transaction } = this.#of;
    transaction.begin();
    this.#begin(chunk);
    state.slices += chunk.slices;
    state.begun = false;
    await transaction.pause(0);
  }

  /** Puts loans aside, after what they name has been made. */
  async putAside(chunks: readonly LoanColumns[], staged: StagedLoans): Promise<void> {
    this.#of.transaction.begin();
    for (const loans of await this.#withIds(chunks)) staged.add(loans);
    await this.#of.transaction.pause(0);
  }

  /** Writes a block of loans that were put aside; `report` hears how many of them are written. */
  async writeBlock(loans: LoanRows, report: (rows: number) => void): Promise<void> {
    const { state, transaction } = this.#of;
    if (this.#finder !== null) this.#moved = this.#finder.moved;
    this.#finder = null;
    if (this.#moved.size > 0) for (let at = 0; at < loans.count; at += 1) loans.titles[at] = this.#moved.get(loans.items[at]!) ?? loans.titles[at]!;
    await transaction.pause(0); // to read a block takes long enough, and so does sorting it
    const sorted = inTitleOrder(loans);
    await transaction.pause(0);
    await this.#writeLoans(sorted, report);
    state.blocks += 1;
    state.written = 0;
    await transaction.pause(0);
  }

  #begin(chunk: Chunk): void {
    const { db, id, state } = this.#of;
    for (const reject of chunk.rejects) {
      addReject(db, id, reject);
      countRejects(state, reject.code);
    }
    for (const [code, rows] of Object.entries(chunk.ignored)) countIgnored(state, code as IgnoredCode, rows);
    state.notices = chunk.notices;
    state.counts.rows += chunk.rows;
    state.begun = true;
  }

  async #writeRecords(records: Chunk['records']): Promise<void> {
    const { db, id, kind, state, transaction } = this.#of;
    const putRecord = put[kind as Written] as (db: WritableDB, record: ImportRecords[ImportKind], batchId: BatchId) => Outcome;
    let before = state.written;
    while (state.written < records.length) {
      state.counts[putRecord(db, records[state.written]!, id)] += 1;
      state.written += 1;
      if (!transaction.isDue) continue;
      await transaction.pause(state.written - before);
      before = state.written;
    }
  }

  /** Loans with the row ids of what they name; what is new of that is made. */
  async #withIds(chunks: readonly LoanColumns[]): Promise<LoanRows[]> {
    const finder = this.#ids();
    await this.#untilDone(finder.makeNew(chunks));
    const found: LoanRows[] = [];
    for (const loans of chunks) {
      const { count, loanIds, loanedAt, dueAt, returnedAt, renewals } = loans;
      found.push({ count, loanIds, loanedAt, dueAt, returnedAt, renewals, ...await this.#untilDone(finder.search(loans)) });
    }
    return found;
  }

  async #untilDone<Found>(work: Generator<void, Found, void>): Promise<Found> {
    const { transaction } = this.#of;
    for (;;) {
      const next = work.next();
      if (next.done === true) return next.value;
      if (transaction.isDue) await transaction.pause(0);
    }
  }

  async #writeLoans(loans: LoanRows, report?: (rows: number) => void): Promise<void> {
    const { db, state, transaction, kind } = this.#of;
    const tell = (at: number, outcome: Outcome | 'refused'): void => {
      if (outcome === 'refused') { countIgnored(state, 'refused'); return; }
      state.counts[outcome] += 1;
      countLoan(state, loans.loanedAt[at]!, loans.patrons[at]! > 0);
    };
    let before = state.written;
    while (state.written < loans.count) {
      const end = Math.min(loans.count, state.written + stride);
      if (kind !== 'events') this.#loans.writeAll(loans, state.written, end, tell);
      else for (let at = state.written; at < end; at += 1) {
        if (loans.patrons[at]! > 0 && loans.items[at]! > 0 && isKitPiece(db, loans.patrons[at]!, loans.titles[at]!, loans.items[at]!, loans.loanedAt[at]!)) countIgnored(state, 'duplicate');
        else tell(at, this.#loans.write(loans, at));
      }
      state.written = end;
      if (!transaction.isDue) continue;
      await transaction.pause(end - before);
      before = end;
      report?.(end);
    }
  }

  /** A renewal of a loan that the file does not have: it goes on with the one in the catalogue; where there is none it is a loan. */
  #renew(renewal: LoanRecord): void {
    const { db, id, state } = this.#of;
    const renewed = renewLoan(db, renewal, id);
    if (renewed !== undefined) { state.counts[renewed] += 1; return; }
    const loans = encodeLoans([renewal]);
    const ids = this.#ids().find(loans);
    const outcome = this.#loans.write({ ...loans, ...ids }, 0);
    if (outcome === 'refused') { countIgnored(state, 'refused'); return; }
    state.counts[outcome] += 1;
    countLoan(state, renewal.loanedAt, ids.patrons[0]! > 0);
  }

  /** A return or a forgetting of a loan that began before the file does. */
  #settle({ event, itemId, itemBarcode, at, turnedAway }: EventRecord): void {
    const { db, id, state } = this.#of;
    if (event === 'forget') {
      if (forgetPatron(db, itemId, itemBarcode, at, id)) state.counts.updated += 1;
      return;
    }
    const outcome = closeLoan(db, itemId, itemBarcode, at, id);
    if (outcome !== undefined) { state.counts[outcome] += 1; return; }
    if (turnedAway !== undefined) addReject(db, id, turnedAway);
    countRejects(state, 'return-without-loan');
  }
}
