import { readdirSync, readFileSync } from 'node:fs';

/** Whether this system tells what other processes hold. */
export const memoryIsMeasured = process.platform === 'linux';

/** A process and everything it started, as /proc has them at this moment. */
function family(pid: number): number[] {
  const found = [pid];
  for (let next = 0; next < found.length; next += 1) {
    try {
      const own = found[next]!;
      for (const thread of readdirSync(`/proc/${own}/task`)) {
        const children = readFileSync(`/proc/${own}/task/${thread}/children`, 'latin1').trim();
        if (children !== '') found.push(...children.split(' ').map(Number));
      }
    } catch { /* it has ended meanwhile */ }
  }
  return found;
}

/** Resident bytes of one process, of a page that n processes share one nth; 0 once it has ended. */
function residentBytes(pid: number): number {
  try {
    return 1024 * Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Watches the resident memory of a process and its descendants. */
export interface MemoryWatch {
  /** The most they held together, and the most that any one but the first held; null where it is not measured. */
  stop(): { readonly together: number; readonly largestChild: number } | null;
}

export function watchMemory(pid: number, everyMs = 250): MemoryWatch {
  let together = 0;
  let largestChild = 0;
  const look = (): void => {
    const [first = 0, ...children] = family(pid).map(residentBytes);
    together = Math.max(together, children.reduce((sum, bytes) => sum + bytes, first));
    largestChild = Math.max(largestChild, ...children);
  };
  if (!memoryIsMeasured) return { stop: () => null };
  const timer = setInterval(look, everyMs);
  look();
  return { stop: () => { clearInterval(timer); return { together, largestChild }; } };
}

export const megabytes = (bytes: number | null | undefined): string => (bytes === null || bytes === undefined ? 'not measured' : `${Math.round(bytes / 2 ** 20)} MB`);
