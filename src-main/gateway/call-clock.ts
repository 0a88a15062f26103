/** Measures how long calls hold the main process, and keeps the longest. */
export class CallClock {
  #longest = { name: '', elapsedMs: 0 };

  get longest(): { readonly name: string; readonly elapsedMs: number } { return this.#longest; }

  /** Runs the part of a call that holds the process: up to its first pause. */
  time<T>(name: string, call: () => T): T {
    const startedAt = performance.now();
    try {
      return call();
    } finally {
      const elapsedMs = performance.now() - startedAt;
      if (elapsedMs > this.#longest.elapsedMs) this.#longest = { name, elapsedMs: Math.round(elapsedMs * 10) / 10 };
    }
  }
}
