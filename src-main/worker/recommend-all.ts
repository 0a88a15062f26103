import { setImmediate as breathe } from 'node:timers/promises';
import type { PatronId } from '#contract/ids.ts';
import type { MadeList, WorkerTask } from '#contract/worker-messages.ts';
import { openReadOnly } from '#catalog/open.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { pinnedTitles } from '#catalog/repositories/list-facts.ts';
import { patronIdsAfter } from '#catalog/repositories/patrons.ts';
import { listFor, listMaker } from './lists/list-maker.ts';
import { factsOfPatron } from './lists/reader-facts.ts';
import { readModelFile } from './model-file.ts';
import { historyOf, modelDomains } from './patron-history.ts';
import type { TaskContext } from './serve-task.ts';

type Task = Extract<WorkerTask, { type: 'recommend' }>;

/** Lists sent at once; the next ones wait until these are stored. */
const batch = 50;
/** Candidates kept with a list to replace titles by; with lists for everybody fewer, as they lie there for long. */
const spares = { few: 20, everybody: 3 };
/** As many lists as are made one by one, to be worked on. */
const few = 200;

/** Makes a list for every patron asked for and sends them in batches. @returns how many lists were made */
export async function recommendAll(task: Task, { signal, port, stored }: TaskContext): Promise<number> {
  const db = openReadOnly(task.folder);
  const { model, targetTitles, sourceTitles } = readModelFile(task.modelPath);
  const domains = modelDomains(task, targetTitles, sourceTitles);
  const patrons = task.patrons === 'all' ? everyPatron(db, task.after) : [...task.patrons];
  const maker = listMaker(db, model, domains);
  const masks = maker.masks(task.wishes);
  const kept = patrons.length > few ? spares.everybody : spares.few;
  let made: MadeList[] = [];
  let done = 0;
  const send = async (): Promise<void> => {
    const acknowledged = stored();
    port.send({ type: 'lists', lists: made });
    made = [];
    await acknowledged;
    port.send({ type: 'progress', step: 'recommending', value: done / patrons.length, done });
  };
  for (const patronId of patrons) {
    const history = historyOf(db, patronId, domains);
    const facts = factsOfPatron(db, maker.stock, patronId, task.wishes.ageGuard);
    const { guard, shortfall, entries, spares: more } = listFor(maker, { history, facts, wishes: task.wishes, pinned: pinnedTitles(db, task.modelId, patronId), spares: kept }, masks);
    made.push({ patronId, wishes: task.wishes, guard, shortfall, entries, spares: more });
    done += 1;
    if (made.length === batch) await send();
    else if (done % 8 === 0) await breathe(); // lets a cancel through
    signal.throwIfAborted();
  }
  if (made.length > 0) await send();
  return done;
}

function everyPatron(db: ReadableDB, after: number): PatronId[] {
  const ids: PatronId[] = [];
  for (;;) {
    const next = patronIdsAfter(db, ids.at(-1) ?? after, 10_000);
    if (next.length === 0) return ids;
    ids.push(...next);
  }
}
