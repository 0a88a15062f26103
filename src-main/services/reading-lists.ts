import { AppError } from '#contract/errors.ts';
import type { JobId, ListId, ModelId, Page, PatronId } from '#contract/ids.ts';
import type { ReadingList, ReadingListRow } from '#contract/lists.ts';
import type { Model } from '#contract/training.ts';
import type { FromWorker, MadeList } from '#contract/worker-messages.ts';
import type { ListWishes } from '#contract/list-wishes.ts';
import { transaction } from '#catalog/database.ts';
import { modelFile } from '#catalog/folder.ts';
import { listForPatron, listLists, putList, showList } from '#catalog/repositories/lists.ts';
import { inSlices } from '#jobs/slices.ts';
import { runTask, type WorkerPort } from '#jobs/worker-process.ts';
import type { Library } from './library.ts';
import { fitForScreen } from './shared-screen.ts';
import { requireModel } from './training.ts';

/** Makes lists for patrons with a trained model, as a job; a patron's earlier list of that model is replaced. */
export function startLists(library: Library, { modelId, patrons, wishes }: { modelId: ModelId; patrons: 'all' | readonly PatronId[]; wishes: ListWishes }): JobId {
  const { target } = requireModel(library, modelId);
  return library.start('lists', target, async ({ signal, report }) => {
    const model = requireModel(library, modelId);
    report('loading', 0);
    const storing = new AbortController();
    let storeError: unknown;
    const onReport = (message: FromWorker, port: WorkerPort): void => {
      if (message.type === 'progress') report(message.step, message.value, message.done);
      if (message.type !== 'lists') return;
      store(library, model, message.lists).then(() => port.post({ type: 'stored' }), (error: unknown) => {
        storeError = error;
        storing.abort(error);
      });
    };
    const outcome = await runTask(library.environment.launchWorker, {
      type: 'recommend', folder: library.folder, targetId: model.targetId, sourceIds: model.sources.map(({ id }) => id),
      modelPath: modelFile(library.folder, model.fileName), patrons, wishes,
    }, AbortSignal.any([signal, storing.signal]), onReport).catch((error: unknown) => { throw storeError ?? error; });
    if (outcome.type !== 'recommended') throw new Error(`list-making answered ${outcome.type}`);
    library.changed('lists');
    return { lists: outcome.lists };
  });
}

async function store(library: Library, { id, targetId }: Pick<Model, 'id' | 'targetId'>, lists: readonly MadeList[]): Promise<void> {
  let next = 0;
  await inSlices((limit) => {
    const part = lists.slice(next, next + limit);
    if (part.length > 0) transaction(library.db, () => { for (const list of part) putList(library.db, id, targetId, list); });
    next += part.length;
    return part.length;
  });
}

export const list = (library: Library, query: { modelId?: ModelId | undefined; text: string; after?: string | undefined; limit: number }): Page<ReadingListRow> =>
  listLists(library.db, { ...query, modelId: query.modelId ?? null });

/** @throws AppError list-not-found */
export function show(library: Library, listIds: readonly ListId[]): ReadingList[] {
  return listIds.map((id) => {
    const found = showList(library.db, id);
    if (found === null) throw new AppError('list-not-found');
    return fitForScreen(library, found);
  });
}

export function forPatron(library: Library, { patronId, modelId }: { patronId: PatronId; modelId?: ModelId | undefined }): ReadingList | null {
  const found = listForPatron(library.db, patronId, modelId ?? null);
  return found === null ? null : fitForScreen(library, found);
}
