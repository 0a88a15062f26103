import { writeSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

/** One input may take this much processor time (a busy machine makes nobody slow), and in no case longer than this by the clock. */
const mostCpuMs = 2_000;
const mostClockMs = 120_000;
const readEveryMs = 100;

/** Ends the process, from a thread of its own as its main thread may hang, as soon as one try has taken too long. The answer is called when a try begins and when it ends. */
export function watchTime(): (isTrying: boolean) => void {
  const shared = new Int32Array(new SharedArrayBuffer(4));
  new Worker(new URL(import.meta.url), { workerData: shared }).unref();
  let tries = 0;
  return (isTrying) => void Atomics.store(shared, 0, isTrying ? (tries += 1) : 0);
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

if (!isMainThread && workerData instanceof Int32Array) {
  let [current, cpuAtBegin, clockAtBegin] = [0, 0, 0];
  setInterval(() => {
    const trying = Number(Atomics.load(workerData, 0));
    if (trying !== current) {
      [current, cpuAtBegin, clockAtBegin] = [trying, cpuMs(), performance.now()];
    } else if (trying !== 0 && (cpuMs() - cpuAtBegin > mostCpuMs || performance.now() - clockAtBegin > mostClockMs)) {
      writeSync(2, `takes longer than ${String(mostCpuMs / 1_000)} s of processor time`);
      process.kill(process.pid, 'SIGKILL');
    }
  }, readEveryMs);
}
