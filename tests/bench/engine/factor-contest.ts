import type { Kernels } from '#engine/kernels/kernels.ts';
import type { FactorSolver, TrainedFactors } from '#engine/kernels/train-factors.ts';
import { fillNormal } from '#engine/matrix/random.ts';
import { createPacer } from '#engine/pacer.ts';
import { implicitPeer, type Peer } from '../peers/peer.ts';
import type { BenchPairs } from './pairs-folder.ts';

/** Threads of ours and of the peers. */
export const THREADS = 2;

/** Weight of the loans that did not happen, and the ridge before it is scaled by frequency. */
export const ALPHA0 = 0.05;
export const LAMBDA = 0.0075;

/** Seconds of one epoch. */
export interface EpochTimes {
  readonly wall: number;
  readonly cpu: number;
}

/**
 * implicit with the objective as near to ours as it has one. It weighs a loan by α against 1 for everything else, ours are 1 against α₀: α = 1/α₀.
 * Its ridge is one number for patrons and titles alike, ours grows with a row's loans; as only the product of both sides' ridges matters to a
 * factorisation, it gets their geometric mean, each taken at the mean row: √(λ(|S|/m + α₀n)·λ(|S|/n + α₀m))/α₀.
 */
export function implicitOn({ pairs, folder }: BenchPairs, factors: number): Peer | null {
  const { rowCount: m, columnCount: n, index } = pairs;
  const regularization = (LAMBDA * Math.sqrt((index.length / m + ALPHA0 * n) * (index.length / n + ALPHA0 * m))) / ALPHA0;
  return implicitPeer(folder, { factors, alpha: 1 / ALPHA0, regularization, threads: THREADS });
}

/** Trains ours; the times are those of an epoch, the training's beginning and its last half epoch not counted (they are taken off with a training of one epoch). */
export async function trainOurs(kernels: Kernels, { pairs }: BenchPairs, factors: number, epochs: number, solver: FactorSolver): Promise<TrainedFactors & { readonly epoch: EpochTimes }> {
  const start = new Float32Array(pairs.columnCount * factors);
  fillNormal(start, 0.1 / Math.sqrt(factors), 1);
  const train = async (own: number) => {
    const startedAt = performance.now();
    const cpu = process.cpuUsage();
    const trained = await kernels.trainFactors({ pairs, start, settings: { factors, alpha0: ALPHA0, lambda: LAMBDA, epochs: own }, solver }, createPacer());
    const used = process.cpuUsage(cpu);
    return { trained, wall: (performance.now() - startedAt) / 1000, cpu: (used.user + used.system) / 1e6 };
  };
  const short = await train(1);
  const long = await train(1 + epochs);
  return { ...long.trained, epoch: { wall: (long.wall - short.wall) / epochs, cpu: (long.cpu - short.cpu) / epochs } };
}

/** The same for a peer: the mean of so many epochs after a first one. */
export async function trainPeer(peer: Peer, kind: 'cg' | 'exact', epochs: number): Promise<EpochTimes> {
  await peer.ask(kind);
  await peer.ask('epoch');
  let wall = 0;
  let cpu = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const times = await peer.ask('epoch');
    wall += times['wall']! / epochs;
    cpu += times['cpu']! / epochs;
  }
  return { wall, cpu };
}
