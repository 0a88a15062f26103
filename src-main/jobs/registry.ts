import { AppError, errorReply, type ErrorReply } from '#contract/errors.ts';
import type { JobId } from '#contract/ids.ts';
import { finalStatuses, type Job, type JobKind, type JobProgress, type JobResult, type JobStatus, type JobStep } from '#contract/jobs.ts';
import { remainingMs } from './pace.ts';
import { throttled } from './throttle.ts';

/** Whether what a stopped job has done is to stay, so that it can be gone on with. */
export const isKept = ({ reason }: AbortSignal): boolean => reason instanceof AppError && reason.values['keep'] === 1;

/** What a job's work is given: where to report, and the signal that stops it. */
export interface JobContext {
  readonly id: JobId;
  readonly signal: AbortSignal;
  report(step: JobStep, value: number, done?: number | null): void;
}

export type JobWork = (context: JobContext) => Promise<JobResult>;

/** Where jobs are kept, so that a restart shows what was interrupted. */
export interface JobStore {
  list(limit: number): Job[];
  add(kind: JobKind, subject: string, progress: JobProgress, startedAt: string): JobId;
  put(job: Job): void;
  /** Whether nobody else is writing: a job that stops while it waits is stored later otherwise. */
  readonly isFree?: boolean;
}

interface Running { job: Job; readonly abort: AbortController; readonly work: JobWork; readonly settled: Promise<Job>; settle: (job: Job) => void; beganMs: number }

const waiting: JobProgress = { value: 0, step: 'waiting', remainingMs: null, done: null };

/**
 * Long jobs, one after the other in the order they were started, but for the few that run beside them: queued → running → (cancelling) → finished | failed | cancelled.
 * A final state is stored before it is told.
 */
export class JobRegistry {
  readonly #store: JobStore;
  readonly #onChange: (job: Job) => void;
  readonly #onBug: (error: unknown) => void;
  readonly #live = new Map<JobId, Running>();
  /** Jobs as they ended whose last state could not be stored. */
  readonly #unstored = new Map<JobId, Job>();
  #tail: Promise<unknown> = Promise.resolve();
  /** Jobs that run beside the queue. */
  readonly #beside = new Set<Promise<void>>();

  constructor(store: JobStore, onChange: (job: Job) => void, onBug: (error: unknown) => void) {
    this.#store = store;
    this.#onChange = throttled(onChange, 100, (job) => job.id, (job) => finalStatuses.includes(job.status));
    this.#onBug = onBug;
  }

  /** The newest jobs first; those under way with their present progress. */
  list(): Job[] {
    return this.#stored(100);
  }

  /** Puts a job at the end of the queue, or starts it at once beside the queue. */
  start(kind: JobKind, subject: string, work: JobWork, isBeside = false): JobId {
    const startedAt = new Date().toISOString();
    const id = this.#store.add(kind, subject, waiting, startedAt);
    const job: Job = { id, kind, subject, status: 'queued', progress: waiting, startedAt, endedAt: null, error: null, result: null };
    let settle!: (job: Job) => void;
    const settled = new Promise<Job>((resolve) => { settle = resolve; });
    const running: Running = { job, abort: new AbortController(), work, settled, settle, beganMs: 0 };
    this.#live.set(id, running);
    this.#onChange(job);
    if (isBeside) this.#goBeside(running);
    else this.#tail = this.#tail.then(() => this.#run(running));
    return id;
  }

  /**
   * Asks a job to stop; one that waits stops at once. A job that has ended stays as it is.
   * @param keep what it has done stays where it can be gone on with
   */
  cancel(id: JobId, keep = false): Job {
    const running = this.#live.get(id);
    if (running === undefined) {
      const ended = this.#stored(1000).find((job) => job.id === id);
      if (ended === undefined) throw new AppError('job-not-found');
      return ended;
    }
    if (running.job.status === 'queued') this.#end(running, 'cancelled', null, null);
    else this.#change(running, { status: 'cancelling' });
    running.abort.abort(new AppError('cancelled', keep ? { keep: 1 } : {}));
    return running.job;
  }

  /** Resolves with the job in its final state. */
  async ended(id: JobId): Promise<Job> {
    const running = this.#live.get(id);
    return running === undefined ? this.#stored(1000).find((job) => job.id === id)! : running.settled;
  }

  /** Is anything queued or running? */
  get busy(): boolean { return this.#live.size > 0; }

  /** Cancels everything and waits until it has stopped; what can be gone on with stays. */
  async stop(): Promise<void> {
    for (const id of [...this.#live.keys()].reverse()) this.cancel(id, true);
    await Promise.all([this.#tail, ...this.#beside]);
  }

  #goBeside(running: Running): void {
    const run = Promise.resolve().then(() => this.#run(running)).finally(() => this.#beside.delete(run));
    this.#beside.add(run);
  }

  #stored(limit: number): Job[] {
    return this.#store.list(limit).map((job) => this.#live.get(job.id)?.job ?? this.#unstored.get(job.id) ?? job);
  }

  async #run(running: Running): Promise<void> {
    if (finalStatuses.includes(running.job.status)) {
      if (this.#unstored.delete(running.job.id)) this.#keep(running.job);
      return;
    }
    running.beganMs = performance.now();
    this.#change(running, { status: 'running' });
    const context: JobContext = {
      id: running.job.id,
      signal: running.abort.signal,
      report: (step, value, done = null) => this.#change(running, { progress: this.#progress(running, step, value, done) }),
    };
    try {
      const result = await running.work(context);
      this.#end(running, 'finished', null, result);
    } catch (error) {
      const { code, values } = errorReply(error);
      const reply = { code, values: code === 'cancelled' ? {} : values };
      if (reply.code === 'internal') this.#onBug(error);
      this.#end(running, reply.code === 'cancelled' ? 'cancelled' : 'failed', reply, null);
    }
  }

  #progress(running: Running, step: JobStep, value: number, done: number | null): JobProgress {
    return { value, step, done, remainingMs: remainingMs(performance.now() - running.beganMs, value) };
  }

  #change(running: Running, change: Partial<Job>): void {
    if (finalStatuses.includes(running.job.status)) return;
    running.job = { ...running.job, ...change };
    // that a job runs need not be stored: a restart calls interrupted whatever has not ended
    if (finalStatuses.includes(running.job.status)) this.#keep(running.job);
    this.#onChange(running.job);
  }

  /** A job whose row cannot be stored (a full disk) goes on all the same: a restart will call it interrupted. */
  #keep(job: Job): void {
    if (this.#store.isFree === false) { this.#unstored.set(job.id, job); return; }
    try {
      this.#store.put(job);
    } catch (error) {
      if (finalStatuses.includes(job.status)) this.#unstored.set(job.id, job);
      this.#onBug(error);
    }
  }

  #end(running: Running, status: JobStatus, error: ErrorReply | null, result: JobResult | null): void {
    const progress: JobProgress = status === 'finished' ? { ...running.job.progress, value: 1, step: 'done', remainingMs: null } : { ...running.job.progress, remainingMs: null };
    this.#live.delete(running.job.id);
    this.#change(running, { status, error, result, progress, endedAt: new Date().toISOString() });
    running.settle(running.job);
  }
}
