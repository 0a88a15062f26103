import type { WritableDB } from '#catalog/database.ts';
import { workStore } from '#catalog/repositories/works.ts';
import { formWorks } from '#imports/works/form-works.ts';
import type { TaskContext } from '../serve-task.ts';

/** Forms the works of the catalogue where titles have come, changed or gone since. It writes piece by piece, with room for others between them. */
export async function refreshWorks(db: WritableDB, { turns, port, signal }: Pick<TaskContext, 'turns' | 'port'> & { readonly signal?: AbortSignal }): Promise<void> {
  turns.open();
  try {
    await formWorks(workStore(db), { ...(signal && { signal }), report: (value) => port.send({ type: 'progress', step: 'joining', value: 0.95 + 0.02 * value, done: null }) });
  } finally {
    await turns.shut();
  }
}
