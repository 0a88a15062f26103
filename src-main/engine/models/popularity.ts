import type { Dataset } from '../data/dataset.ts';
import { descending, gatherGreatest } from './column-sums.ts';
import { arrayOf, type FittedMethod, type MethodDefinition, type Settings } from './method.ts';

/**
 * Adds the decayed weight 2^(−age / halfLifeDays) of each distinct (patron, title) pair to `out` (length = target titles);
 * age counts from the last loan of the pair to the data set's last day, halfLifeDays 0 = no decay.
 */
export function addDecayedCounts(data: Dataset, halfLifeDays: number, out: Float32Array, patron: (row: number) => boolean = () => true): number {
  const { target, lastDay } = data;
  let patrons = 0;
  for (let u = 0; u < target.rowCount; u += 1) {
    if (target.rowStart[u] === target.rowStart[u + 1] || !patron(u)) continue;
    patrons += 1;
    for (let e = target.rowStart[u]!; e < target.rowStart[u + 1]!; e += 1) {
      const weight = halfLifeDays > 0 ? 2 ** ((target.lastDay[e]! - lastDay) / halfLifeDays) : 1;
      out[target.column[e]!]! += weight;
    }
  }
  return patrons;
}

/** M0 of the design notes: distinct patrons a title, newer loans counting more; the bar every method has to clear. */
export const popularity: MethodDefinition = {
  id: 'popularity',
  twin: null,
  effort: 1,
  grid: [{ halfLifeDays: 365 }, { halfLifeDays: 0 }, { halfLifeDays: 90 }],
  async fit(context, settings) {
    const made: FittedMethod[] = [];
    for (const setting of settings) {
      if (context.pacer.due()) await context.pacer.pause();
      const counts = new Float32Array(context.data.target.columnCount);
      addDecayedCounts(context.data, setting['halfLifeDays'] ?? 0, counts);
      made.push(fitted(counts, setting));
    }
    return made;
  },
  load: (state, settings) => fitted(arrayOf(state, 'counts', Float32Array), settings),
};

function fitted(counts: Float32Array, settings: Settings): FittedMethod {
  let order: Uint32Array | null = null;
  return {
    id: 'popularity',
    settings,
    score(_reader, out) {
      out.set(counts);
      return true;
    },
    gather(_reader, sums, excluded, k) {
      order ??= descending(counts);
      gatherGreatest(counts, order, excluded, k, sums);
    },
    explain: (_reader, column) => ({ score: counts[column]!, terms: [], base: counts[column]! }),
    save: () => ({ header: {}, arrays: { counts } }),
  };
}
