import { hasSourceLoans } from '../data/dataset.ts';
import { rowsWhere } from '../data/loan-matrix.ts';
import { readsSources, type Reader } from '../data/reader.ts';
import { descending, gatherGreatest } from './column-sums.ts';
import { arrayOf, type FitContext, type FittedMethod, type MethodDefinition, type Settings } from './method.ts';
import { addDecayedCounts } from './popularity.ts';

/** Patrons with target loans a segment must have before it speaks for itself. */
const MIN_SEGMENT_PATRONS = 30;
/** Groups, or branches, kept beside the two segments by source history: the largest, so that memory stays bounded. */
const MAX_GROUPS = 32;

/** Key of a segment: group (or branch) × 2 + (has source history); 0 stands for any. */
const keyOf = (group: number, hasSource: boolean) => group * 2 + (hasSource ? 1 : 0);

/**
 * Popularity among readers of the same patron group (or, `branch` 1, of the same branch) and with (or without) source history; small
 * segments fall back to any group, then to all.
 */
export const segmentPopularity: MethodDefinition = {
  id: 'segment-popularity',
  twin: null,
  effort: 1,
  grid: [{ halfLifeDays: 365, branch: 0 }, { halfLifeDays: 0, branch: 0 }, { halfLifeDays: 365, branch: 1 }],
  async fit(context, settings) {
    const made: FittedMethod[] = [];
    for (const setting of settings) made.push(await fitOne(context, setting));
    return made;
  },
  load: (state, settings) => fitted(arrayOf(state, 'keys', Uint32Array), arrayOf(state, 'counts', Float32Array), settings),
};

async function fitOne(context: FitContext, settings: Settings): Promise<FittedMethod> {
  const { data } = context;
  const titles = data.target.columnCount;
  const groupOf = settings['branch'] === 1 ? data.patronBranch : data.patronGroup;
  const keyOfPatron = new Uint32Array(data.patronCount);
  const sizes = new Map<number, number>();
  for (const u of await rowsWhere(data.target, () => true, context.pacer)) {
    if (u % 256 === 0 && context.pacer.due()) await context.pacer.pause();
    const key = keyOf(groupOf[u] ?? 0, hasSourceLoans(data, u));
    keyOfPatron[u] = key;
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  const groups = [...sizes.keys()].filter((key) => key > 1).sort((a, b) => sizes.get(b)! - sizes.get(a)! || a - b).slice(0, MAX_GROUPS);
  const keys: number[] = [];
  const tables: Float32Array[] = [];
  for (const key of [0, 1, ...groups]) {
    const counts = new Float32Array(titles);
    const member = (u: number) => (key > 1 ? keyOfPatron[u] === key : keyOfPatron[u]! % 2 === key);
    if (await addDecayedCounts(data, settings['halfLifeDays'] ?? 0, counts, context.pacer, member) < MIN_SEGMENT_PATRONS) continue;
    keys.push(key);
    tables.push(counts);
  }
  const all = new Float32Array(titles);
  await addDecayedCounts(data, settings['halfLifeDays'] ?? 0, all, context.pacer);
  tables.push(all);
  const joined = new Float32Array(titles * tables.length);
  tables.forEach((table, t) => joined.set(table, t * titles));
  return fitted(Uint32Array.from(keys), joined, settings);
}

/** `counts` holds one row of titles a key and, last, the row of all patrons. */
function fitted(keys: Uint32Array, counts: Float32Array, settings: Settings): FittedMethod {
  const titles = counts.length / (keys.length + 1);
  const rowOf = (reader: Reader): number => {
    const hasSource = readsSources(reader);
    const own = keys.indexOf(keyOf(settings['branch'] === 1 ? reader.branch ?? 0 : reader.group, hasSource));
    const any = own >= 0 ? own : keys.indexOf(keyOf(0, hasSource));
    return any >= 0 ? any : keys.length;
  };
  const table = (row: number) => counts.subarray(row * titles, (row + 1) * titles);
  const tableOf = (reader: Reader) => table(rowOf(reader));
  const orders = new Map<number, Uint32Array>();
  return {
    id: 'segment-popularity',
    settings,
    score(reader, out) {
      out.set(tableOf(reader));
      return true;
    },
    gather(reader, sums, excluded, k) {
      const row = rowOf(reader);
      const order = orders.get(row) ?? descending(table(row));
      orders.set(row, order);
      gatherGreatest(table(row), order, excluded, k, sums);
    },
    explain(reader, column) {
      const score = tableOf(reader)[column]!;
      return { score, terms: [], base: score };
    },
    save: () => ({ header: {}, arrays: { keys, counts } }),
  };
}
