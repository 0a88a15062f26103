import { fork } from 'node:child_process';
import { AppError } from '#contract/errors.ts';
import { isKept } from './registry.ts';
import type { WriteTurns } from './write-turns.ts';
import type { FromWorker, ToWorker, WorkerTask } from '#contract/worker-messages.ts';

/** A started worker process, whichever way the host starts one. */
export interface WorkerPort {
  post(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** `signal` says how it ended: an exit code or a signal's name. */
  onExit(listener: (signal: string) => void): void;
  kill(): void;
}

/** Starts a worker process with these options of Node; under Electron a utility process, elsewhere a child process. */
export type WorkerLauncher = (options: readonly string[]) => WorkerPort;

/**
 * A task that writes makes and forgets rows in passing: with little room for young objects the process stays small. Its two threads keep two cores busy: a third one that
 * helps to clear away young objects is only waited for.
 */
const writingOptions = ['--max-semi-space-size=8', '--no-parallel-scavenge'];

/** Launcher for plain Node: a child process with a message channel. */
export function childProcessLauncher(entry: string): WorkerLauncher {
  return (options) => {
    const child = fork(entry, { execArgv: [...process.execArgv, ...options], serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    return {
      post: (message) => { if (child.connected) child.send(message); },
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => {
        child.once('exit', (code, signal) => listener(signal ?? String(code)));
        // A process that cannot be started, or a message it is not there to take: without a listener the program would end.
        child.on('error', (error: NodeJS.ErrnoException) => { if (child.exitCode === null && child.signalCode === null && child.pid === undefined) listener(error.code ?? 'error'); });
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };
}

/** How long a worker may take to stop by itself before it is killed: it only reads, so a kill costs nothing, and a cancel is to be over within a second. */
const patienceMs = 400;
/** How long after its answer. Node can lock up in `process.exit` while code is being optimised (nodejs/node#54918); the answer is whole by then. */
const farewellMs = 2000;

/** Messages that end a task. */
const answers = ['trained', 'evaluated', 'advised', 'compared', 'recommended', 'what-if-found', 'devices', 'insights-made', 'imported', 'undone', 'updated', 'works-formed'] as const;
type Outcome = Extract<FromWorker, { type: (typeof answers)[number] }>;
const isAnswer = (message: FromWorker): message is Outcome => answers.some((type) => type === message.type);

/**
 * Runs one task in a worker process and hands on what it reports.
 * @param turns of a task that writes to the catalogue; when it is told to stop it is given the time it needs
 * @throws AppError cancelled (the signal was given), worker-died (it ended without an answer), or the worker's own error
 */
export function runTask(
  launch: WorkerLauncher, task: WorkerTask, signal: AbortSignal, onReport: (message: FromWorker, port: WorkerPort) => void, turns?: WriteTurns,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) { reject(signal.reason as Error); return; }
    const port = launch(turns === undefined ? [] : writingOptions);
    let killer: NodeJS.Timeout | undefined;
    const killIn = (ms: number): void => {
      clearTimeout(killer);
      killer = setTimeout(() => port.kill(), ms);
    };
    const stop = (): void => {
      port.post({ type: 'cancel', keep: isKept(signal) });
      if (turns === undefined) killIn(patienceMs);
    };
    const settle = (act: () => void): void => {
      signal.removeEventListener('abort', stop);
      clearTimeout(killer);
      turns?.end();
      act();
    };
    signal.addEventListener('abort', stop);
    let answer: (() => void) | undefined;
    const answered = (act: () => void): void => {
      if (answer !== undefined) return;
      answer = act;
      if (!signal.aborted || turns !== undefined) killIn(farewellMs);
    };
    port.onMessage((message) => {
      if (message.type === 'writing-wanted') turns?.lend(port);
      else if (message.type === 'writing-over') turns?.rest();
      else if (message.type === 'turn-granted') turns?.granted();
      else if (message.type === 'failed') answered(() => reject(new AppError(message.error.code, message.error.values)));
      else if (isAnswer(message)) answered(() => resolve(message));
      else onReport(message, port);
    });
    // The answer counts once the process has gone, so that no job is over while its worker still holds the catalogue.
    port.onExit((how) => settle(() => {
      if (signal.aborted && (turns === undefined || answer === undefined)) reject(signal.reason as Error);
      else if (answer !== undefined) answer();
      else reject(new AppError('worker-died', { signal: how }));
    }));
    port.post({ type: 'task', task });
  });
}
