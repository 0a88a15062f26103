import type { Page } from 'playwright-core';

interface TraceEvent { readonly name: string; readonly ph: string; readonly tdur?: number }

/**
 * How long the page's tasks kept a processor while something was done, in milliseconds, the longest first.
 * It is the processor's time, so that a machine that is busy with other things measures the same.
 */
export async function taskTimes(page: Page, action: () => Promise<void>): Promise<number[]> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('The page belongs to no browser.');
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  const failed = await action().then(() => null, (error: unknown) => ({ error }));
  const trace = await browser.stopTracing();
  if (failed !== null) throw failed.error;
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  return traceEvents.filter(({ name, ph }) => ph === 'X' && name === 'RunTask').map(({ tdur = 0 }) => Math.round(tdur / 1000)).sort((a, b) => b - a);
}
