import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { memoryIsMeasured } from '../tools/process-memory.ts';

/** Bytes that the largest renderer of a browser holds: its own, and its share of what it has in common with others (Pss). Null where the system does not tell. */
export async function pageBytes(browser: Browser): Promise<number | null> {
  if (!memoryIsMeasured) return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => proportionalBytes(id)));
}

function proportionalBytes(pid: number): number {
  return 1024 * Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1] ?? 0);
}
