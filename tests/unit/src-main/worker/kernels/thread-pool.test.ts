import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BroadcastChannel } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { NoThreads, ThreadPool } from '#worker/kernels/thread-pool.ts';
import { wasmModule } from '#worker/kernels/wasm-module.ts';
import { temporaryFolder } from '../../../../helpers/library-folders.ts';

const module = (await wasmModule(import.meta.dirname))!;

/** A script for the threads; `body` finds its number in `thread`. */
function entry(body: string): string {
  const path = join(temporaryFolder(), 'thread.mjs');
  writeFileSync(path, `import { BroadcastChannel, parentPort, workerData } from 'node:worker_threads';\nconst { thread } = workerData;\n${body}\n`);
  return path;
}

it('is open once every thread has said that it is ready', async () => {
  const ready: number[] = [];
  const channel = new BroadcastChannel('ready');
  channel.onmessage = (event) => { ready.push((event as { data: number }).data); };
  const path = entry("setTimeout(() => { new BroadcastChannel('ready').postMessage(thread); setTimeout(() => parentPort.postMessage(null), 50); }, 100 * thread);");
  const pool = await ThreadPool.open(module, 2, { entry: path });
  expect(ready.sort()).toEqual([0, 1]);
  await pool.close();
  channel.close();
});

it('is not open, and leaves no thread behind, where one of them fails while it starts', async () => {
  let heard = 0;
  const channel = new BroadcastChannel('alive');
  channel.onmessage = () => { heard += 1; };
  const path = entry("if (thread === 1) setTimeout(() => { throw new Error('no memory'); }, 100); else { const alive = new BroadcastChannel('alive'); setInterval(() => alive.postMessage(null), 5); parentPort.postMessage(null); }");
  await expect(ThreadPool.open(module, 2, { entry: path })).rejects.toThrow('no memory');
  await sleep(50); // what was said before the end
  const before = heard;
  await sleep(100);
  expect([before > 0, heard - before]).toEqual([true, 0]);
  channel.close();
});

it('says so where a thread cannot be started at all', async () => {
  await expect(ThreadPool.open(module, 2, { entry: 'no path at all' })).rejects.toBeInstanceOf(NoThreads);
});
