import { AppError } from '#contract/errors.ts';
import type { InterruptedLists, WishChoices } from '#contract/list-calls.ts';
import type { DomainId, JobId, ListId, ModelId, Page, PatronId } from '#contract/ids.ts';
import type { ReadingList, ReadingListRow } from '#contract/lists.ts';
import type { Model } from '#contract/training.ts';
import type { FromWorker, MadeList } from '#contract/worker-messages.ts';
import { usualWishes, type ListWishes } from '#contract/list-wishes.ts';
import { transaction } from '#catalog/database.ts';
import { modelFile } from '#catalog/folder.ts';
import { listForPatron, listLists, putList, showList } from '#catalog/repositories/lists.ts';
import { beginRun, endRun, interruptedRuns, listRun, noteRun } from '#catalog/repositories/list-runs.ts';
import { wishChoices } from '#catalog/repositories/wish-choices.ts';
import { deleteLists, listNamedLists } from '#catalog/repositories/named-lists.ts';
import { inSlices } from '#jobs/slices.ts';
import { runTask, type WorkerPort } from '#jobs/worker-process.ts';
import type { Library } from './library.ts';
import { fitForScreen } from './shared-screen.ts';
import { requireModel } from './training.ts';

export interface ListOrder {
  readonly modelId: ModelId;
  readonly patrons: 'all' | readonly PatronId[];
  readonly wishes?: ListWishes;
  /** Lists for everybody that were interrupted are gone on with, as they were begun. */
  readonly resume?: boolean;
}

/**
 * Makes lists for patrons with a trained model, as a job; a patron's earlier list of that model is replaced, but for what is pinned on it.
 * Lists for everybody keep what is made when they are stopped, and can be gone on with.
 */
export function startLists(library: Library, { modelId, patrons, wishes = usualWishes, resume = false }: ListOrder): JobId {
  const { target } = requireModel(library, modelId);
  return library.start('lists', target, async ({ signal, report }) => {
    const model = requireModel(library, modelId);
    report('loading', 0);
    const isRun = patrons === 'all';
    if (isRun && !(resume && listRun(library.db, modelId) !== null)) beginRun(library.db, modelId, wishes);
    const run = isRun ? listRun(library.db, modelId) : null;
    const storing = new AbortController();
    let storeError: unknown;
    const onReport = (message: FromWorker, port: WorkerPort): void => {
      if (message.type === 'progress') report(message.step, message.value, message.done);
      if (message.type !== 'lists') return;
      store(library, model, message.lists, isRun).then(() => port.post({ type: 'stored' }), (error: unknown) => {
        storeError = error;
        storing.abort(error);
      });
    };
    const outcome = await runTask(library.environment.launchWorker, {
      type: 'recommend', folder: library.folder, targetId: model.targetId, sourceIds: model.trainedSources,
      modelPath: modelFile(library.folder, model.fileName), modelId, patrons, wishes: run?.wishes ?? wishes, after: run?.after ?? 0,
    }, AbortSignal.any([signal, storing.signal]), onReport).catch((error: unknown) => {
      library.changed('lists'); // what is made stays
      throw storeError ?? error;
    });
    if (outcome.type !== 'recommended') throw new Error(`list-making answered ${outcome.type}`);
    if (isRun) endRun(library.db, modelId);
    library.changed('lists');
    return { lists: outcome.lists };
  });
}

async function store(library: Library, { id, targetId }: Pick<Model, 'id' | 'targetId'>, lists: readonly MadeList[], isRun: boolean): Promise<void> {
  let next = 0;
  await inSlices((limit) => {
    const part = lists.slice(next, next + limit);
    if (part.length > 0) {
      transaction(library.db, () => {
        for (const list of part) putList(library.db, id, targetId, list);
        if (isRun) noteRun(library.db, id, part.at(-1)!.patronId, part.length);
      });
    }
    next += part.length;
    return part.length;
  });
}

export const list = (library: Library, query: { modelId?: ModelId | undefined; named: boolean; text: string; after?: string | undefined; limit: number }): Page<ReadingListRow> =>
  (query.named ? listNamedLists(library.db, query) : listLists(library.db, { ...query, modelId: query.modelId ?? null }));

export const choices = (library: Library, targetId: DomainId): WishChoices => wishChoices(library.db, targetId);

/** Lists for everybody that were stopped on their way. */
export const interrupted = (library: Library): readonly InterruptedLists[] => (library.jobs.list().some(({ kind, endedAt }) => kind === 'lists' && endedAt === null) ? [] : interruptedRuns(library.db));

/** Forgets that they were; what was made stays. */
export function forgetInterrupted(library: Library, modelId: ModelId): void {
  endRun(library.db, modelId);
  library.changed('lists');
}

/** Deletes lists; nothing of the model or the patrons is touched. */
export function remove(library: Library, listIds: readonly ListId[]): void {
  transaction(library.db, () => deleteLists(library.db, listIds));
  library.changed('lists');
}

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
