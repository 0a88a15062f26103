import { isOutOfDate } from '#catalog/open.ts';
import { runTask, type WorkerLauncher } from '#jobs/worker-process.ts';

/**
 * Brings a catalogue that is about to be opened up to date where an older program has left it. A worker process does it, as it takes some 20 s for 5 million loans.
 * @param told called when that has to be waited for
 * @throws AppError as `openCatalog` does; worker-died
 */
export async function bringUpToDate(folder: string, launchWorker: WorkerLauncher, told: () => void = () => {}): Promise<void> {
  if (!isOutOfDate(folder)) return;
  told();
  await runTask(launchWorker, { type: 'update', folder }, new AbortController().signal, () => {});
}
