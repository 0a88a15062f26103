import { fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildMessage } from './child.ts';

export interface FuzzFailure {
  readonly number: number;
  readonly what: string;
}

export interface FuzzResult {
  readonly tries: number;
  readonly peakBytes: number;
  readonly failures: readonly FuzzFailure[];
}

/** All inputs together may hold this much memory; for how long one may take, see watch-time.ts. */
const mostBytes = 700e6;
const mostFailures = 20;

/** Tries inputs in a child process until the time is up. A try that hangs or fills the memory ends its process; the next one goes on behind it. */
export async function runTarget(name: string, { seed, minutes, folder }: { seed: number; minutes: number; folder: string }): Promise<FuzzResult> {
  const own = join(folder, name);
  mkdirSync(own, { recursive: true });
  const until = performance.now() + minutes * 60_000;
  const failures: FuzzFailure[] = [];
  let [next, tries, peakBytes] = [1, 0, 0];
  while (performance.now() < until && failures.length < mostFailures) {
    const run = await oneProcess(name, seed, next, own, until, failures, mostFailures);
    next = run.next;
    tries += run.tries;
    peakBytes = Math.max(peakBytes, run.peakBytes);
  }
  return { tries, peakBytes, failures };
}

function oneProcess(name: string, seed: number, first: number, folder: string, until: number, failures: FuzzFailure[], most: number): Promise<{ next: number; tries: number; peakBytes: number }> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'child.ts'), [name, String(seed), String(first), folder], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let [current, tries, peakBytes] = [first, 0, 0];
    let said = '';
    let isOver = false;
    const finish = (what: string | null): void => {
      if (isOver) return;
      isOver = true;
      clearInterval(watch);
      if (what !== null) failures.push({ number: current, what });
      child.kill('SIGKILL');
      resolve({ next: current + 1, tries, peakBytes });
    };
    const watch = setInterval(() => {
      if (performance.now() > until) finish(null);
    }, 100);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => { said = (said + text).slice(-2_000); });
    child.once('error', reject);
    child.once('close', () => finish(`the process ended by itself: ${said}`));
    child.on('message', (message: ChildMessage) => {
      if ('begun' in message) current = message.begun;
      else if ('failed' in message) failures.push({ number: message.failed, what: message.stack });
      else {
        tries += 1;
        peakBytes = Math.max(peakBytes, message.bytes);
        if (message.bytes > mostBytes) finish(`holds ${String(Math.round(message.bytes / 1e6))} MB`);
        else if (failures.length >= most) finish(null);
      }
    });
  });
}
