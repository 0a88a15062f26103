import { AppError } from '#contract/errors.ts';
import type { DomainId, ModelId } from '#contract/ids.ts';
import type { ComposedList, ListQuestion } from '#contract/worker-messages.ts';
import { modelFile } from '#catalog/folder.ts';
import { openListAnswers, type ListAnswers } from '#jobs/list-answers.ts';
import type { Library } from '../library.ts';
import { requireModel } from '../training.ts';

/** What general lists are of, or with which model personal ones are made. */
export type ListBasis = { readonly modelId: ModelId } | { readonly targetId: DomainId };

interface Open { readonly library: Library; readonly key: string; readonly answers: ListAnswers; readonly openedMs: number; timer: NodeJS.Timeout }

/** A process that is not asked for so long goes; one that has read the titles so long ago is not asked again, as they may have changed. */
const idleMs = 5 * 60_000;
const freshMs = 30 * 60_000;

/** One process at a time is kept ready: a model may be large. */
let open: Open | null = null;

/** The process that answers questions of this kind, started where it is not there yet. @throws AppError model-not-found */
function answersFor(library: Library, basis: ListBasis): ListAnswers {
  const key = `${library.folder}\n${JSON.stringify(basis)}`;
  if (open !== null && (open.key !== key || open.answers.isOver || Date.now() - open.openedMs > freshMs)) forgetListAnswers();
  if (open === null) {
    const model = 'modelId' in basis ? requireModel(library, basis.modelId) : null;
    const answers = openListAnswers(library.environment.launchWorker, {
      type: 'answer-lists', folder: library.folder, targetId: model?.targetId ?? (basis as { targetId: DomainId }).targetId,
      sourceIds: model?.trainedSources ?? [], modelPath: model === null ? null : modelFile(library.folder, model.fileName),
    });
    open = { library, key, answers, openedMs: Date.now(), timer: setTimeout(() => undefined, 0) };
    const mine = open;
    library.closing.addEventListener('abort', () => { mine.answers.close(); if (open === mine) open = null; }, { once: true });
  }
  clearTimeout(open.timer);
  open.timer = setTimeout(forgetListAnswers, idleMs).unref();
  return open.answers;
}

/** Ends the process that is kept ready: what it has read is no longer so. */
export function forgetListAnswers(): void {
  if (open === null) return;
  clearTimeout(open.timer);
  open.answers.close();
  open = null;
}

/** Reads a model ahead of the questions. @throws AppError model-not-found */
export function getReady(library: Library, basis: ListBasis): void {
  answersFor(library, basis).ready.catch(() => undefined); // the question will say what is wrong
}

/** Asks for one list. @throws AppError model-not-found, model-file-damaged, model-outdated, worker-died, cancelled */
export async function askList(library: Library, basis: ListBasis, question: ListQuestion): Promise<ComposedList> {
  library.closing.throwIfAborted();
  try {
    return await answersFor(library, basis).ask(question);
  } catch (error) {
    if (error instanceof AppError && error.code === 'worker-died') forgetListAnswers();
    throw error;
  }
}
