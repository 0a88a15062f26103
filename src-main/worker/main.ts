import { AppError, bugNote, errorReply } from '#contract/errors.ts';
import type { WorkerTask } from '#contract/worker-messages.ts';
import { advise } from './advise.ts';
import { probeDevices } from './devices/probe.ts';
import { evaluate } from './evaluate.ts';
import { mainPort, type MainPort } from './port.ts';
import { recommendAll } from './recommend-all.ts';
import { train } from './train.ts';
import { whatIf } from './what-if.ts';

/** What a task is given: the signal that stops it, the line to report on, and the acknowledgement of stored lists. */
export interface TaskContext {
  readonly signal: AbortSignal;
  readonly port: MainPort;
  /** Resolves when the main process has stored the lists sent last. */
  stored(): Promise<void>;
}

const port = mainPort();
const abort = new AbortController();
let whenStored: (() => void) | undefined;
const context: TaskContext = { signal: abort.signal, port, stored: () => new Promise((resolve) => { whenStored = resolve; }) };

port.onMessage((message) => {
  if (message.type === 'task') void perform(message.task);
  else if (message.type === 'stored') whenStored?.();
  else {
    abort.abort(new AppError('cancelled'));
    port.close(); // nothing of a cancelled task is kept, so there is nothing to wait for
  }
});

async function perform(task: WorkerTask): Promise<void> {
  try {
    if (task.type === 'train') port.send({ type: 'trained', summary: await train(task, context) });
    else if (task.type === 'evaluate') port.send({ type: 'evaluated', outcome: await evaluate(task, context) });
    else if (task.type === 'advise') port.send({ type: 'advised', advice: await advise(task, context) });
    else if (task.type === 'what-if') port.send({ type: 'what-if-found', found: whatIf(task) });
    else if (task.type === 'find-devices') port.send({ type: 'devices', found: await probeDevices() });
    else port.send({ type: 'recommended', lists: await recommendAll(task, context) });
  } catch (error) {
    const reply = errorReply(error);
    if (reply.code === 'internal') console.error(`Shelfbridge worker: ${bugNote(task.type, error)}`);
    port.send({ type: 'failed', error: reply });
  }
  port.close();
}
