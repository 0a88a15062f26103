import type { Dataset } from '../data/dataset.ts';
import type { Reader } from '../data/reader.ts';
import { inverseRoots, type CoCounts } from '../kernels/co-counts.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { createRowWriter } from '../matrix/row-writer.ts';
import { TopK } from '../matrix/top-k.ts';
import { HISTORY_CAP } from '../models/neighbours.ts';
import { arrayOf, numberOf, type MethodState, type Settings } from '../models/method.ts';
import type { Pacer } from '../pacer.ts';
import { activeColumns, renumberedCounts } from './active-columns.ts';
import { jointColumns, jointLoans, loadJointColumns, saveJointColumns, type JointColumns } from './joint-columns.ts';
import { collector, jointRows, type JointRows } from './joint-rows.ts';
import { keptCells, ridgeSettings, solveRidges, type RidgeModel } from './ridge-blocks.ts';

/**
 * All co-counts a ridge was made from, none cut: what it needs to learn further loans and to forget a patron without reading the others'
 * loans again (engine notes 1.4.15, 1.7.8). Counts are sums of 64ths and therefore exact: what was taken away was never there.
 */
export interface RidgeMemory {
  readonly columns: JointColumns;
  readonly targetTitles: number;
  /** Over joint columns, with every pair that occurs. */
  readonly gram: CoCounts;
}

/** The memory of a data set for the given settings. O(Σ h²) time; 8 bytes for every two titles that have been lent together, twice. */
export async function ridgeMemory(data: Dataset, setting: Settings, kernels: Kernels, pacer: Pacer): Promise<RidgeMemory> {
  const { sourceWeight, contentWeight } = ridgeSettings(setting);
  const columns = jointColumns(data, sourceWeight > 0);
  const { rows, weight } = await jointRows(data, columns, contentWeight, pacer);
  return { columns, targetTitles: data.target.columnCount, gram: await kernels.coCounts({ rows, weight, keep: rows.columnCount }, pacer) };
}

/** The memory with a patron more: her loans in all domains, earliest first. */
export function withPatron(memory: RidgeMemory, reader: Reader, kernels: Kernels, pacer: Pacer): Promise<RidgeMemory> {
  return changed(memory, reader, 1, kernels, pacer);
}

/** The memory without a patron; `reader` has the loans she was learned with. Equal to one that never had her, bit for bit. */
export function withoutPatron(memory: RidgeMemory, reader: Reader, kernels: Kernels, pacer: Pacer): Promise<RidgeMemory> {
  return changed(memory, reader, -1, kernels, pacer);
}

/** The ridge of the memory: the very weights that training on the patrons it has would give. */
export async function ridgeOf(memory: RidgeMemory, setting: Settings, kernels: Kernels, pacer: Pacer): Promise<RidgeModel> {
  const active = activeColumns(memory.gram.diagonal);
  const cut = await strongest(await renumberedCounts(memory.gram, active, pacer), keptCells(active.length), pacer);
  const [weights] = await solveRidges(cut, active, memory.columns, memory.targetTitles, [ridgeSettings(setting)], kernels, pacer);
  return { columns: memory.columns, weights: weights! };
}

/** What the memory is stored as. */
export function saveRidgeMemory({ columns, targetTitles, gram }: RidgeMemory): MethodState {
  const { start, index, weight } = gram.counts;
  return { header: { targetTitles }, arrays: { ...saveJointColumns(columns), start, index, weight, diagonal: gram.diagonal } };
}

/** The memory `saveRidgeMemory` wrote. */
export function loadRidgeMemory(state: MethodState): RidgeMemory {
  const diagonal = arrayOf(state, 'diagonal', Float32Array);
  const counts = {
    rowCount: diagonal.length, columnCount: diagonal.length,
    start: arrayOf(state, 'start', Uint32Array), index: arrayOf(state, 'index', Uint32Array), weight: arrayOf(state, 'weight', Float32Array),
  };
  return { columns: loadJointColumns(state), targetTitles: numberOf(state, 'targetTitles'), gram: { counts, diagonal } };
}

async function changed(memory: RidgeMemory, reader: Reader, sign: 1 | -1, kernels: Kernels, pacer: Pacer): Promise<RidgeMemory> {
  const { rows, weight } = patronRow(memory.columns, reader);
  const own = await kernels.coCounts({ rows, weight, keep: rows.columnCount }, pacer);
  return { ...memory, gram: await sumOf(memory.gram, own, sign, pacer) };
}

/** The one row a patron is. */
function patronRow(columns: JointColumns, { target, sources, ...rest }: Reader): JointRows {
  const newest: Reader = { ...rest, target: target.subarray(-HISTORY_CAP), sources: sources.map((own) => own.subarray(-HISTORY_CAP)) };
  const row = collector(columns.offsets.at(-1)!);
  for (const { joint } of jointLoans(columns, newest)) row.add(joint);
  row.endRow(1);
  return row.finish();
}

/** a + sign·b, cell by cell; cells of 0 are left out. */
async function sumOf(a: CoCounts, b: CoCounts, sign: 1 | -1, pacer: Pacer): Promise<CoCounts> {
  const n = a.diagonal.length;
  const writer = createRowWriter(n, n);
  const index = new Uint32Array(n);
  const weight = new Float32Array(n);
  for (let i = 0; i < n; i += 1) {
    if (pacer.due()) await pacer.pause();
    let size = 0;
    let e = a.counts.start[i]!;
    let f = b.counts.start[i]!;
    const [endA, endB] = [a.counts.start[i + 1]!, b.counts.start[i + 1]!];
    while (e < endA || f < endB) {
      const inA = e < endA ? a.counts.index[e]! : Infinity;
      const inB = f < endB ? b.counts.index[f]! : Infinity;
      const value = (inA <= inB ? a.counts.weight[e++]! : 0) + (inB <= inA ? sign * b.counts.weight[f++]! : 0);
      if (value === 0) continue;
      index[size] = Math.min(inA, inB);
      weight[size] = value;
      size += 1;
    }
    writer.add(i, index, weight, size);
  }
  return { counts: writer.finish(), diagonal: a.diagonal.map((value, i) => value + sign * b.diagonal[i]!) };
}

/** The co-counts cut to the strongest `keep` of each column, as `coCounts` cuts them. */
async function strongest({ counts, diagonal }: CoCounts, keep: number, pacer: Pacer): Promise<CoCounts> {
  const n = diagonal.length;
  const inverse = inverseRoots(diagonal);
  const best = new TopK(Math.min(keep, n));
  const writer = createRowWriter(n, n);
  const values = new Float32Array(n);
  const row = new Float32Array(n);
  for (let j = 0; j < n; j += 1) {
    if (pacer.due()) await pacer.pause();
    best.clear();
    for (let e = counts.start[j]!; e < counts.start[j + 1]!; e += 1) {
      values[counts.index[e]!] = counts.weight[e]!;
      best.offer(counts.index[e]!, counts.weight[e]! * inverse[counts.index[e]!]!);
    }
    const own = best.indices.slice(0, best.size).sort();
    own.forEach((i, at) => { row[at] = values[i]!; });
    writer.add(j, own, row, own.length);
  }
  return { counts: writer.finish(), diagonal };
}
