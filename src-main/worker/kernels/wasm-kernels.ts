import type { Kernels } from '#engine/kernels/kernels.ts';
import { createTypescriptKernels } from '#engine/kernels/typescript-kernels.ts';
import type { DeviceSupply } from '#engine/neural/device.ts';
import { coCounts } from './co-counts.ts';
import { openEmbedding } from './embedding.ts';
import { invertPositiveDefinite } from './invert.ts';
import { neighbourhoodRidge } from './neighbourhood-ridge.ts';
import { NoSharedMemory } from './shared-memory.ts';
import { NoThreads, ThreadPool, type PoolOptions } from './thread-pool.ts';
import { topColumns } from './top-columns.ts';
import { trainFactors } from './train-factors.ts';

/** How the compiled kernels are opened. */
export interface WasmKernelsOptions extends PoolOptions {
  readonly devices?: DeviceSupply | null;
  /** Told when a job is left to the kernels in TypeScript, as there are not the shared memory or the threads it needs. */
  readonly onTwin?: () => void;
}

/** The compiled kernels over so many threads of their own. @throws where threads or shared memory are not to be had */
export async function createWasmKernels(module: WebAssembly.Module, threads: number, { devices = null, onTwin, ...options }: WasmKernelsOptions = {}): Promise<Kernels> {
  const pool = await ThreadPool.open(module, threads, options);
  const twin = createTypescriptKernels(devices);
  const orTwin = async <T>(compiled: () => Promise<T>, instead: () => Promise<T>): Promise<T> => {
    try {
      return await compiled();
    } catch (error) {
      if (!(error instanceof NoSharedMemory || error instanceof NoThreads)) throw error;
      onTwin?.();
      return instead();
    }
  };
  const onPool = <T>(compiled: () => Promise<T>, instead: () => Promise<T>): Promise<T> => orTwin(() => pool.alone(compiled), instead);
  return {
    kind: 'wasm', threads, devices,
    trainFactors: (task, pacer) => onPool(() => trainFactors(pool, task, pacer), () => twin.trainFactors(task, pacer)),
    topColumns: (task, pacer) => onPool(() => topColumns(pool, task, pacer), () => twin.topColumns(task, pacer)),
    coCounts: (task, pacer) => onPool(() => coCounts(pool, task, pacer), () => twin.coCounts(task, pacer)),
    neighbourhoodRidge: (task, pacer) => onPool(() => neighbourhoodRidge(pool, task, pacer), () => twin.neighbourhoodRidge(task, pacer)),
    invertPositiveDefinite: (matrix, n, pacer) => onPool(() => invertPositiveDefinite(pool, matrix, n, pacer), () => twin.invertPositiveDefinite(matrix, n, pacer)),
    openEmbedding: (task, pacer) => orTwin(() => openEmbedding(module, threads, task, pacer, options), () => twin.openEmbedding(task, pacer)),
    close: () => pool.close(),
  };
}
