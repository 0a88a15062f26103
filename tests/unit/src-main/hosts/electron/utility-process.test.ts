import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { utilityLauncher } from '#hosts/electron/utility-process.ts';
import { runTask } from '#jobs/worker-process.ts';
import type { FromWorker, WorkerTask } from '#contract/worker-messages.ts';

class StandIn extends EventEmitter {
  readonly postMessage = vi.fn();
  readonly kill = vi.fn(() => { this.emit('exit', 143); return true; });
}

const task = { type: 'recommend' } as WorkerTask;

it('runs a task as a child process does', async () => {
  const child = new StandIn();
  const heard: FromWorker[] = [];
  const done = runTask(utilityLauncher(() => child), task, new AbortController().signal, (message) => heard.push(message));
  expect(child.postMessage).toHaveBeenCalledWith({ type: 'task', task });
  child.emit('message', { type: 'progress', step: 'loading', value: 0.1, done: null });
  child.emit('message', { type: 'recommended', lists: 3 });
  child.emit('exit', 0);
  expect(await done).toEqual({ type: 'recommended', lists: 3 });
  expect(heard).toHaveLength(1);
});

it('tells how a worker died', async () => {
  const child = new StandIn();
  const done = runTask(utilityLauncher(() => child), task, new AbortController().signal, () => {});
  child.emit('exit', 139);
  await expect(done).rejects.toMatchObject({ code: 'worker-died', values: { signal: '139' } });
});

it('writes to no process that has ended', () => {
  const child = new StandIn();
  const port = utilityLauncher(() => child)([]);
  child.emit('exit', 0);
  port.post({ type: 'cancel', keep: false });
  port.kill();
  expect(child.postMessage).not.toHaveBeenCalled();
  expect(child.kill).not.toHaveBeenCalled();
});
