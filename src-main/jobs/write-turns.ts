import type { WorkerPort } from './worker-process.ts';

/**
 * Who may write to the catalogue while a worker process writes: the worker, unless somebody here has taken a turn. Nobody here ever waits on a
 * lock of the database, which would hold the whole process.
 */
export class WriteTurns {
  #port: WorkerPort | null = null;
  #holders = 0;
  #granted: Promise<void> = Promise.resolve();
  #grant: (() => void) | undefined;

  /** Whether it may be written without asking. */
  get free(): boolean { return this.#port === null; }

  /** A worker process begins to write. */
  lend(port: WorkerPort): void { this.#port = port; }

  /** The worker lets this process write. */
  granted(): void { this.#grant?.(); }

  /** The worker has ended; whoever waits for a turn has it. */
  end(): void {
    this.#port = null;
    this.#grant?.();
  }

  /** Resolves when it may be written, until what it answers is called. Turns of several callers are one. */
  async take(): Promise<() => void> {
    const port = this.#port;
    if (port === null) return () => {};
    this.#holders += 1;
    if (this.#holders === 1) {
      this.#granted = new Promise((resolve) => { this.#grant = resolve; });
      port.post({ type: 'turn-wanted' });
    }
    await this.#granted;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#holders -= 1;
      if (this.#holders === 0) port.post({ type: 'turn-over' });
    };
  }
}
