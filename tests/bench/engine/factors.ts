import type { Kernels } from '#engine/kernels/kernels.ts';
import type { FactorSolver } from '#engine/kernels/train-factors.ts';
import { createPacer } from '#engine/pacer.ts';
import type { Bench, BenchRun, Figure } from '../bench.ts';
import { compiledPeer, Peer } from '../peers/peer.ts';
import { ALPHA0, implicitOn, ridgeFor, THREADS, trainOurs, trainPeer, type EpochTimes } from './factor-contest.ts';
import { openFastKernels } from './fast-kernels.ts';
import { benchPairs, recallOf, type BenchPairs } from './pairs-folder.ts';

/** Steps a row: whitened, two do the work of implicit's three. */
const STEPS = 2;

/** Epochs until both have nearly settled: as many as implicit's own default. */
const WHOLE = 15;

/** How far behind implicit's our recall may be and still count as equal. */
const SAME_RECALL = 0.002;

/** Factors of implicit feedback, an epoch at a time, beside implicit and beside the same algorithm in C++. */
const factorsBench = (name: string, factors: number, solver: FactorSolver, bar: number | null): Bench => ({
  name,
  about: `an epoch of ${factors} factors by ${solver.kind === 'cg' ? 'conjugate gradients' : 'Cholesky'}, beside implicit${solver.kind === 'cg' ? ' and C++' : ''}`,
  run: (run) => contest(run, factors, solver, bar),
});

export const factors64 = factorsBench('engine-factors-64', 64, { kind: 'cg', steps: STEPS }, 0.3);
export const factors128 = factorsBench('engine-factors-128', 128, { kind: 'cg', steps: STEPS }, 0.5);
export const factorsExact = factorsBench('engine-factors-exact', 64, { kind: 'cholesky' }, null);

async function contest(run: BenchRun, factors: number, solver: FactorSolver, bar: number | null): Promise<Figure[]> {
  const pairs = benchPairs(run);
  const kernels = await openFastKernels(THREADS);
  const implicit = implicitOn(pairs, factors);
  const twin = solver.kind === 'cg' ? cxxOn(pairs, factors) : null;
  const { rounds, epochs } = solver.kind === 'cg' ? { rounds: 3, epochs: 5 } : { rounds: 1, epochs: 2 };
  const [ours, theirs, compiled]: EpochTimes[][] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    const { epoch, rows, columns } = await trainOurs(kernels, pairs, factors, epochs, solver);
    ours!.push(epoch);
    if (implicit !== null) theirs!.push(await trainPeer(implicit, solver.kind === 'cg' ? 'cg' : 'exact', epochs));
    if (twin !== null) compiled!.push(await trainPeer(twin, 'cg', epochs));
    if (round > 0) continue;
    const score = meanScore(pairs, rows, columns, factors);
    const same = (await twin?.ask('score'))?.['score'] ?? score;
    if (!(Math.abs(score - same) < 0.01 * same)) throw new Error(`the scores differ: ${score} and ${same}`);
  }
  const whole = solver.kind === 'cg' ? WHOLE : 1 + epochs;
  const recalls = { ours: await recallOfOurs(kernels, pairs, factors, whole, solver), theirs: implicit === null ? null : await recallOfPeer(implicit, solver.kind === 'cg' ? 'cg' : 'exact', whole) };
  await kernels.close();
  implicit?.close();
  twin?.close();
  const what = `${factors} factors, ${solver.kind === 'cg' ? `CG ${solver.steps}` : 'exact'}, ${pairs.pairs.index.length} pairs, ${THREADS} threads`;
  const beside = (unit: 's' | 'CPU-s', pick: (times: EpochTimes) => number, name: string, peer: readonly EpochTimes[], most: number | null): Figure[] => [{
    what: `epoch, ${what}`, unit, values: ours!.map(pick),
    ...(peer.length > 0 && { peer: { name, values: peer.map(pick) } }), ...(peer.length > 0 && most !== null && { bar: most }),
  }];
  return [
    ...beside('s', ({ wall }) => wall, 'implicit', theirs!, bar),
    ...beside('CPU-s', ({ cpu }) => cpu, 'implicit', theirs!, bar),
    ...(twin === null ? [] : [...beside('s', ({ wall }) => wall, 'C++ twin', compiled!, 1.3), ...beside('CPU-s', ({ cpu }) => cpu, 'C++ twin', compiled!, 1.3)]),
    {
      what: `recall@20 after ${whole} epochs, ${what}`, unit: 'share', values: [recalls.ours], isRate: true,
      ...(recalls.theirs !== null && { peer: { name: 'implicit', values: [recalls.theirs] } }),
    },
    // the times are comparable only where as much was learned
    ...(recalls.theirs === null ? [] : [{ what: `implicit's recall less ours, ${what}`, unit: 'share', values: [recalls.theirs - recalls.ours], ...(solver.kind === 'cg' && { bar: SAME_RECALL }) }]),
  ];
}

async function recallOfOurs(kernels: Kernels, pairs: BenchPairs, factors: number, epochs: number, solver: FactorSolver): Promise<number> {
  const { rows, columns } = await trainOurs(kernels, pairs, factors, epochs - 1, solver);
  const { columns: found } = await kernels.topColumns({ factors, rows, columns, excluded: pairs.pairs, count: 20 }, createPacer());
  return recallOf(pairs.held, found, 20);
}

/** The same for implicit, its rows solved once more at the end as ours are. */
async function recallOfPeer(peer: Peer, kind: 'cg' | 'exact', epochs: number): Promise<number> {
  await trainPeer(peer, kind, epochs - 1);
  await peer.ask('finish');
  return (await peer.ask('top'))['recall']!;
}

/** Mean score of the pairs, whatever basis the vectors are in. */
function meanScore({ pairs }: BenchPairs, rows: Float32Array, columns: Float32Array, d: number): number {
  let sum = 0;
  for (let u = 0; u < pairs.rowCount; u += 1) {
    for (let e = pairs.start[u]!; e < pairs.start[u + 1]!; e += 1) for (let f = 0, at = pairs.index[e]! * d; f < d; f += 1) sum += rows[u * d + f]! * columns[at + f]!;
  }
  return sum / pairs.index.length;
}

function cxxOn(bench: BenchPairs, factors: number): Peer | null {
  const program = compiledPeer('factors');
  const { pairs, folder } = bench;
  return program === null ? null : new Peer(program, [folder, ...[pairs.rowCount, pairs.columnCount, factors, ALPHA0, ridgeFor(bench), STEPS, THREADS].map(String)]);
}
