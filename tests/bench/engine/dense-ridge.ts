import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPacer } from '#engine/pacer.ts';
import type { Bench } from '../bench.ts';
import { seededMatrix } from '../loan-matrix.ts';
import { Peer, pythonWith } from '../peers/peer.ts';
import { besidePeer, timesOf, type Times } from './contest.ts';
import { openFastKernels } from './fast-kernels.ts';

const THREADS = 2;
const LAMBDA = 50;

/** The inverse that EASE is made of, beside LAPACK's. */
export const denseRidge: Bench = {
  name: 'engine-ease',
  about: 'inverse of the co-counts of all titles, beside numpy and scipy',
  async run({ quick, folder }) {
    const [patrons, titles, loans] = quick ? [1000, 500, 10_000] : [10_485, 8318, 115_572];
    const matrix = gramOf(patrons!, titles!, loans!);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'matrix.f32'), matrix);
    const python = pythonWith('scipy', '1.17.1');
    const peer = python === null ? null : new Peer(python, [join(import.meta.dirname, '..', 'peers', 'inverse_peer.py'), folder, String(titles), String(THREADS)]);
    const kernels = await openFastKernels(THREADS);
    const ours: Times[] = [];
    const theirs: Times[] = [];
    for (let round = 0; round < 3; round += 1) {
      let trace = 0;
      ours.push(await timesOf(async () => {
        const inverse = await kernels.invertPositiveDefinite(matrix, titles!, createPacer());
        for (let i = 0; i < titles!; i += 1) trace += inverse[i * titles! + i]!;
      }));
      if (peer === null) continue;
      const answer = await peer.ask('invert');
      theirs.push({ wall: answer['wall']!, cpu: answer['cpu']! });
      if (!(Math.abs(trace - answer['trace']!) < 1e-3 * trace)) throw new Error(`the inverses differ: ${trace} and ${answer['trace']}`);
    }
    await kernels.close();
    peer?.close();
    return besidePeer(`dense inverse, ${titles} titles, ${THREADS} threads`, ours, 'scipy spotrf + spotri', theirs, 2.5);
  },
};

/** XᵀX + λI of seeded loans, row-major. */
function gramOf(patrons: number, titles: number, loans: number): Float32Array {
  const { rowStart, column } = seededMatrix(patrons, titles, loans, 1);
  const gram = new Float32Array(titles * titles);
  for (let u = 0; u < patrons; u += 1) {
    const own = column.subarray(rowStart[u]!, rowStart[u + 1]!);
    for (const i of own) for (const j of own) gram[i * titles + j]! += 1;
  }
  for (let i = 0; i < titles; i += 1) gram[i * titles + i]! += LAMBDA;
  return gram;
}
