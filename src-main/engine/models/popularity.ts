import type { Dataset } from '../data/dataset.ts';
import { ageWeight } from './age-weights.ts';
import type { Pacer } from '../pacer.ts';
import { descending, gatherGreatest } from './column-sums.ts';
import { arrayOf, type FittedMethod, type MethodDefinition, type Settings } from './method.ts';

/**
 * Adds the weight by age (`ageWeight`) of each distinct (patron, title) pair to `out` (length = target titles); age counts from the
 * last loan of the pair to the data set's last day. Returns the patrons counted.
 */
export async function addDecayedCounts(data: Dataset, halfLifeDays: number, out: Float32Array, pacer: Pacer, patron: (row: number) => boolean = () => true): Promise<number> {
  const { target, lastDay } = data;
  let patrons = 0;
  for (let u = 0; u < target.rowCount; u += 1) {
    if (u % 16 === 0 && pacer.due()) await pacer.pause();
    if (target.rowStart[u] === target.rowStart[u + 1] || !patron(u)) continue;
    patrons += 1;
    for (let e = target.rowStart[u]!; e < target.rowStart[u + 1]!; e += 1) {
      out[target.column[e]!]! += ageWeight(lastDay - target.lastDay[e]!, halfLifeDays);
    }
  }
  return patrons;
}

/** Adds the weight by age of loans that are nobody's to `out` (length = target titles); each counts, for nobody knows which of them are one patron's. */
function addUnlinked({ unlinked: { titles, days, loans }, lastDay }: Dataset, halfLifeDays: number, out: Float32Array): void {
  for (let n = 0; n < titles.length; n += 1) out[titles[n]!]! += loans[n]! * ageWeight(Math.max(0, lastDay - days[n]!), halfLifeDays);
}

/** M0 of the design notes: distinct patrons a title and loans of nobody, newer ones counting more; the bar every method has to clear. */
export const popularity: MethodDefinition = {
  id: 'popularity',
  twin: null,
  effort: 1,
  grid: [{ halfLifeDays: 365 }, { halfLifeDays: 0 }, { halfLifeDays: 90 }],
  async fit(context, settings) {
    const made: FittedMethod[] = [];
    for (const setting of settings) {
      const counts = new Float32Array(context.data.target.columnCount);
      await addDecayedCounts(context.data, setting['halfLifeDays'] ?? 0, counts, context.pacer);
      addUnlinked(context.data, setting['halfLifeDays'] ?? 0, counts);
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
