import type { FoundDevices } from '#contract/devices.ts';
import { AppError } from '#contract/errors.ts';
import { runTask, type WorkerLauncher } from '#jobs/worker-process.ts';
import type { Library } from './library.ts';

/** What was found, by launcher: it does not change while the program runs. */
const found = new WeakMap<WorkerLauncher, Promise<FoundDevices>>();

/** What there is on this computer to compute neural methods with; looked up once, in a worker process, for libraries of half a gigabyte may be opened. */
export function findDevices({ environment: { launchWorker } }: Library): Promise<FoundDevices> {
  let answer = found.get(launchWorker);
  if (answer === undefined) {
    answer = look(launchWorker);
    answer.catch(() => found.delete(launchWorker));
    found.set(launchWorker, answer);
  }
  return answer;
}

/** A look takes two seconds; a library that hangs while it is opened is given up. */
const longestLookMs = 30_000;

async function look(launchWorker: WorkerLauncher): Promise<FoundDevices> {
  const signal = AbortSignal.timeout(longestLookMs);
  const outcome = await runTask(launchWorker, { type: 'find-devices' }, signal, () => undefined).catch((error: unknown) => {
    throw signal.aborted ? new AppError('worker-died', { signal: 'timeout' }) : error;
  });
  if (outcome.type !== 'devices') throw new Error(`a look for devices answered ${outcome.type}`);
  return outcome.found;
}
