import { parentPort, workerData } from 'node:worker_threads';
import { kernelExports } from './kernel-exports.ts';

/** What a thread is started with. */
export interface ThreadStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly thread: number;
  readonly threads: number;
}

/** A kernel to run and what it is given beside the thread's number and the number of threads. */
export interface ThreadTask {
  readonly kernel: string;
  readonly args: readonly number[];
}

type Kernel = (thread: number, threads: number, ...args: readonly number[]) => void;

const { module, memory, thread, threads } = workerData as ThreadStart;
const exports = kernelExports(module, memory);

parentPort!.on('message', ({ kernel, args }: ThreadTask) => {
  (exports[kernel] as Kernel)(thread, threads, ...args);
  parentPort!.postMessage(null);
});
parentPort!.postMessage(null); // ready
