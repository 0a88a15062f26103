import { expect } from 'vitest';
import type { JobId } from '#contract/ids.ts';
import type { TestLibrary } from './library-open.ts';

/** The promise: nothing the program does holds its main process longer than this. */
export const promiseMs = 50;

export interface Hold { readonly ms: number; readonly step: string }

/** Watches the event loop of this process while a job or a call runs and while pages ask for records all the time. */
async function longestHold(test: TestLibrary, work: JobId | Promise<unknown>): Promise<{ readonly hold: Hold; readonly calls: number }> {
  let hold: Hold = { ms: 0, step: '' };
  let last = performance.now();
  let cpu = process.threadCpuUsage();
  const step = (): string => test.library.jobs.list().find((job) => job.id === work)?.progress.step ?? '';
  const tick = setInterval(() => {
    const late = performance.now() - last - 5;
    const used = process.threadCpuUsage(cpu);
    // A process that waits for the processor is not held by its own work: what it computed and read in between is what counts.
    const held = Math.min(late, (used.user + used.system) / 1000);
    if (held > hold.ms) hold = { ms: held, step: step() };
    last = performance.now();
    cpu = process.threadCpuUsage();
  }, 5);
  let calls = 0;
  let isRunning = true;
  const asking = (async () => {
    while (isRunning) {
      const text = ['', '0', '红', 'the', 'a', '97'][calls % 6]!;
      await test.call('patrons:search', { text: calls % 2 === 0 ? '' : '01', limit: 50 });
      await test.call('titles:search', { text, limit: 50 });
      const patron = (await test.call('patrons:search', { limit: 1 })).rows[0];
      if (patron !== undefined) await test.call('patrons:show', { patronId: patron.id });
      calls += 1;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  })();
  if (work instanceof Promise) await work;
  else expect(await test.ended(work)).toMatchObject({ status: 'finished' });
  isRunning = false;
  await asking;
  clearInterval(tick);
  return { hold, calls };
}

/** Three repetitions are allowed: a virtual machine whose processor is taken away counts that time as used. What the program itself holds comes back each time. */
export async function expectShort(what: string, test: TestLibrary, start: () => Promise<JobId | { readonly done: Promise<unknown> }>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const work = await start();
    const { hold, calls } = await longestHold(test, typeof work === 'object' ? work.done : work);
    console.log(`${what}: longest hold ${hold.ms.toFixed(1)} ms while ${hold.step}; ${String(calls)} rounds of calls`);
    expect(calls).toBeGreaterThan(2);
    if (hold.ms < promiseMs || attempt === 4) { expect(hold.ms).toBeLessThan(promiseMs); return; }
  }
}
