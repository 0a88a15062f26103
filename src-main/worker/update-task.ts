import type { WorkerTask } from '#contract/worker-messages.ts';
import { openCatalog } from '#catalog/open.ts';

/** Brings a catalogue up to date, as opening it does. @throws AppError as `openCatalog` does */
export function updateCatalog({ folder }: Extract<WorkerTask, { type: 'update' }>): { readonly type: 'updated' } {
  openCatalog(folder).close();
  return { type: 'updated' };
}
