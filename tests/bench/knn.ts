import type { LoanMatrix } from '#engine/data/loan-matrix.ts';
import { neighbourBlocks, type NeighbourSettings } from '#engine/models/neighbours.ts';
import { createPacer } from '#engine/pacer.ts';
import type { Bench } from './bench.ts';
import { seededMatrix } from './loan-matrix.ts';
import { secondsOf } from './tools/measure.ts';

const settings: NeighbourSettings = { neighbours: 50, shrink: 10, fame: 0.5, breadth: 0 };

/** Neighbouring titles of a domain, beside the same sums kept in Maps. */
export const knn: Bench = {
  name: 'knn',
  about: 'neighbouring titles, beside the same computation with Maps',
  async run({ quick }) {
    const [patrons, titles, loans] = quick ? [1000, 1000, 15_000] : [10_000, 10_000, 200_000];
    const matrix = seededMatrix(patrons!, titles!, loans!, 1);
    const own: number[] = [];
    const peer: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      let weights = 0;
      own.push(await secondsOf(async () => { weights = sum((await neighbourBlocks(matrix, matrix, [settings], createPacer()))[0]!.weight); }));
      let expected = 0;
      peer.push(await secondsOf(() => { expected = neighboursByMaps(matrix); }));
      if (!(Math.abs(weights - expected) < 1e-4 * expected)) throw new Error(`the weights differ: ${weights} and ${expected}`);
    }
    return [{ what: `neighbours of ${titles} titles, ${matrix.column.length} pairs`, unit: 's', values: own, peer: { name: 'Maps', values: peer } }];
  },
};

const sum = (values: Float32Array): number => values.reduce((total, value) => total + value, 0);

/** As one would write it down first: for each title a Map of how often it was borrowed with each other one; all kept weights added up. */
function neighboursByMaps({ rowCount, rowStart, column }: LoanMatrix): number {
  const together = new Map<number, Map<number, number>>();
  const counts = new Map<number, number>();
  for (let u = 0; u < rowCount; u += 1) {
    const own = [...column.subarray(rowStart[u]!, rowStart[u + 1]!)];
    for (const i of own) {
      counts.set(i, (counts.get(i) ?? 0) + 1);
      let row = together.get(i);
      if (row === undefined) together.set(i, row = new Map<number, number>());
      for (const j of own) if (i !== j) row.set(j, (row.get(j) ?? 0) + 1);
    }
  }
  let total = 0;
  for (const [i, row] of together) {
    const weights = [...row].map(([j, count]) => count / (Math.sqrt(counts.get(i)!) * Math.sqrt(counts.get(j)!) + settings.shrink));
    total += weights.sort((a, b) => b - a).slice(0, settings.neighbours).reduce((all, weight) => all + weight, 0);
  }
  return total;
}
