import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Pacer } from '#engine/pacer.ts';
import { kernelExports } from './kernel-exports.ts';
import { SharedArena } from './shared-memory.ts';
import type { ThreadStart, ThreadTask } from './thread.ts';

/** Byte offsets of the words of `engine/kernels/assembly/team.ts`. */
const words = { abort: 0, stop: 64, met: 128, generation: 192, done: 256, cursor: 320 } as const;

/** How often a running job is looked at. */
const LOOK_MS = 10;

/** What a pool is opened with where it is not as usual. */
export interface PoolOptions {
  /** The threads' script; else `thread.ts`, wherever it was built. */
  readonly entry?: string;
  /** The most pages its memory may grow to, of which the first to be had is taken. */
  readonly mostPages?: readonly number[];
}

/** The threads of a pool could not be started. */
export class NoThreads extends Error {}

/**
 * Threads over one shared memory that run a compiled kernel together. One job at a time: a second one waits for the first.
 * A thread that fails ends the pool: this and every later job rejects.
 */
export class ThreadPool {
  readonly threads: number;
  readonly arena: SharedArena;
  readonly #workers: Worker[] = [];
  readonly #sizes: Readonly<Record<string, unknown>>;
  #queue: Promise<unknown> = Promise.resolve();
  #fail: (error: Error) => void = () => undefined;
  readonly #failed: Promise<never>;

  private constructor(module: WebAssembly.Module, threads: number, mostPages: PoolOptions['mostPages']) {
    this.threads = threads;
    this.arena = new SharedArena(mostPages);
    this.#sizes = kernelExports(module, this.arena.memory);
    this.#failed = new Promise((_, reject) => { this.#fail = reject; });
    this.#failed.catch(() => undefined); // looked at by the jobs
  }

  /** Starts a thread. @throws where the system has none left */
  #start(entry: string, module: WebAssembly.Module, thread: number): void {
    const workerData: ThreadStart = { module, memory: this.arena.memory, thread, threads: this.threads };
    const worker = new Worker(entry, { workerData, name: `kernels ${thread}` });
    this.#workers.push(worker);
    worker.on('error', (error) => this.#fail(error as Error));
    worker.on('exit', () => this.#fail(new Error('a kernel thread ended')));
  }

  /**
   * Starts the threads and waits until each of them has said that it is ready.
   * @throws NoSharedMemory, NoThreads; none of the threads is left then
   */
  static async open(module: WebAssembly.Module, threads: number, { entry = threadEntry(), mostPages }: PoolOptions = {}): Promise<ThreadPool> {
    const pool = new ThreadPool(module, threads, mostPages);
    try {
      for (let thread = 0; thread < threads; thread += 1) pool.#start(entry, module, thread);
      await pool.#answers();
    } catch (error) {
      await pool.close();
      throw new NoThreads((error as Error).message, { cause: error });
    }
    for (const worker of pool.#workers) worker.unref(); // idle threads keep no process alive
    return pool;
  }

  /** Resolves when every thread has sent its next message; rejects when one has failed. */
  #answers(): Promise<unknown> {
    return Promise.race([this.#failed, Promise.all(this.#workers.map((worker) => new Promise((resolve) => { worker.once('message', resolve); })))]);
  }

  /** Bytes of working room, as an exported function of the kernels counts them. */
  size(kernel: string, ...args: readonly number[]): number {
    return (this.#sizes[kernel] as (...given: readonly number[]) => number)(...args);
  }

  /** Lets a job have the arena and the threads for itself. */
  alone<T>(job: () => Promise<T>): Promise<T> {
    const mine = this.#queue.then(job);
    this.#queue = mine.catch(() => undefined);
    return mine;
  }

  /**
   * Runs a kernel on all threads, inside `alone`. `look` is called every few milliseconds with the units done so far.
   * Rejects with the pacer's reason once its signal is aborted and all threads have stopped.
   */
  async run(task: ThreadTask, pacer: Pacer, look: (done: number) => void = () => undefined): Promise<void> {
    const state = this.arena.words(0, 128);
    state.fill(0);
    let over = false;
    const ended = this.#answers().finally(() => { over = true; });
    for (const worker of this.#workers) {
      worker.ref();
      worker.postMessage(task);
    }
    try {
      for (;;) {
        await Promise.race([ended, sleep(LOOK_MS)]);
        if (over) break;
        look(Atomics.load(state, words.done / 4));
        await pacer.pause();
      }
      await ended;
    } catch (error) {
      Atomics.store(state, words.abort / 4, 1);
      await ended;
      throw error;
    } finally {
      for (const worker of this.#workers) worker.unref();
    }
    if (pacer.due()) await pacer.pause();
  }

  async close(): Promise<void> {
    this.#fail(new Error('the kernels are closed'));
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

/** The thread's entry: built beside the worker's, TypeScript where the program runs from its sources. */
function threadEntry(): string {
  const places = [join(import.meta.dirname, 'thread.ts'), join(import.meta.dirname, 'kernel-thread.js'), join(import.meta.dirname, '..', 'kernel-thread.js')];
  return places.find((place) => existsSync(place)) ?? places[0]!;
}
