import type { Kernels } from '#engine/kernels/kernels.ts';
import { ThreadPool } from './thread-pool.ts';
import { topColumns } from './top-columns.ts';
import { trainFactors } from './train-factors.ts';

/** The compiled kernels over so many threads of their own. @throws where threads or shared memory are not to be had */
export async function createWasmKernels(module: WebAssembly.Module, threads: number): Promise<Kernels> {
  const pool = await ThreadPool.open(module, threads);
  return {
    kind: 'wasm', threads,
    trainFactors: (task, pacer) => pool.alone(() => trainFactors(pool, task, pacer)),
    topColumns: (task, pacer) => pool.alone(() => topColumns(pool, task, pacer)),
    close: () => pool.close(),
  };
}
