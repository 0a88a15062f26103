import { AppError, bugNote, errorReply } from '#contract/errors.ts';
import type { FromWorker, ListQuestion, WorkerTask } from '#contract/worker-messages.ts';
import { Turns } from './importing/turns.ts';
import type { MainPort } from './port.ts';

/** What a task is given: the signal that stops it, the line to report on, and the acknowledgement of stored lists. */
export interface TaskContext {
  readonly signal: AbortSignal;
  readonly port: MainPort;
  /** Given with a cancel: what is written is to stay, so that it can be gone on with. */
  readonly isKept: boolean;
  /** Who may write to the catalogue. */
  readonly turns: Turns;
  /** Resolves when the main process has stored the lists sent last. */
  stored(): Promise<void>;
  /** Hears of every list that is asked for, also of those asked for before. */
  onQuestion(listener: (number: number, question: ListQuestion) => void): void;
}

/** Does the one task that the main process sends, and answers. */
export function serve(port: MainPort): void {
  const abort = new AbortController();
  let whenStored: (() => void) | undefined;
  let isKept = false;
  let writes = false;
  const early: { readonly number: number; readonly question: ListQuestion }[] = []; // asked before the titles were read
  let asked = (number: number, question: ListQuestion): void => { early.push({ number, question }); };
  const turns = new Turns(port);
  const context: TaskContext = {
    signal: abort.signal, port, turns, stored: () => new Promise((resolve) => { whenStored = resolve; }),
    onQuestion(listener) {
      asked = listener;
      for (const { number, question } of early.splice(0)) listener(number, question);
    },
    get isKept() { return isKept; },
  };

  port.onMessage((message) => {
    if (message.type === 'task') void perform(message.task);
    else if (message.type === 'stored') whenStored?.();
    else if (message.type === 'list-question') asked(message.number, message.question);
    else if (message.type === 'turn-wanted') turns.want();
    else if (message.type === 'turn-over') turns.giveBack();
    else {
      isKept = message.keep;
      abort.abort(new AppError('cancelled'));
      if (!writes) port.close(); // nothing of a task that only reads is kept, so there is nothing to wait for
    }
  });

  async function perform(task: WorkerTask): Promise<void> {
    writes = task.type === 'import' || task.type === 'undo' || task.type === 'works';
    try {
      port.send(await answer(task, context));
    } catch (error) {
      const reply = errorReply(error);
      if (reply.code === 'internal') console.error(`Shelfbridge worker: ${bugNote(task.type, error)}`);
      port.send({ type: 'failed', error: reply });
    }
    port.close();
  }
}

/** Does a task; what it needs is loaded only now, as an import does not wait for the engine to be read. */
async function answer(task: WorkerTask, context: TaskContext): Promise<FromWorker> {
  switch (task.type) {
    case 'import': return { type: 'imported', ...await (await import('./importing/import-task.ts')).importFiles(task, context) };
    case 'undo': return (await import('./importing/undo-task.ts')).undo(task, context);
    case 'update': return (await import('./update-task.ts')).updateCatalog(task);
    case 'works': return (await import('./works-task.ts')).formAllWorks(task, context);
    case 'train': return { type: 'trained', summary: await (await import('./train.ts')).train(task, context) };
    case 'evaluate': return { type: 'evaluated', outcome: await (await import('./evaluate.ts')).evaluate(task, context) };
    case 'advise': return { type: 'advised', advice: await (await import('./advise.ts')).advise(task, context) };
    case 'compare': return { type: 'compared', pairs: await (await import('./compare.ts')).compare(task, context) };
    case 'what-if': return { type: 'what-if-found', found: (await import('./what-if.ts')).whatIf(task) };
    case 'answer-lists': return (await import('./lists/answer-lists.ts')).answerLists(task, context);
    case 'insights': return { type: 'insights-made', facts: await (await import('./insights/insights-task.ts')).makeInsights(task, context) };
    case 'find-devices': return { type: 'devices', found: await (await import('./devices/probe.ts')).probeDevices() };
    case 'recommend': return { type: 'recommended', lists: await (await import('./recommend-all.ts')).recommendAll(task, context) };
  }
}
