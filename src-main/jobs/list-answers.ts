import { AppError } from '#contract/errors.ts';
import type { ComposedList, ListQuestion, WorkerTask } from '#contract/worker-messages.ts';
import type { WorkerLauncher } from './worker-process.ts';

/** A worker process that has a model at hand and answers questions for lists. */
export interface ListAnswers {
  /** @throws AppError worker-died, cancelled, or the worker's own */
  ask(question: ListQuestion): Promise<ComposedList>;
  /** Resolves when it can answer at once. */
  readonly ready: Promise<void>;
  readonly isOver: boolean;
  /** Ends the process; what is still asked is refused with `cancelled`. */
  close(): void;
}

interface Waiting { readonly resolve: (list: ComposedList) => void; readonly reject: (error: AppError) => void }

/** Starts such a process. It only reads, so a kill costs nothing. */
export function openListAnswers(launch: WorkerLauncher, task: Extract<WorkerTask, { type: 'answer-lists' }>): ListAnswers {
  const port = launch([]);
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let over: AppError | null = null;
  let becomeReady!: () => void;
  let failReady!: (error: AppError) => void;
  const ready = new Promise<void>((resolve, reject) => { becomeReady = resolve; failReady = reject; });
  ready.catch(() => undefined);
  const end = (error: AppError): void => {
    over ??= error;
    failReady(over);
    for (const { reject } of waiting.values()) reject(over);
    waiting.clear();
  };
  const settle = (number: number, act: (one: Waiting) => void): void => {
    const one = waiting.get(number);
    waiting.delete(number);
    if (one !== undefined) act(one);
  };
  port.onMessage((message) => {
    if (message.type === 'lists-ready') becomeReady();
    else if (message.type === 'list-answer') settle(message.number, ({ resolve }) => resolve(message.list));
    else if (message.type === 'list-refused') settle(message.number, ({ reject }) => reject(new AppError(message.error.code, message.error.values)));
    else if (message.type === 'failed') end(new AppError(message.error.code, message.error.values));
  });
  port.onExit((how) => end(new AppError('worker-died', { signal: how })));
  port.post({ type: 'task', task });
  return {
    ready,
    get isOver() { return over !== null; },
    ask: (question) => new Promise((resolve, reject) => {
      if (over !== null) { reject(over); return; }
      waiting.set(asked += 1, { resolve, reject });
      port.post({ type: 'list-question', number: asked, question });
    }),
    close() {
      if (over !== null) return;
      end(new AppError('cancelled'));
      port.kill();
    },
  };
}
