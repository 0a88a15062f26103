import type { Pacer } from '../pacer.ts';
import type { FactorTask, TrainedFactors } from './train-factors.ts';
import type { TopColumns, TopColumnsTask } from './top-columns.ts';

/**
 * The heavy computations of the engine, over plain typed arrays. Two sets keep this contract: the TypeScript one, which is the
 * reference and runs everywhere, and the compiled one over several threads (worker/kernels). Both give the same results up to the
 * rounding of single precision, and each the same ones again for the same input and number of threads.
 * Every call rejects with the signal's reason once the pacer's signal is aborted; the arrays given are only read.
 */
export interface Kernels {
  readonly kind: 'wasm' | 'typescript';
  /** Threads that compute, 1 for the TypeScript set. */
  readonly threads: number;
  /** Implicit-feedback matrix factorisation by alternating least squares: see `trainFactors`. */
  trainFactors(task: FactorTask, pacer: Pacer): Promise<TrainedFactors>;
  /** The best columns of every row by inner product: see `topColumns`. */
  topColumns(task: TopColumnsTask, pacer: Pacer): Promise<TopColumns>;
  /** Ends the threads; the kernels must not be used afterwards. */
  close(): Promise<void>;
}
