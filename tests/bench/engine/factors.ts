import type { FactorSolver } from '#engine/kernels/train-factors.ts';
import { createPacer } from '#engine/pacer.ts';
import { openKernels } from '#worker/kernels/open-kernels.ts';
import type { Bench, BenchRun, Figure } from '../bench.ts';
import { compiledPeer, Peer } from '../peers/peer.ts';
import { ALPHA0, implicitOn, LAMBDA, THREADS, trainOurs, trainPeer, type EpochTimes } from './factor-contest.ts';
import { benchPairs, recallOf, type BenchPairs } from './pairs-folder.ts';

/** Steps a row: whitened, two do the work of implicit's three. */
const STEPS = 2;

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
  const { kernels } = await openKernels(THREADS);
  const implicit = implicitOn(pairs, factors);
  const twin = solver.kind === 'cg' ? cxxOn(pairs, factors) : null;
  const { rounds, epochs } = solver.kind === 'cg' ? { rounds: 3, epochs: 5 } : { rounds: 1, epochs: 2 };
  const [ours, theirs, compiled]: EpochTimes[][] = [[], [], []];
  const recalls: number[][] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const { epoch, rows, columns } = await trainOurs(kernels, pairs, factors, epochs, solver);
    ours!.push(epoch);
    if (implicit !== null) theirs!.push(await trainPeer(implicit, solver.kind === 'cg' ? 'cg' : 'exact', epochs));
    if (twin !== null) compiled!.push(await trainPeer(twin, 'cg', epochs));
    if (round > 0) continue;
    const { columns: found } = await kernels.topColumns({ factors, rows, columns, excluded: pairs.pairs, count: 20 }, createPacer());
    recalls[0]!.push(recallOf(pairs.held, found, 20));
    if (implicit !== null) recalls[1]!.push((await implicit.ask('top'))['recall']!);
  }
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
      what: `recall@20 after ${epochs + 1} epochs, ${what}`, unit: 'share', values: recalls[0]!, isRate: true,
      ...(recalls[1]!.length > 0 && { peer: { name: 'implicit', values: recalls[1]! } }),
    },
  ];
}

function cxxOn({ pairs, folder }: BenchPairs, factors: number): Peer | null {
  const program = compiledPeer('factors');
  return program === null ? null : new Peer(program, [folder, ...[pairs.rowCount, pairs.columnCount, factors, ALPHA0, LAMBDA, STEPS, THREADS].map(String)]);
}
