import type { Browser, Locator, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string; readonly ph: string; readonly pid: number; readonly tid: number; readonly ts: number; readonly dur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly type?: string } };
}

/** What a page did while it was scrolled, by Chromium's own trace. */
export interface ScrollTrace {
  /** Milliseconds of the longest task of the page's main thread. */
  readonly longestTaskMs: number;
  /** Milliseconds from a turn of the wheel to the next frame drawn, the longest. */
  readonly longestFrameMs: number;
}

const turns = 60;
const turnPx = 600;
const turnMs = 30;

/** Turns the mouse wheel over a list 60 times, some 36,000 pixels, and reads what that cost. */
export async function traceScroll(browser: Browser, page: Page, list: Locator): Promise<ScrollTrace> {
  await list.hover();
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline.frame'] });
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, turnPx);
    await page.waitForTimeout(turnMs);
  }
  const { traceEvents: events } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return readTrace(events);
}

function readTrace(events: readonly TraceEvent[]): ScrollTrace {
  const mains = new Set(events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const ofPage = events.filter(({ pid, tid }) => mains.has(`${pid} ${tid}`));
  const tasks = ofPage.filter(({ name, ph }) => ph === 'X' && (name === 'RunTask' || name === 'ThreadControllerImpl::RunTask')).map(({ dur = 0 }) => dur / 1000);
  const renderers = new Set([...mains].map((main) => Number(main.split(' ')[0])));
  const frames = events.filter(({ name, pid }) => name === 'DrawFrame' && renderers.has(pid)).map(({ ts }) => ts / 1000).sort((a, b) => a - b);
  const wheels = ofPage.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'wheel').map(({ ts }) => ts / 1000);
  const waits = wheels.flatMap((at) => { const drawn = frames.find((frame) => frame > at); return drawn === undefined ? [] : [drawn - at]; });
  if (tasks.length === 0 || waits.length < 5) throw new Error(`The trace holds ${tasks.length} tasks and ${waits.length} turns of the wheel that the page saw.`);
  return { longestTaskMs: Math.max(...tasks), longestFrameMs: Math.max(...waits) };
}
