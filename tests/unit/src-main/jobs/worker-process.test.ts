import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { WorkerTask } from '#contract/worker-messages.ts';
import { childProcessLauncher, runTask } from '#jobs/worker-process.ts';
import { temporaryFolder } from '../../../helpers/library-folders.ts';

const folder = temporaryFolder();
const task: WorkerTask = { type: 'find-devices' };
const never = new AbortController().signal;

/** A worker that answers its task with `answer` and then neither reads nor ends. */
function stuckAfter(answer: object): ReturnType<typeof childProcessLauncher> {
  const entry = join(folder, 'stuck.mjs');
  writeFileSync(entry, `process.once('message', () => process.send(${JSON.stringify(answer)}, () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)));`);
  return childProcessLauncher(entry);
}

it('takes the answer of a worker that does not end by itself, and ends it', async () => {
  const found = { best: 'cpu', version: null, hasGpu: false };
  expect(await runTask(stuckAfter({ type: 'devices', found }), task, never, () => undefined)).toEqual({ type: 'devices', found });
  await expect(runTask(stuckAfter({ type: 'failed', error: { code: 'target-without-loans', values: { domain: 'maps' } } }), task, never, () => undefined))
    .rejects.toMatchObject({ code: 'target-without-loans', values: { domain: 'maps' } });
}, 15_000);

it('is cancelled where the signal is given after the answer', async () => {
  const abort = new AbortController();
  const launch = stuckAfter({ type: 'devices', found: { best: 'cpu', version: null, hasGpu: false } });
  let startedAt = 0;
  const done = runTask(() => {
    const port = launch([]);
    return { ...port, onMessage: (listener) => port.onMessage((message) => { listener(message); startedAt = performance.now(); abort.abort(new Error('enough')); }) };
  }, task, abort.signal, () => undefined);
  await expect(done).rejects.toThrow('enough');
  expect(performance.now() - startedAt).toBeLessThan(1500); // sooner than it would be ended after an answer
});
