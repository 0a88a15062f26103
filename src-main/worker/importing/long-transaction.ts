import { setImmediate as breathe } from 'node:timers/promises';
import { checkpoint, type WritableDB } from '#catalog/database.ts';
import type { Turns } from './turns.ts';

/** When a transaction is ended: it has written so many rows, or is so old. What has been committed is not lost when the program dies. */
const mostRows = 1_000_000;
const oldestMs = 5000;
/** How long the process goes on without looking whether the main process wants a turn. */
const breathMs = 20;

export interface LongTransactionOptions {
  /** Writes down how far the work has come; called at the end of each transaction, inside it. */
  readonly note: () => void;
  readonly signal: AbortSignal;
  /** Rows after which a transaction ends, where it is not as usual. */
  readonly rows?: number | undefined;
}

/** Writing in transactions as long as nobody else wants to write: pages of the indexes are then written once for many rows. */
export class LongTransaction {
  readonly #db: WritableDB;
  readonly #turns: Turns;
  readonly #options: LongTransactionOptions;
  #open = false;
  #rows = 0;
  #beganMs = 0;
  #breathedMs = performance.now();
  #checkpointedMs = performance.now();

  constructor(db: WritableDB, turns: Turns, options: LongTransactionOptions) {
    this.#db = db;
    this.#turns = turns;
    this.#options = options;
  }

  /** Begins a transaction where none is open. */
  begin(): void {
    if (this.#open) return;
    this.#db.exec('BEGIN IMMEDIATE');
    this.#open = true;
    this.#rows = 0;
    this.#beganMs = performance.now();
  }

  /** Whether it is time for `pause`; cheap, to be asked every few rows. */
  get isDue(): boolean { return performance.now() - this.#breathedMs >= breathMs; }

  /**
   * Lets messages in; ends the transaction where it is large or old, or the main process wants to write. Another is open afterwards.
   * @param rows written since the last pause
   * @throws the reason of the signal, after what was written has been committed
   */
  async pause(rows: number): Promise<void> {
    this.#rows += rows;
    await this.#turns.begin();
    await breathe();
    this.#breathedMs = performance.now();
    const { signal, rows: limit = mostRows } = this.#options;
    if (signal.aborted) { this.commit(); signal.throwIfAborted(); }
    if (this.#turns.wanted || this.#rows >= limit || this.#breathedMs - this.#beganMs >= oldestMs) {
      const isFull = this.#rows >= limit;
      this.commit();
      await this.#turns.grant();
      if (isFull || this.#breathedMs - this.#checkpointedMs >= oldestMs) await this.#checkpoint();
    }
    this.begin();
  }

  /** Takes seconds on a slow disk, and stops nobody from writing: the main process need not wait for it. */
  async #checkpoint(): Promise<void> {
    this.#turns.rest();
    await breathe();
    checkpoint(this.#db);
    this.#checkpointedMs = performance.now();
    await this.#turns.begin();
  }

  commit(): void {
    if (!this.#open) return;
    this.#options.note();
    this.#db.exec('COMMIT');
    this.#open = false;
  }

  /** Takes back what the open transaction has written. */
  rollback(): void {
    if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
    this.#open = false;
  }
}
