import { coCounts } from './co-counts.ts';
import { invertPositiveDefinite } from './invert.ts';
import type { Kernels } from './kernels.ts';
import { neighbourhoodRidge } from './neighbourhood-ridge.ts';
import { topColumns } from './top-columns.ts';
import { trainFactors } from './train-factors.ts';

/** The kernels in TypeScript, on the calling thread: the reference of the compiled ones, and what runs where those cannot. */
export function createTypescriptKernels(): Kernels {
  return { kind: 'typescript', threads: 1, trainFactors, topColumns, coCounts, neighbourhoodRidge, invertPositiveDefinite, close: async () => {} };
}
