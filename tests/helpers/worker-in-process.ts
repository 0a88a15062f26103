import type { FromWorker, ToWorker } from '#contract/worker-messages.ts';
import type { WorkerLauncher } from '#jobs/worker-process.ts';
import { serve } from '../../src-main/worker/serve-task.ts';

/** Does a worker's tasks in this process, messages and all: for tests of many small imports, where starting a process each would take minutes. */
export const workerInProcess: WorkerLauncher = () => {
  let toMain: (message: FromWorker) => void = () => {};
  let toWorker: (message: ToWorker) => void = () => {};
  let ended: (how: string) => void = () => {};
  serve({
    send: (message) => setImmediate(() => toMain(structuredClone(message))),
    onMessage: (listener) => { toWorker = listener; },
    close: () => setImmediate(() => ended('0')),
  });
  return {
    post: (message) => setImmediate(() => toWorker(structuredClone(message))),
    onMessage: (listener) => { toMain = listener; },
    onExit: (listener) => { ended = listener; },
    kill: () => {},
  };
};
