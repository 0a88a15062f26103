import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { weightedCounts } from '#engine/kernels/co-counts.ts';
import { transposePattern, type SparsePattern } from '#engine/matrix/sparse.ts';
import { createPacer } from '#engine/pacer.ts';
import { activeColumns, renumbered } from '#engine/ridge/active-columns.ts';
import type { Bench, Figure } from '../bench.ts';
import { seededMatrix } from '../loan-matrix.ts';
import { compiledPeer, Peer } from '../peers/peer.ts';
import { besidePeer, timesOf, type Times } from './contest.ts';
import { openFastKernels } from './fast-kernels.ts';

const THREADS = 2;
const NEIGHBOURS = 64;
const KEEP = 512;
const LAMBDA = 30;

/** The item-item ridge of the target, from loans to weights, beside the same algorithm in C++. */
export const ridge: Bench = {
  name: 'engine-ridge',
  about: `ridge of every title on its ${NEIGHBOURS} strongest neighbours, beside C++`,
  async run({ quick, folder }) {
    const rows = quick ? rowsOf(2000, 1500, 40_000) : rowsOf(50_000, 67_500, 1_560_000);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'start.u32'), rows.start);
    writeFileSync(join(folder, 'index.u32'), rows.index);
    const program = compiledPeer('ridge');
    const peer = program === null ? null : new Peer(program, [folder, ...[rows.rowCount, rows.columnCount, NEIGHBOURS, KEEP, LAMBDA, THREADS].map(String)]);
    const kernels = await openFastKernels(THREADS);
    const ours: Times[] = [];
    const theirs: Times[] = [];
    for (let round = 0; round < 3; round += 1) {
      let sum = 0;
      ours.push(await timesOf(async () => {
        const coCounts = await kernels.coCounts({ rows, weight: new Float32Array(rows.rowCount).fill(1), keep: KEEP }, createPacer());
        const targets = Uint32Array.from({ length: rows.columnCount }, (_, column) => column);
        const [weights] = await kernels.neighbourhoodRidge({ coCounts, targets, scale: new Float32Array(rows.columnCount).fill(1), neighbours: NEIGHBOURS, lambdas: [LAMBDA] }, createPacer());
        sum = weights!.weight.reduce((total, weight) => total + weight, 0);
      }));
      if (peer === null) continue;
      const answer = await peer.ask('run');
      theirs.push({ wall: answer['wall']!, cpu: answer['cpu']! });
      if (!(Math.abs(sum - answer['sum']!) < 1e-4 * Math.abs(sum))) throw new Error(`the weights differ: ${sum} and ${answer['sum']}`);
    }
    await kernels.close();
    peer?.close();
    const what = `ridge, ${rows.columnCount} titles, ${rows.index.length} pairs, ${THREADS} threads`;
    const alone: Figure = { what, unit: 's', values: ours.map(({ wall }) => wall), ...(!quick && { bar: 20 }) };
    return [alone, ...(theirs.length > 0 ? besidePeer(what, ours, 'C++ twin', theirs, 1.5) : [])];
  },
};

/** Seeded loans over the titles that were lent at all, most lent first. */
function rowsOf(patrons: number, titles: number, loans: number): SparsePattern {
  const matrix = seededMatrix(patrons, titles, loans, 1);
  const rows = { rowCount: matrix.rowCount, columnCount: matrix.columnCount, start: matrix.rowStart, index: matrix.column };
  return renumbered(rows, activeColumns(weightedCounts(transposePattern(rows), new Float32Array(patrons).fill(1))));
}
