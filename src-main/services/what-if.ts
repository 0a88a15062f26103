import { AppError } from '#contract/errors.ts';
import type { ListId, TitleId } from '#contract/ids.ts';
import type { WhatIf } from '#contract/lists.ts';
import { modelFile } from '#catalog/folder.ts';
import { namedLoans } from '#catalog/repositories/list-entries.ts';
import { showList } from '#catalog/repositories/lists.ts';
import { runTask } from '#jobs/worker-process.ts';
import type { Library } from './library.ts';
import { nameable } from './shared-screen.ts';
import { requireModel } from './training.ts';

/** One question at a time: each reads a model of its own. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Without which loans a title would not be on a list. The model is read and the list made again in a worker process, beside the jobs.
 * @throws AppError list-not-found, title-not-found (it is not on that list), model-not-found, model-file-damaged, model-outdated, worker-died, cancelled (the catalogue was closed)
 */
export function whatIf(library: Library, { listId, titleId }: { listId: ListId; titleId: TitleId }): Promise<WhatIf> {
  const { closing } = library;
  const answer = before.then(() => ask(library, listId, titleId, closing));
  before = answer.catch(() => undefined);
  return answer;
}

async function ask(library: Library, listId: ListId, titleId: TitleId, closing: AbortSignal): Promise<WhatIf> {
  closing.throwIfAborted();
  const list = showList(library.db, listId);
  if (list === null) throw new AppError('list-not-found');
  if (!list.entries.some((entry) => entry.titleId === titleId)) throw new AppError('title-not-found');
  if (list.modelId === null || list.patronId === null) throw new AppError('list-not-found'); // only lists for one patron hang on loans that can be named
  const model = requireModel(library, list.modelId);
  const outcome = await runTask(library.environment.launchWorker, {
    type: 'what-if', folder: library.folder, targetId: model.targetId, sourceIds: model.trainedSources, modelPath: modelFile(library.folder, model.fileName),
    patronId: list.patronId, titleId, length: list.entries.length,
  }, closing, () => undefined);
  if (outcome.type !== 'what-if-found') throw new Error(`a what-if question was answered with ${outcome.type}`);
  if (outcome.found.kind !== 'needs') return { kind: outcome.found.kind };
  const loans = namedLoans(library.db, outcome.found.loans);
  const named = nameable(library, loans);
  return { kind: 'needs', loans: named, withheld: loans.length - named.length };
}
