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

interface Resident { readonly own: number; readonly ofFiles: number }

/** Resident bytes of one process: its own and those of files that are mapped; 0 once it has ended. */
function residentBytes(pid: number): Resident {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const bytes = (name: string): number => 1024 * Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return { own: bytes('RssAnon') + bytes('RssShmem'), ofFiles: bytes('RssFile') };
  } catch {
    return { own: 0, ofFiles: 0 };
  }
}

/** Watches the resident memory of a process and its descendants. Mapped files are the same program's and count once, where most of them are resident. */
export interface MemoryWatch {
  /** The most they held together, and the most that any one but the first held; null where it is not measured. */
  stop(): { readonly together: number; readonly largestChild: number } | null;
}

export function watchMemory(pid: number, everyMs = 250): MemoryWatch {
  let together = 0;
  let largestChild = 0;
  const look = (): void => {
    const processes = family(pid).map(residentBytes);
    together = Math.max(together, processes.reduce((sum, { own }) => sum + own, Math.max(...processes.map(({ ofFiles }) => ofFiles))));
    largestChild = Math.max(largestChild, ...processes.slice(1).map(({ own, ofFiles }) => own + ofFiles));
  };
  if (!memoryIsMeasured) return { stop: () => null };
  const timer = setInterval(look, everyMs);
  look();
  return { stop: () => { clearInterval(timer); return { together, largestChild }; } };
}

export const megabytes = (bytes: number | null | undefined): string => (bytes === null || bytes === undefined ? 'not measured' : `${Math.round(bytes / 2 ** 20)} MB`);
