import type { Kernels } from '#engine/kernels/kernels.ts';
import type { FactorSolver, TrainedFactors } from '#engine/kernels/train-factors.ts';
import { fillNormal } from '#engine/matrix/random.ts';
import { createPacer } from '#engine/pacer.ts';
import { implicitPeer, type Peer } from '../peers/peer.ts';
import type { BenchPairs } from './pairs-folder.ts';

/** Threads of ours and of the peers. */
export const THREADS = 2;

/** α₀, weight of the loans that did not happen. */
export const ALPHA0 = 0.05;

/** λ that the ridge is made of. */
const LAMBDA = 0.0075;

/**
 * μ, one ridge for all rows and columns, as implicit has no other: as only the product of both sides' ridges matters to a factorisation, the
 * geometric mean of ours, each taken at the mean row, √(λ(|S|/m + α₀n)·λ(|S|/n + α₀m)).
 */
export function ridgeFor({ pairs: { rowCount: m, columnCount: n, index } }: BenchPairs): number {
  return LAMBDA * Math.sqrt((index.length / m + ALPHA0 * n) * (index.length / n + ALPHA0 * m));
}

/** Seconds of one epoch. */
export interface EpochTimes {
  readonly wall: number;
  readonly cpu: number;
}

/**
 * implicit with the same objective. It weighs a loan by c and what it asks of everything else by 1; ours are 1 and α₀, the loans among
 * everything: divided by α₀, and every score by 1 + α₀, that is c = 1/α₀ + 1 and a ridge of μ(1 + α₀)/α₀. The order of the scores is the same.
 */
export function implicitOn(pairs: BenchPairs, factors: number): Peer | null {
  return implicitPeer(pairs.folder, { factors, alpha: 1 / ALPHA0 + 1, regularization: (ridgeFor(pairs) * (1 + ALPHA0)) / ALPHA0, threads: THREADS });
}

/** Trains ours; the times are those of an epoch, the training's beginning and its last half epoch not counted (they are taken off with a training of one epoch). */
export async function trainOurs(kernels: Kernels, bench: BenchPairs, factors: number, epochs: number, solver: FactorSolver): Promise<TrainedFactors & { readonly epoch: EpochTimes }> {
  const { pairs } = bench;
  const start = new Float32Array(pairs.columnCount * factors);
  fillNormal(start, 0.1 / Math.sqrt(factors), 1);
  const train = async (own: number) => {
    const startedAt = performance.now();
    const cpu = process.cpuUsage();
    const trained = await kernels.trainFactors({ pairs, start, settings: { factors, alpha0: ALPHA0, lambda: 0, epochs: own }, plainRidge: ridgeFor(bench), solver }, createPacer());
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
