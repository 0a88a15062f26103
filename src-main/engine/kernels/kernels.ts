import type { SparseRows } from '../matrix/sparse.ts';
import type { DeviceSupply } from '../neural/device.ts';
import type { EmbeddingTable, EmbeddingTask } from '../neural/embedding.ts';
import type { Pacer } from '../pacer.ts';
import type { CoCounts, CoCountTask } from './co-counts.ts';
import type { NeighbourhoodRidgeTask } from './neighbourhood-ridge.ts';
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
  /** Where dense tensors of neural methods are computed; null: nowhere, and these methods stay out. */
  readonly devices: DeviceSupply | null;
  /** Implicit-feedback matrix factorisation by alternating least squares: see `trainFactors`. */
  trainFactors(task: FactorTask, pacer: Pacer): Promise<TrainedFactors>;
  /** The best columns of every row by inner product: see `topColumns`. */
  topColumns(task: TopColumnsTask, pacer: Pacer): Promise<TopColumns>;
  /** How often columns occur together: see `coCounts`. */
  coCounts(task: CoCountTask, pacer: Pacer): Promise<CoCounts>;
  /** Every target column explained by its neighbours: see `neighbourhoodRidge`. */
  neighbourhoodRidge(task: NeighbourhoodRidgeTask, pacer: Pacer): Promise<SparseRows[]>;
  /** The inverse of an n × n matrix: see `invertPositiveDefinite`. */
  invertPositiveDefinite(matrix: Float32Array, n: number, pacer: Pacer): Promise<Float32Array>;
  /** A table of vectors for the words of a catalogue that is updated row by row: see `openEmbedding`. The pacer serves all its calls. */
  openEmbedding(task: EmbeddingTask, pacer: Pacer): Promise<EmbeddingTable>;
  /** Ends the threads; the kernels must not be used afterwards. */
  close(): Promise<void>;
}
