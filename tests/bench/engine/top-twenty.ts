import { createPacer } from '#engine/pacer.ts';
import type { Bench, Figure } from '../bench.ts';
import { implicitOn, THREADS, trainOurs, trainPeer } from './factor-contest.ts';
import { openFastKernels } from './fast-kernels.ts';
import { benchPairs } from './pairs-folder.ts';

const factors = 64;

/** Twenty titles for every patron, beside implicit's recommend() over the factors it trained itself. */
export const topTwenty: Bench = {
  name: 'engine-top',
  about: 'the best twenty titles of every patron, beside implicit',
  async run(run) {
    const pairs = benchPairs(run);
    const kernels = await openFastKernels(THREADS);
    const peer = implicitOn(pairs, factors);
    const { rows, columns } = await trainOurs(kernels, pairs, factors, 4, { kind: 'cg', steps: 2 });
    if (peer !== null) await trainPeer(peer, 'cg', 4);
    const wall: number[][] = [[], []];
    const cpu: number[][] = [[], []];
    for (let round = 0; round < 5; round += 1) {
      const startedAt = performance.now();
      const before = process.cpuUsage();
      await kernels.topColumns({ factors, rows, columns, excluded: pairs.pairs, count: 20 }, createPacer());
      const used = process.cpuUsage(before);
      wall[0]!.push((performance.now() - startedAt) / 1000);
      cpu[0]!.push((used.user + used.system) / 1e6);
      if (peer === null) continue;
      const times = await peer.ask('top');
      wall[1]!.push(times['wall']!);
      cpu[1]!.push(times['cpu']!);
    }
    await kernels.close();
    peer?.close();
    const what = `best 20 of ${pairs.pairs.columnCount} titles for ${pairs.pairs.rowCount} patrons, ${factors} factors, ${THREADS} threads`;
    const figure = (unit: string, [own, theirs]: number[][]): Figure => ({ what, unit, values: own!, ...(peer !== null && { peer: { name: 'implicit', values: theirs! }, bar: 0.4 }) });
    return [figure('s', wall), figure('CPU-s', cpu)];
  },
};
