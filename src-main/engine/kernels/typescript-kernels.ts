import type { DeviceSupply } from '../neural/device.ts';
import { openEmbedding } from '../neural/embedding.ts';
import { coCounts } from './co-counts.ts';
import { invertPositiveDefinite } from './invert.ts';
import type { Kernels } from './kernels.ts';
import { neighbourhoodRidge } from './neighbourhood-ridge.ts';
import { topColumns } from './top-columns.ts';
import { trainFactors } from './train-factors.ts';

/** The kernels in TypeScript, on the calling thread: the reference of the compiled ones, and what runs where those cannot. */
export function createTypescriptKernels(devices: DeviceSupply | null = null): Kernels {
  return { kind: 'typescript', threads: 1, devices, trainFactors, topColumns, coCounts, neighbourhoodRidge, invertPositiveDefinite, openEmbedding, close: async () => {} };
}
