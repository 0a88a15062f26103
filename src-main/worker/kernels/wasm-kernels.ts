import type { Kernels } from '#engine/kernels/kernels.ts';
import type { DeviceSupply } from '#engine/neural/device.ts';
import { coCounts } from './co-counts.ts';
import { openEmbedding } from './embedding.ts';
import { invertPositiveDefinite } from './invert.ts';
import { neighbourhoodRidge } from './neighbourhood-ridge.ts';
import { ThreadPool } from './thread-pool.ts';
import { topColumns } from './top-columns.ts';
import { trainFactors } from './train-factors.ts';

/** The compiled kernels over so many threads of their own. @throws where threads or shared memory are not to be had */
export async function createWasmKernels(module: WebAssembly.Module, threads: number, devices: DeviceSupply | null = null): Promise<Kernels> {
  const pool = await ThreadPool.open(module, threads);
  return {
    kind: 'wasm', threads, devices,
    trainFactors: (task, pacer) => pool.alone(() => trainFactors(pool, task, pacer)),
    topColumns: (task, pacer) => pool.alone(() => topColumns(pool, task, pacer)),
    coCounts: (task, pacer) => pool.alone(() => coCounts(pool, task, pacer)),
    neighbourhoodRidge: (task, pacer) => pool.alone(() => neighbourhoodRidge(pool, task, pacer)),
    invertPositiveDefinite: (matrix, n, pacer) => pool.alone(() => invertPositiveDefinite(pool, matrix, n, pacer)),
    openEmbedding: (task, pacer) => openEmbedding(module, threads, task, pacer),
    close: () => pool.close(),
  };
}
