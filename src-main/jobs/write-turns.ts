import type { WorkerPort } from './worker-process.ts';

/**
 * Who may write to the catalogue while a worker process writes: the worker, unless somebody here has taken a turn. Nobody here ever waits on a
 * lock of the database, which would hold the whole process.
 */
export class WriteTurns {
  readonly #onLent: (isLent: boolean) => void;
  #port: WorkerPort | null = null;
  /** A worker that wants to write and waits until nobody here does. */
  #waiting: WorkerPort | null = null;
  #holders = 0;
  #granted: Promise<void> = Promise.resolve();
  #grant: (() => void) | undefined;

  /** @param onLent told when a worker process begins to write now and then, and when it has ended */
  constructor(onLent: (isLent: boolean) => void) { this.#onLent = onLent; }

  /** Whether it may be written without asking. */
  get free(): boolean { return this.#port === null; }

  /** A worker process asks to write from now on. */
  lend(port: WorkerPort): void {
    this.#onLent(true);
    this.#waiting = port;
    this.#handOver();
  }

  /** The worker lets this process write. */
  granted(): void { this.#grant?.(); }

  /** The worker writes nothing for a while; whoever waits for a turn has it. */
  rest(): void {
    this.#port = null;
    this.#waiting = null;
    this.#grant?.();
  }

  /** The worker has ended. */
  end(): void {
    this.rest();
    this.#onLent(false);
  }

  /** Resolves when it may be written, until what it answers is called. Turns of several callers are one. */
  async take(): Promise<() => void> {
    this.#holders += 1;
    if (this.#port !== null && this.#holders === 1) {
      this.#granted = new Promise((resolve) => { this.#grant = resolve; });
      this.#port.post({ type: 'turn-wanted' });
    }
    if (this.#port !== null) await this.#granted;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#holders -= 1;
      if (this.#holders > 0) return;
      this.#port?.post({ type: 'turn-over' });
      this.#handOver();
    };
  }

  #handOver(): void {
    if (this.#waiting === null || this.#holders > 0) return;
    this.#port = this.#waiting;
    this.#waiting = null;
    this.#port.post({ type: 'turn-over' });
  }
}
